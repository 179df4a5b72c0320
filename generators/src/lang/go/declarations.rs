//! Declarations: a view for each named type.

use std::collections::BTreeSet;

use dagstack_spec_templates::go::{self as view, print};

use super::super::needs::{Need, Needs};
use super::companions::{self, Companions};
use super::ends::core;
use super::fields::Fields;
use super::imports;
use super::module::Module;
use super::named_schemas::NamedSchemas;
use super::names;
use super::source::{Import, Source};
use super::types::Representation;
use super::variables::Variables;
use super::{residual, text, unions};
use crate::ir::{self, Docs, NamedType, SchemaId, StructType, Type, TypeId, UnionType};

/// What the declarations of a module share.
pub(super) struct Declarations<'m> {
    pub(super) source: &'m Source<'m>,
    pub(super) module: Module<'m>,
    /// Exported names of the package.
    pub(super) exported: BTreeSet<String>,
    /// Other names of the package.
    pub(super) unexported: BTreeSet<String>,
    /// What the code needs.
    pub(super) needs: Needs,
    /// The types that several paths may lead to at one place of a document, and are worth to be kept.
    revisited: BTreeSet<TypeId>,
    /// What goes with each type that is declared here. Of an imported one the constants have names here.
    pub(super) companions: Vec<Companions>,
    /// The schemas that others refer to.
    named: NamedSchemas,
}

impl<'m> Declarations<'m> {
    /// Names everything that the types of a package are called. `exported` are names that it uses already.
    pub(super) fn new(source: &'m Source<'m>, mut exported: BTreeSet<String>) -> Self {
        let mut unexported = BTreeSet::new();
        let module = Module::new(source, &mut exported, &mut unexported);
        let mut companions = vec![Companions::default(); source.types.len()];
        for (id, named, name) in module.named().filter(|(id, ..)| !module.is_qualified(*id)) {
            if let Type::StringEnum(ir::StringEnum { members, .. }) = core(&named.ty) {
                companions[id.0].constants = names::of_enum(name, members, &mut exported);
            }
        }
        let ir::Module { schemas, revisits, .. } = source.module;
        let needed = source.module.needed_schemas();
        let named = NamedSchemas::new(schemas, &needed, &revisits.schemas, &mut unexported);
        let revisited = module
            .named()
            .map(|(id, _, _)| id)
            .filter(|id| revisits.types.contains(id) || revisits.types.contains(&module.outer(*id)))
            .filter(|id| module.is_worth_keeping(*id))
            .collect();
        Self { source, module, exported, unexported, needs: Needs::new(), revisited, companions, named }
    }

    /// The constants of the enumeration that a type stands for in the end.
    pub(super) fn constants(&self, id: TypeId) -> &[String] {
        &self.companions[self.module.target(id).0].constants
    }

    /// Renders every type that is declared here, and gives on those that other packages declare, unless others refer to this one:
    /// these know where to find them. `role` says what a type is for; `extra` gives further statements for the decoder of a struct.
    pub(super) fn render(
        &mut self,
        role: impl Fn(&Module<'_>, TypeId, &NamedType, &str) -> String,
        extra: impl Fn(&Self, TypeId, &StructType, &Fields) -> Vec<String>,
    ) -> Vec<String> {
        let named: Vec<(TypeId, &NamedType, String)> =
            self.module.named().map(|(id, named, name)| (id, named, name.to_owned())).collect();
        let mut rendered = Vec::new();
        for (id, named, name) in named {
            let documented = self.module.documented(id);
            let role = role(&self.module, id, documented, &name);
            match self.source.import(id) {
                Some(_) if self.module.is_qualified(id) => {}
                Some(import) => rendered.extend(self.reexport(id, import, &name, &role)),
                None => {
                    let docs = text::comment_on(&role, &documented.docs, 0);
                    rendered.push(self.declaration(id, named, name, docs, &extra));
                }
            }
        }
        rendered
    }

    fn declaration(
        &mut self,
        id: TypeId,
        named: &NamedType,
        name: String,
        docs: Vec<String>,
        extra: &impl Fn(&Self, TypeId, &StructType, &Fields) -> Vec<String>,
    ) -> String {
        match core(&named.ty) {
            Type::Struct(fields) => self.structure(id, fields, name, docs, extra),
            Type::StringEnum(listed) => self.enumeration(id, listed, name, docs),
            Type::Tuple(tuple) => self.tuple(id, tuple, name, docs),
            Type::Union(union) => self.union(id, union, name, docs),
            Type::Reference(target) if !self.module.is_refined(id) => self.alias(id, *target, name, docs),
            _ if let Some(built_in) = self.module.built_in(id) => {
                self.needs.extend((*built_in == Type::Null).then_some(imports::CONTRACT));
                print(&view::Alias { docs, name, target: go_type(built_in).to_owned(), entry_points: String::new() })
            }
            other => self.defined(id, other, name, docs),
        }
    }

    /// The name here of a type of another package, and of what goes with it there.
    fn reexport(&mut self, id: TypeId, import: Import<'_>, name: &str, role: &str) -> Option<String> {
        let target = import.name()?;
        self.needs.insert(Need::Shared(import.package));
        let docs = text::comment_on(role, &Docs::default(), 0);
        let constants = &self.companions[id.0].constants;
        Some(companions::reexport(import, target, name, docs, constants, &mut self.exported))
    }

    /// The schemas that others refer to.
    pub(super) fn schemas(&mut self) -> Vec<String> {
        let mut rendered = Vec::new();
        for (index, named) in self.source.module.schemas.iter().enumerate() {
            let id = SchemaId(index);
            if self.named.names(id).0.is_empty() {
                continue;
            }
            let hint = names::EXPORTED.identifier(&named.name.raw());
            let mut variables = Variables::new(&mut self.unexported, &mut self.needs, &self.named);
            variables.needs.extend([imports::SCHEMA, Need::ResidualSchemas]);
            variables.needs.extend(self.named.is_revisited(id).then_some(Need::RevisitedSchemas));
            let value = residual::expression(&named.schema, &hint, Some(id), &mut variables);
            let variables = declarations_of(variables);
            let (name, recursion) = self.named.names(id);
            let docs = text::comment_on(&format!("{name} is the schema {}.", named.name.raw()), &Docs::default(), 0);
            rendered.push(print(&view::ResidualSchema {
                name: name.to_owned(),
                recursion: recursion.to_owned(),
                is_revisited: self.named.is_revisited(id),
                docs,
                variables,
                value,
            }));
        }
        rendered
    }

    /// The module, and the variables of a type that is declared, with those for what is asked of it besides.
    pub(super) fn scope(&mut self, id: TypeId) -> (&Module<'m>, Variables<'_>) {
        let mut variables = Variables::new(&mut self.unexported, &mut self.needs, &self.named);
        for layer in self.module.refined(id) {
            if let Type::Refined(refined) = self.module.ty(layer) {
                residual::declare(self.module.schema(layer), &refined.schema, &mut variables);
            }
        }
        (&self.module, variables)
    }

    /// Another name of a type. Those of a union have functions of their own to read and check them, since what may be `null` can differ.
    fn alias(&mut self, id: TypeId, target: TypeId, name: String, docs: Vec<String>) -> String {
        if self.module.is_qualified(target) {
            self.needs.extend(self.module.import(target).map(|import| Need::Shared(import.package)));
        }
        let entry_points = match self.module.underlying(id).1 {
            Type::Union(_) => self.entry_points(id, &name),
            _ => String::new(),
        };
        print(&view::Alias { docs, name, target: self.module.name(target).to_owned(), entry_points })
    }

    /// The functions that stand for the methods that an interface can't have.
    fn entry_points(&mut self, id: TypeId, name: &str) -> String {
        self.needs.insert(imports::SCHEMA);
        let variables = &mut Variables::new(&mut self.unexported, &mut self.needs, &self.named);
        let repr = Representation::new(&Type::Reference(self.module.outer(id)), &self.module, name, variables);
        let functions = companions::EntryPoints::new(name, &mut self.exported);
        let view = view::EntryPoints {
            name: name.to_owned(),
            unmarshal: functions.unmarshal.clone(),
            validate: functions.validate.clone(),
            value: repr.read_element("document", 1),
        };
        self.companions[id.0].entry_points = Some(functions);
        print(&view)
    }

    fn union(&mut self, id: TypeId, ty: &UnionType, name: String, mut docs: Vec<String>) -> String {
        let entry_points = self.entry_points(id, &name);
        let decoder = self.decoder(id, &name);
        let mut exported = std::mem::take(&mut self.exported);
        let (module, mut variables) = self.scope(id);
        let made = unions::of(ty, &name, module, &mut exported, &mut variables);
        let variables = declarations_of(variables);
        self.exported = exported;
        self.companions[id.0].variants = made.own;
        let variants: Vec<String> = made.names.iter().map(|name| format!("[{name}]")).collect();
        docs.extend((!docs.is_empty()).then(String::new));
        docs.extend(text::comment(
            &Docs { description: Some(format!("Its variants are {}.", text::listed(&variants))), ..Docs::default() },
            0,
        ));
        let checks = self.module.schema_checks(id);
        let marker = format!("is{name}");
        let implementer = |name: String| view::Implementer {
            is_long: format!("func ({name}) {marker}()").len() > text::LONGEST_HEADER,
            name,
        };
        print(&view::Union {
            docs,
            variants: made.declared,
            implementers: made.names.into_iter().map(implementer).collect(),
            marker,
            variables,
            entry_points,
            decoder,
            checks,
            chooser: made.chooser,
            name,
        })
    }

    pub(super) fn methods(&mut self, id: TypeId, name: &str, marshal: bool) -> String {
        self.needs.insert(imports::SCHEMA);
        let decoder = self.module.decoder(id).to_owned();
        print(&view::Methods { name: name.to_owned(), decoder, marshal })
    }

    /// The function that decodes a type, and the further one that calls it where what it finds is kept.
    pub(super) fn decoder(&mut self, id: TypeId, name: &str) -> view::Decoder {
        let known = self.module.decoder(id).to_owned();
        let is_exported = known.starts_with(char::is_uppercase);
        if !self.revisited.contains(&id) {
            return view::Decoder { name: known, ty: name.to_owned(), is_exported, anew: None };
        }
        self.needs.insert(Need::RevisitedTypes);
        let anew = names::free(&format!("{}Anew", names::decoder(name)), &mut self.unexported);
        view::Decoder { name: known, ty: name.to_owned(), is_exported, anew: Some(anew) }
    }

    fn defined(&mut self, id: TypeId, ty: &Type, name: String, docs: Vec<String>) -> String {
        let (module, mut variables) = self.scope(id);
        let repr = Representation::new(ty, module, &name, &mut variables);
        let variables = declarations_of(variables);
        let node = format!("n{}", self.module.schema_checks(id));
        let decoder = self.decoder(id, &name);
        if repr.is_interface() {
            let entry_points = self.entry_points(id, &name);
            let value = format!("{name}({})", repr.read(&node, 1));
            return print(&view::Defined {
                docs,
                underlying: repr.go,
                name,
                variables,
                methods: entry_points,
                decoder,
                value,
            });
        }
        let value = repr.read(&node, 1);
        let is_made_from_another = matches!(ty, Type::Reference(_));
        let scalar = matches!(
            self.module.underlying(id).1,
            Type::Boolean | Type::String(_) | Type::Integer(_) | Type::Number(_)
        );
        let marshal = repr.is_nilable() || repr.is_any() || repr.is_mark() || is_made_from_another && !scalar;
        let methods = self.methods(id, &name, marshal);
        if repr.is_any() || repr.is_mark() {
            return print(&view::Whole { docs, name, underlying: repr.go, variables, methods, decoder, value });
        }
        let value = if repr.is_nilable() && !is_made_from_another { value } else { format!("{name}({value})") };
        print(&view::Defined { docs, underlying: repr.go, name, variables, methods, decoder, value })
    }
}

/// Go's name for a type that needs no declaration.
fn go_type(built_in: &Type) -> &'static str {
    match built_in {
        Type::Null => "contract.Null",
        _ => "any",
    }
}

/// The variables that have been declared, as views.
pub(super) fn declarations_of(variables: Variables<'_>) -> Vec<view::Variable> {
    variables.declared.into_iter().map(|(name, value)| view::Variable { name, value }).collect()
}
