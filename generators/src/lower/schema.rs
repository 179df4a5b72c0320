//! Schemas as they are, keyword by keyword: for what no type can say.

use std::collections::BTreeSet;

use dagstack_spec_model::document::Node;
use dagstack_spec_model::kind::SchemaPlace;

use super::module::{At, Module};
use super::{keywords, names, read};
use crate::cycles::nodes_on_cycles;
use crate::ir::{Choice, Contains, Items, JsonType, Keyword, NamedSchema, Properties, Schema, SchemaId};
use crate::rules;

/// What of a schema need not be said again, because a type says it.
#[derive(Debug, Clone, Default)]
pub(super) struct Covered {
    /// Keywords. `properties` and `patternProperties` may be covered where `additionalProperties` is not: then their names
    /// are told, and nothing about the values.
    pub(super) keywords: Vec<&'static str>,
    /// Keys whose schema is not covered although `properties` is.
    pub(super) but_keys: BTreeSet<String>,
    /// The types that the value can have; what is asked of others is left out. All of them where empty.
    pub(super) types: Vec<JsonType>,
    /// The one of `allOf` that is covered.
    pub(super) all_of: Option<usize>,
}

impl Covered {
    fn has(&self, keyword: &str) -> bool {
        self.keywords.contains(&keyword) || self.is_idle(keyword)
    }

    /// Whether a keyword asks nothing of a value of these types.
    fn is_idle(&self, keyword: &str) -> bool {
        !self.types.is_empty()
            && keywords::domain(keyword)
                .is_some_and(|domain| !domain.iter().any(|ty| self.types.iter().any(|own| own.overlaps(*ty))))
    }
}

impl<'s> Module<'s> {
    /// All that a schema asks.
    pub(super) fn schema(&mut self, at: At<'s, '_>) -> Schema {
        self.schema_beside(at, &Covered::default())
    }

    /// What a schema asks besides what is covered.
    pub(super) fn schema_beside(&mut self, at: At<'s, '_>, covered: &Covered) -> Schema {
        match at.node.as_bool() {
            Some(true) => return Schema::default(),
            Some(false) => return Schema::never(),
            None => self.check_keywords(at),
        }
        let mut keywords = Vec::new();
        for entry in read::keywords(at.node) {
            match entry.key.as_str() {
                keyword if covered.has(keyword) => {}
                "allOf" => keywords.extend(self.all_of(at, covered)),
                keyword => keywords.extend(self.keyword(at, keyword)),
            }
        }
        keywords.extend(self.properties(at, covered));
        keywords.extend(self.items(at, covered));
        keywords.extend(self.contains(at, covered));
        keywords.extend(self.condition(at, covered));
        for (keyword, make) in [
            ("unevaluatedItems", Keyword::UnevaluatedItems as fn(Schema) -> Keyword),
            ("unevaluatedProperties", Keyword::UnevaluatedProperties),
        ] {
            if !covered.has(keyword) {
                keywords.extend(self.child(at, keyword).map(make));
            }
        }
        Schema::all(keywords)
    }

    /// A keyword that needs no other one. `None` where it asks nothing, is lowered with others, or has been reported.
    fn keyword(&mut self, at: At<'s, '_>, keyword: &str) -> Option<Keyword> {
        let number = || read::number(at.node, keyword);
        let size = || number().map(|number| number.as_u64().unwrap_or(u64::MAX));
        let owned = |names: Vec<&str>| -> Vec<String> { names.into_iter().map(str::to_owned).collect() };
        Some(match keyword {
            "$ref" => match at.file.refs.get(at.pointer) {
                Some(target) => Keyword::Reference(self.schema_of(target)),
                None => unreachable!("loading has resolved the reference at `{}`", at.place()),
            },
            "type" => Keyword::Type(keywords::types(at.node)?),
            "enum" => Keyword::Values(Choice::Enum, read::list(at.node, keyword).iter().map(Node::to_json).collect()),
            "const" => Keyword::Values(Choice::Const, vec![at.node.get(keyword)?.to_json()]),
            "minimum" => Keyword::Minimum(number()?),
            "maximum" => Keyword::Maximum(number()?),
            "exclusiveMinimum" => Keyword::ExclusiveMinimum(number()?),
            "exclusiveMaximum" => Keyword::ExclusiveMaximum(number()?),
            "multipleOf" => Keyword::MultipleOf(number()?),
            "minLength" => Keyword::MinLength(size().filter(|size| *size > 0)?),
            "maxLength" => Keyword::MaxLength(size()?),
            "pattern" => Keyword::Pattern(self.pattern(at)?),
            "format" => Keyword::Format(self.format(at)?),
            "minItems" => Keyword::MinItems(size().filter(|size| *size > 0)?),
            "maxItems" => Keyword::MaxItems(size()?),
            "uniqueItems" => read::flag(at.node, keyword).then_some(Keyword::UniqueItems)?,
            "minProperties" => Keyword::MinProperties(size().filter(|size| *size > 0)?),
            "maxProperties" => Keyword::MaxProperties(size()?),
            "required" => {
                Some(owned(read::strings(at.node, keyword))).filter(|names| !names.is_empty()).map(Keyword::Required)?
            }
            "propertyNames" => Keyword::PropertyNames(self.child(at, keyword)?),
            "dependentRequired" => {
                let pairs = read::table(at.node, keyword).iter();
                let pairs = pairs.map(|entry| (entry.key.clone(), owned(read::strings_of(entry))));
                Keyword::DependentRequired(pairs.filter(|(_, names)| !names.is_empty()).collect())
            }
            "dependentSchemas" => Keyword::DependentSchemas(self.table(at, keyword)),
            "anyOf" => Keyword::AnyOf(self.list(at, keyword)),
            "oneOf" => Keyword::OneOf(self.list(at, keyword)),
            "not" => Keyword::Not(self.child(at, keyword)?),
            // They are lowered with those that they need.
            "properties"
            | "patternProperties"
            | "additionalProperties"
            | "prefixItems"
            | "items"
            | "contains"
            | "minContains"
            | "maxContains"
            | "if"
            | "then"
            | "else"
            | "unevaluatedItems"
            | "unevaluatedProperties" => {
                return None;
            }
            other if keywords::is_assertion(other) => {
                panic!("internal error: the keyword `{other}` at `{}` is not lowered", at.place())
            }
            _ => return None,
        })
    }

    /// What the schemas of `allOf` ask that are not covered. Their keywords can stand beside the others, but for those of
    /// a schema that looks at what its own keywords leave.
    fn all_of(&mut self, at: At<'s, '_>, covered: &Covered) -> Vec<Keyword> {
        let mut keywords = Vec::new();
        for (index, schema) in self.list(at, "allOf").into_iter().enumerate() {
            let has_leftovers = schema.keywords.iter().any(Keyword::is_about_leftovers);
            match covered.all_of {
                Some(covered) if covered == index => {}
                _ if has_leftovers => keywords.push(Keyword::AllOf(vec![schema])),
                _ => keywords.extend(schema.keywords),
            }
        }
        keywords
    }

    fn properties(&mut self, at: At<'s, '_>, covered: &Covered) -> Option<Keyword> {
        const GROUP: [&str; 3] = ["properties", "patternProperties", "additionalProperties"];
        let is_open = |keyword: &str| at.node.get(keyword).is_some() && !covered.has(keyword);
        let is_excepted = at.node.get("properties").is_some() && !covered.but_keys.is_empty();
        if !GROUP.iter().any(|keyword| is_open(keyword)) && !is_excepted {
            return None;
        }
        let [own, by_pattern, others] = GROUP.map(is_open);
        let mut group = Properties::default();
        for entry in read::table(at.node, "properties") {
            let asks = own || covered.but_keys.contains(&entry.key);
            let schema =
                if asks { self.below(at, &["properties", &entry.key], &entry.value) } else { Schema::default() };
            // A key that nothing is asked of is told where others are refused.
            if asks || others {
                group.named.push((entry.key.clone(), schema));
            }
        }
        for entry in read::table(at.node, "patternProperties") {
            // What is no pattern for all languages has been reported.
            let Some(pattern) = self.pattern_from(at, "patternProperties", &entry.key) else { continue };
            let steps = ["patternProperties", &entry.key];
            let schema = if by_pattern { self.below(at, &steps, &entry.value) } else { Schema::default() };
            if by_pattern || others {
                group.patterns.push((pattern, schema));
            }
        }
        if others {
            group.additional = self.child(at, "additionalProperties");
        }
        Some(Keyword::Properties(group))
    }

    fn items(&mut self, at: At<'s, '_>, covered: &Covered) -> Option<Keyword> {
        let is_open = |keyword: &str| at.node.get(keyword).is_some() && !covered.has(keyword);
        if !is_open("prefixItems") && !is_open("items") {
            return None;
        }
        Some(Keyword::Items(Items { prefix: self.list(at, "prefixItems"), rest: self.child(at, "items") }))
    }

    fn contains(&mut self, at: At<'s, '_>, covered: &Covered) -> Option<Keyword> {
        if covered.has("contains") {
            return None;
        }
        let schema = self.child(at, "contains")?;
        // What does not fit 64 bits bounds nothing that fits a machine.
        let size = |keyword: &str| read::number(at.node, keyword).map(|size| size.as_u64().unwrap_or(u64::MAX));
        let (least, most) = (size("minContains").unwrap_or(1), size("maxContains"));
        Some(Keyword::Contains(Box::new(Contains { schema, least, most })))
    }

    /// `if`; without `then` and `else` it still tells `unevaluated…` what it has looked at.
    fn condition(&mut self, at: At<'s, '_>, covered: &Covered) -> Option<Keyword> {
        if covered.has("if") {
            return None;
        }
        let condition = self.child(at, "if")?;
        Some(Keyword::If { condition, then: self.child(at, "then"), otherwise: self.child(at, "else") })
    }

    /// The schema that a reference leads to. It is lowered later, and once, whoever refers to it: a chain of references may
    /// be longer than the stack is deep.
    fn schema_of(&mut self, place: &SchemaPlace) -> SchemaId {
        if let Some(known) = self.schema_ids.get(place) {
            return *known;
        }
        let id = SchemaId(self.schemas.len());
        self.schema_ids.insert(place.clone(), id);
        self.schema_places.push(place.clone());
        self.schemas.push(NamedSchema { name: names::of_place(self.spec, place), schema: Schema::default() });
        id
    }

    /// Lowers the schemas that were referred to, and those that these refer to.
    pub(super) fn lower_schemas(&mut self) {
        while let Some(place) = self.schema_places.get(self.lowered_schemas).cloned() {
            self.schemas[self.lowered_schemas].schema = self.schema(self.at(&place));
            self.lowered_schemas += 1;
        }
    }

    fn child(&mut self, at: At<'s, '_>, keyword: &str) -> Option<Schema> {
        let node = at.node.get(keyword)?;
        Some(self.below(at, &[keyword], node))
    }

    fn list(&mut self, at: At<'s, '_>, keyword: &str) -> Vec<Schema> {
        read::list(at.node, keyword)
            .iter()
            .enumerate()
            .map(|(index, node)| self.below(at, &[keyword, &index.to_string()], node))
            .collect()
    }

    fn table(&mut self, at: At<'s, '_>, keyword: &str) -> Vec<(String, Schema)> {
        read::table(at.node, keyword)
            .iter()
            .map(|entry| (entry.key.clone(), self.below(at, &[keyword, &entry.key], &entry.value)))
            .collect()
    }

    fn below(&mut self, at: At<'s, '_>, steps: &[&str], node: &'s Node) -> Schema {
        let pointer = at.below(steps);
        self.schema(At { node, pointer: &pointer, ..at })
    }

    /// Refuses schemas that come back to themselves without going deeper into the value: no value could be judged.
    pub(super) fn check_loops(&mut self) {
        let edges: Vec<Vec<usize>> = self.schemas.iter().map(|named| in_place(&named.schema)).collect();
        for index in nodes_on_cycles(&edges) {
            let place = self.schema_places[index].clone();
            let message = "the schema refers back to itself about the same value: no value can be judged by it";
            self.problem(rules::UNSUPPORTED_FORM, self.at(&place), "$ref", message).help =
                Some("let the way back to it lead through a property or an item".to_owned());
        }
    }
}

/// The schemas that are asked about the same value.
fn in_place(schema: &Schema) -> Vec<usize> {
    let mut found = Vec::new();
    let mut waiting = vec![schema];
    while let Some(schema) = waiting.pop() {
        for keyword in &schema.keywords {
            match keyword {
                Keyword::Reference(id) => found.push(id.0),
                Keyword::AllOf(schemas) | Keyword::AnyOf(schemas) | Keyword::OneOf(schemas) => waiting.extend(schemas),
                Keyword::Not(schema) => waiting.push(schema),
                Keyword::DependentSchemas(table) => waiting.extend(table.iter().map(|(_, schema)| schema)),
                Keyword::If { condition, then, otherwise } => {
                    waiting.extend([Some(condition), then.as_ref(), otherwise.as_ref()].into_iter().flatten());
                }
                _ => {}
            }
        }
    }
    found
}
