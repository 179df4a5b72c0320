//! Schemas as they are, keyword by keyword: for what no type can say.

use dagstack_spec_model::internal::document::Node;
use dagstack_spec_model::json_schema::Keyword;

use super::Lowerer;
use super::coverage::Covered;
use crate::ir::{self, Choice, Contains, Items, NamedSchema, Properties, Schema, SchemaId};
use crate::lower::place::Place;
use crate::lower::{names, read};

impl<'s> Lowerer<'s> {
    /// All that a schema asks.
    pub(super) fn schema(&mut self, place: &Place<'s>) -> Schema {
        self.residual_schema(place, &Covered::default())
    }

    /// What a schema asks that is not covered.
    pub(super) fn residual_schema(&mut self, place: &Place<'s>, covered: &Covered<'s>) -> Schema {
        match place.node().as_bool() {
            Some(true) => return Schema::default(),
            Some(false) => return Schema::never(),
            None => self.check_keywords(place),
        }
        let mut keywords = Vec::new();
        for (keyword, value) in place.node().keywords() {
            match keyword {
                keyword if covered.has(keyword) => {}
                Keyword::AllOf => keywords.extend(self.all_of(place, covered)),
                keyword => keywords.extend(self.keyword(place, keyword, value)),
            }
        }
        keywords.extend(self.properties(place, covered));
        keywords.extend(self.items(place, covered));
        keywords.extend(self.contains(place, covered));
        keywords.extend(self.condition(place, covered));
        for (keyword, make) in [
            (Keyword::UnevaluatedItems, ir::Keyword::UnevaluatedItems as fn(Schema) -> ir::Keyword),
            (Keyword::UnevaluatedProperties, ir::Keyword::UnevaluatedProperties),
        ] {
            if !covered.has(keyword) {
                keywords.extend(self.child(place, keyword).map(make));
            }
        }
        Schema::all(keywords)
    }

    /// A keyword that needs no other one. `None` where it asks nothing, is lowered with others, or has been reported.
    fn keyword(&mut self, place: &Place<'s>, keyword: Keyword, value: &'s Node) -> Option<ir::Keyword> {
        let node = place.node();
        let number = || read::number(node, keyword);
        let count = || read::count(node, keyword);
        let least = || count().filter(|count| *count > 0);
        Some(match keyword {
            Keyword::Ref => match place.target() {
                Some(target) => ir::Keyword::Reference(self.schema_of(&target)),
                None => unreachable!("loading has resolved the reference at `{place}`"),
            },
            Keyword::Type => ir::Keyword::Type(read::types(node)?),
            Keyword::Enum => {
                ir::Keyword::Values(Choice::Enum, read::list(node, keyword).iter().map(Node::to_json).collect())
            }
            Keyword::Const => ir::Keyword::Values(Choice::Const, vec![value.to_json()]),
            Keyword::Minimum => ir::Keyword::Minimum(number()?),
            Keyword::Maximum => ir::Keyword::Maximum(number()?),
            Keyword::ExclusiveMinimum => ir::Keyword::ExclusiveMinimum(number()?),
            Keyword::ExclusiveMaximum => ir::Keyword::ExclusiveMaximum(number()?),
            Keyword::MultipleOf => ir::Keyword::MultipleOf(number()?),
            Keyword::MinLength => ir::Keyword::MinLength(least()?),
            Keyword::MaxLength => ir::Keyword::MaxLength(count()?),
            Keyword::Pattern => ir::Keyword::Pattern(self.pattern(place)?),
            Keyword::Format => ir::Keyword::Format(self.format(place)?),
            Keyword::MinItems => ir::Keyword::MinItems(least()?),
            Keyword::MaxItems => ir::Keyword::MaxItems(count()?),
            Keyword::UniqueItems => read::flag(node, keyword).then_some(ir::Keyword::UniqueItems)?,
            Keyword::MinProperties => ir::Keyword::MinProperties(least()?),
            Keyword::MaxProperties => ir::Keyword::MaxProperties(count()?),
            Keyword::Required => {
                let names = owned(read::strings(node, keyword));
                Some(names).filter(|names| !names.is_empty()).map(ir::Keyword::Required)?
            }
            Keyword::PropertyNames => ir::Keyword::PropertyNames(self.child(place, keyword)?),
            Keyword::DependentRequired => {
                let pairs = read::table(node, keyword).iter();
                let pairs = pairs.map(|entry| (entry.key.clone(), owned(read::strings_of(entry))));
                ir::Keyword::DependentRequired(pairs.filter(|(_, names)| !names.is_empty()).collect())
            }
            Keyword::DependentSchemas => {
                let schemas = place.table(keyword).map(|(key, inner)| (key.to_owned(), self.schema(&inner)));
                ir::Keyword::DependentSchemas(schemas.collect())
            }
            Keyword::AnyOf => ir::Keyword::AnyOf(self.list(place, keyword)),
            Keyword::OneOf => ir::Keyword::OneOf(self.list(place, keyword)),
            Keyword::Not => ir::Keyword::Not(self.child(place, keyword)?),
            // They are lowered with those that they need.
            Keyword::AllOf
            | Keyword::Properties
            | Keyword::PatternProperties
            | Keyword::AdditionalProperties
            | Keyword::PrefixItems
            | Keyword::Items
            | Keyword::Contains
            | Keyword::MinContains
            | Keyword::MaxContains
            | Keyword::If
            | Keyword::Then
            | Keyword::Else
            | Keyword::UnevaluatedItems
            | Keyword::UnevaluatedProperties => return None,
            other if other.is_assertion() => {
                panic!("internal error: the keyword `{other}` at `{place}` is not lowered")
            }
            _ => return None,
        })
    }

    /// What the schemas of `allOf` ask that are not covered. Their keywords can be written among the others, but for those of
    /// a schema that looks at what its own keywords leave.
    fn all_of(&mut self, place: &Place<'s>, covered: &Covered<'s>) -> Vec<ir::Keyword> {
        let mut keywords = Vec::new();
        for part in place.list(Keyword::AllOf) {
            let schema = self.schema(&part);
            let has_unevaluated = schema.keywords.iter().any(ir::Keyword::is_unevaluated);
            match &covered.all_of {
                Some(covered) if *covered == part => {}
                _ if has_unevaluated => keywords.push(ir::Keyword::AllOf(vec![schema])),
                _ => keywords.extend(schema.keywords),
            }
        }
        keywords
    }

    fn properties(&mut self, place: &Place<'s>, covered: &Covered<'s>) -> Option<ir::Keyword> {
        const GROUP: [Keyword; 3] = [Keyword::Properties, Keyword::PatternProperties, Keyword::AdditionalProperties];
        let [own, by_pattern, others] = GROUP.map(|keyword| covered.leaves(place.node(), keyword));
        let is_excepted = place.has(Keyword::Properties) && !covered.but_keys.is_empty();
        if !own && !by_pattern && !others && !is_excepted {
            return None;
        }
        let mut group = Properties::default();
        for (key, property) in place.table(Keyword::Properties) {
            let asks = own || covered.but_keys.contains(key);
            let schema = if asks { self.schema(&property) } else { Schema::default() };
            // A key that nothing is asked of is named where others are refused.
            if asks || others {
                group.named.push((key.to_owned(), schema));
            }
        }
        for (ecma, property) in place.table(Keyword::PatternProperties) {
            // What is not a pattern in all languages has been reported.
            let Some(pattern) = self.pattern_from(place, Keyword::PatternProperties, ecma) else { continue };
            let schema = if by_pattern { self.schema(&property) } else { Schema::default() };
            if by_pattern || others {
                group.patterns.push((pattern, schema));
            }
        }
        if others {
            group.additional = self.child(place, Keyword::AdditionalProperties);
        }
        Some(ir::Keyword::Properties(group))
    }

    fn items(&mut self, place: &Place<'s>, covered: &Covered<'s>) -> Option<ir::Keyword> {
        let leaves = |keyword| covered.leaves(place.node(), keyword);
        if !leaves(Keyword::PrefixItems) && !leaves(Keyword::Items) {
            return None;
        }
        let prefix = self.list(place, Keyword::PrefixItems);
        Some(ir::Keyword::Items(Items { prefix, rest: self.child(place, Keyword::Items) }))
    }

    fn contains(&mut self, place: &Place<'s>, covered: &Covered<'s>) -> Option<ir::Keyword> {
        if covered.has(Keyword::Contains) {
            return None;
        }
        let schema = self.child(place, Keyword::Contains)?;
        let count = |keyword| read::count(place.node(), keyword);
        let (least, most) = (count(Keyword::MinContains).unwrap_or(1), count(Keyword::MaxContains));
        Some(ir::Keyword::Contains(Box::new(Contains { schema, least, most })))
    }

    /// `if`; without `then` and `else` it still evaluates for `unevaluated…` what it has looked at.
    fn condition(&mut self, place: &Place<'s>, covered: &Covered<'s>) -> Option<ir::Keyword> {
        if covered.has(Keyword::If) {
            return None;
        }
        let condition = self.child(place, Keyword::If)?;
        let (then, otherwise) = (self.child(place, Keyword::Then), self.child(place, Keyword::Else));
        Some(ir::Keyword::If { condition, then, otherwise })
    }

    /// The schema that a reference leads to. It is lowered later, and once, whoever refers to it: a chain of references may
    /// be longer than the stack is deep.
    fn schema_of(&mut self, place: &Place<'s>) -> SchemaId {
        if let Some(known) = self.schema_ids.get(place) {
            return *known;
        }
        let id = SchemaId(self.schemas.len());
        self.schema_ids.insert(place.clone(), id);
        self.schema_places.push(place.clone());
        self.schemas.push(NamedSchema { name: names::of_place(place), schema: Schema::default() });
        id
    }

    /// Lowers the schemas that were referred to, and those that these refer to.
    pub(super) fn lower_schemas(&mut self) {
        while let Some(place) = self.schema_places.get(self.lowered_schemas).cloned() {
            self.schemas[self.lowered_schemas].schema = self.schema(&place);
            self.lowered_schemas += 1;
        }
    }

    fn child(&mut self, place: &Place<'s>, keyword: Keyword) -> Option<Schema> {
        Some(self.schema(&place.child(keyword)?))
    }

    fn list(&mut self, place: &Place<'s>, keyword: Keyword) -> Vec<Schema> {
        place.list(keyword).map(|inner| self.schema(&inner)).collect()
    }
}

fn owned(names: Vec<&str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use dagstack_spec_model::Source;
    use dagstack_spec_model::internal::document::{Syntax, parse};
    use dagstack_spec_model::json_schema::ValueKind;
    use dagstack_spec_model::kind::{SchemaFile, SchemaPlace, Spec};
    use dagstack_spec_model::tree::TreePath;
    use serde_json::{Value, json};

    use crate::lower::annotations::Annotations;
    use crate::lower::lowerer::Reading;

    use super::*;

    /// A value that the meta-schema accepts.
    fn value(keyword: Keyword) -> Value {
        match keyword.value() {
            ValueKind::Any | ValueKind::Count | ValueKind::Number | ValueKind::PositiveNumber => json!(1),
            ValueKind::Text if keyword == Keyword::Format => json!("date"),
            ValueKind::Text | ValueKind::Id | ValueKind::Anchor => json!("a"),
            ValueKind::UriReference => json!("#/$defs/a"),
            ValueKind::Flag => json!(true),
            ValueKind::Types => json!("string"),
            ValueKind::Values | ValueKind::Names => json!(["a"]),
            ValueKind::NamesByName => json!({"a": ["b"]}),
            ValueKind::FlagsByUri => json!({}),
            ValueKind::Schema => json!({"minLength": 1}),
            ValueKind::Schemas => json!([{"minLength": 1}]),
            ValueKind::SchemasByName => json!({"a": {"minLength": 1}}),
        }
    }

    /// The keywords that a schema has in the intermediate representation.
    fn lowered(schema: &Value) -> Vec<Keyword> {
        let path = TreePath::new("a.json").expect("a path");
        let source = Source::new("a.json", schema.to_string());
        let root = parse(&source, Syntax::Json).expect("well-formed");
        let target = SchemaPlace { path: path.clone(), pointer: "/$defs/a".to_owned() };
        let refs = root.has(Keyword::Ref).then(|| (String::new(), target)).into_iter().collect();
        let file = SchemaFile { path: path.clone(), source, root, refs };
        let version = "1.0.0".parse().expect("a version");
        let spec = Spec { version, kinds: Vec::new(), schemas: BTreeMap::from([(path.clone(), file)]) };
        let annotations = Annotations::default();
        let mut lowerer = Lowerer::new(&spec, &annotations, Reading::AsItCame);
        lowerer.schema(&Place::root(&spec, &path)).keywords.iter().flat_map(ir::Keyword::keywords).collect()
    }

    #[test]
    fn every_keyword_that_decides_is_lowered_and_no_other() {
        for keyword in Keyword::all() {
            let mut schema = json!({"$defs": {"a": {}}});
            schema[keyword.name()] = value(keyword);
            let expected = match keyword {
                // Without the keyword that they belong to they decide nothing.
                Keyword::Then | Keyword::Else | Keyword::MinContains | Keyword::MaxContains => Vec::new(),
                // What each of its schemas asks is asked by the schema itself.
                Keyword::AllOf => vec![Keyword::MinLength],
                _ => Vec::from_iter(keyword.is_assertion().then_some(keyword)),
            };
            assert_eq!(lowered(&schema), expected, "{keyword}");
        }
        let bounded = json!({"contains": true, "minContains": 2, "maxContains": 3});
        assert_eq!(lowered(&bounded), [Keyword::Contains, Keyword::MinContains, Keyword::MaxContains]);
        let condition = json!({"if": true, "then": true, "else": true});
        assert_eq!(lowered(&condition), [Keyword::If, Keyword::Then, Keyword::Else]);
    }
}
