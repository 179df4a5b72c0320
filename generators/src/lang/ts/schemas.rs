//! Types as zod schemas: zod's own where it means what JSON Schema means, and those of the support module elsewhere.

use dagstack_spec_templates::ts::{Annotation, ArraySchema, Check, Modifier, TupleRest, TupleSchema};

use super::super::needs::Needs;
use super::graph::Facts;
use super::names::Names;
use super::types::Types;
use super::written::{Extent, Written};
use super::{imports, numbers, residual, text};
use crate::ir::{ArrayType, Covers, Keyword, NamedType, RefinedType, TupleType, Type, TypeId};

/// How many items of a tuple may be absent before the compiler is given its type: zod's types take them off one by one, which the
/// compiler follows some 45 times.
const MOST_OPTIONAL: usize = 16;

/// Writes schemas, and keeps count of what they need from the support module.
pub(super) struct Schemas<'m> {
    pub(super) types: &'m [NamedType],
    pub(super) names: &'m Names,
    pub(super) facts: &'m Facts,
    pub(super) needs: Needs,
    /// What the annotations of the named types that have been written extend to, by their place. `None` for those that say no
    /// more than what is read.
    extents: Vec<Option<Extent>>,
}

impl<'m> Schemas<'m> {
    /// Writes schemas for the types of one module.
    pub(super) fn new(types: &'m [NamedType], names: &'m Names, facts: &'m Facts) -> Self {
        Self { types, names, facts, needs: Needs::new(), extents: vec![Some(Extent::LEAF); types.len()] }
    }

    /// Notes that a name of the support module is used, and gives it back.
    pub(super) fn used(&mut self, name: &'static str) -> &'static str {
        self.needs.extend(imports::of(name));
        name
    }

    /// The type of a schema, which then counts as used.
    pub(super) fn annotation(&mut self, written: &Written) -> String {
        self.needs.extend(&written.needs);
        written.ty.clone()
    }

    /// What the schemas that have been written need.
    pub(super) fn into_needs(self) -> Needs {
        self.needs
    }

    /// Notes what the schema of a named type extends to. `None` where its annotation says no more than what it reads.
    pub(super) fn set_extent(&mut self, id: TypeId, extent: Option<Extent>) {
        self.extents[id.0] = extent;
    }

    /// What the schemas of the named types extend to.
    pub(super) fn extents(&self) -> &[Option<Extent>] {
        &self.extents
    }

    /// Whether the annotation of a schema says no more than what it reads.
    pub(super) fn is_opaque(&self, id: TypeId) -> bool {
        self.facts.is_recursive(id) || self.extents[id.0].is_none()
    }

    /// A type as it is written where it is read, for annotations.
    pub(super) fn written_type(&self, ty: &Type) -> String {
        Types { names: self.names, given: false }.ty(ty)
    }

    /// The schema of a type.
    pub(super) fn schema(&mut self, ty: &Type) -> Written {
        let written = match ty {
            Type::Any => Written::new(format!("{}()", self.used("json")), "z.ZodUnknown"),
            Type::Null => Written::new("z.null()", "z.ZodNull"),
            Type::Boolean => Written::new("z.boolean()", "z.ZodBoolean"),
            Type::String(rules) => Written::new(self.string(rules), "z.ZodString"),
            Type::Integer(rules) => Written::new(self.number(rules, true), "z.ZodNumber"),
            Type::Number(rules) => Written::new(self.number(rules, false), "z.ZodNumber"),
            Type::StringEnum(listed) => self.string_enum(listed, None),
            Type::OneOfValues(listed) => self.values(listed, None),
            Type::Array(array) if *array.item == Type::Never => self.no_items(array),
            Type::Array(array) => self.array(array),
            Type::Tuple(tuple) => self.tuple(tuple, ty),
            Type::Struct(object) => self.object(object, true),
            Type::Map(map) => self.map(map),
            Type::Nullable(inner) => {
                self.used("nullable");
                self.schema(inner).modified(Modifier::Nullable, |ty| Annotation::Nullable(ty))
            }
            Type::Union(union) => self.union(union),
            Type::Refined(refined) => self.refined(refined, None),
            Type::Never => Written::new("z.never()", "z.ZodNever"),
            Type::Reference(id) if self.names.constant(*id).is_some() => self.schema(&self.types[id.0].ty),
            Type::Reference(id) => {
                let name = self.names.with_schema(*id);
                let known = self.extents[id.0].filter(|_| !self.is_opaque(*id));
                Written::reference(&format!("{name}Schema"), known.unwrap_or(Extent::LEAF))
            }
        };
        if !written.is_too_deep() {
            return written;
        }
        // The compiler can't follow what is nested deeper; it takes a type's word for it.
        let ty = self.written_type(ty);
        self.used("typed");
        let annotation = Annotation::Opaque { read: &ty, given: &ty }.to_string();
        Written::new(written.checked(Modifier::Typed(ty)).value, annotation)
    }

    /// The schema of a type that has a name: enumerations are annotated by it.
    pub(super) fn named(&mut self, ty: &Type, name: &str) -> Written {
        match ty {
            Type::StringEnum(listed) => self.string_enum(listed, Some(name)),
            Type::OneOfValues(listed) => self.values(listed, Some(name)),
            Type::Refined(refined) => self.refined(refined, Some(name)),
            other => self.schema(other),
        }
    }

    fn refined(&mut self, refined: &RefinedType, name: Option<&str>) -> Written {
        let written = match name {
            Some(name) => self.named(&refined.ty, name),
            None => self.schema(&refined.ty),
        };
        let function = self.used(match refined.covers {
            Covers::Rest => "holds",
            Covers::Whole => "holdsFirst",
        });
        let schema = if let [Keyword::Reference(id)] = refined.schema.keywords.as_slice() {
            self.names.schema(*id).to_owned()
        } else {
            let last = written.value.rsplit('\n').next().map_or(0, |line| line.chars().count());
            // Behind the names of a field or of the type, too.
            residual::literal(&refined.schema, self.names, &mut self.needs).print(2, last + 40)
        };
        if schema.contains(residual::TYPED) {
            self.used("type JsonSchema");
        }
        written.checked(Modifier::Check(Check::Residual { function, schema }))
    }

    fn tuple(&mut self, tuple: &TupleType, ty: &Type) -> Written {
        let required = tuple.required();
        let long = (tuple.items.len() - required > MOST_OPTIONAL).then(|| self.written_type(ty));
        self.used(if long.is_some() { "longTuple" } else { "tuple" });
        let items: Vec<Written> = tuple
            .items
            .iter()
            .enumerate()
            .map(|(at, item)| {
                let written = self.schema(item);
                if at < required { written } else { written.exact_optional() }
            })
            .collect();
        let rest = tuple.rest.as_deref().map(|rest| self.schema(rest));
        // What the items ask for by themselves is not asked for again.
        let least = tuple.min_items.filter(|least| usize::try_from(*least).is_ok_and(|least| least > required));
        let further = TupleRest {
            schema: rest.as_ref().map(|rest| rest.value.clone()),
            min_items: least.map(numbers::size),
            max_items: tuple.max_items.map(numbers::size),
        };
        let value = tuple_schema(long.clone(), items.iter().map(|item| item.value.clone()).collect(), further);
        if let Some(ty) = &long {
            return Written::new(value, Annotation::Opaque { read: ty, given: ty }.to_string());
        }
        let types: Vec<&str> = items.iter().map(|item| item.ty.as_str()).collect();
        let rest_type = rest.as_ref().map_or("null", |rest| rest.ty.as_str());
        let ty = Annotation::Tuple { items: &types, rest: rest_type }.to_string();
        Written::around(value, ty, items.iter().chain(&rest)).heavier(2)
    }

    /// A list that has room for no item.
    fn no_items(&mut self, array: &ArrayType) -> Written {
        self.used("tuple");
        let min_items = array.min_items.filter(|least| *least > 0).map(numbers::size);
        let value = tuple_schema(None, Vec::new(), TupleRest { min_items, ..TupleRest::default() });
        Written::new(value, Annotation::Tuple { items: &[], rest: "null" }.to_string())
    }

    fn array(&mut self, array: &ArrayType) -> Written {
        let item = self.schema(&array.item);
        let mut checks = Vec::new();
        if let Some(length) = array.max_items {
            self.used("maxItems");
            checks.push(Check::MaxItems(numbers::size(length)));
        }
        if array.unique {
            self.used("uniqueItems");
            checks.push(Check::UniqueItems);
        }
        let min_items = array.min_items.filter(|length| *length > 0).map(numbers::size);
        item.map(
            |item| ArraySchema { item: item.to_owned(), min_items, checks }.to_string(),
            |item| Annotation::Array(item).to_string(),
        )
        .heavier(1)
    }
}

fn tuple_schema(long: Option<String>, items: Vec<String>, rest: TupleRest) -> String {
    let wide = text::is_wide(&items);
    let indented = |item: String| if wide { text::indent(&item) } else { item };
    TupleSchema { long, items: items.into_iter().map(indented).collect(), rest, wide }.to_string()
}
