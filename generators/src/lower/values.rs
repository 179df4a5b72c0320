//! Enumerations: `enum` and `const`.

use dagstack_spec_model::Code;
use dagstack_spec_model::document::Node;
use serde_json::Value;

use super::module::{At, Module};
use super::{keywords, reference};
use crate::ir::{Choice, EnumMember, JsonType, StringEnum, Type, ValueEnum};
use crate::json::equal;

/// A value of an enumeration, and what the schema says about it.
type Member = (Value, Option<String>);

impl<'s> Module<'s> {
    /// The values that `enum` and `const` leave, once the other keywords have had their say: what remains needs no other
    /// check. In the schema's order, each once.
    pub(super) fn members(&self, at: At<'s, '_>) -> Vec<Member> {
        let described = at.node.get("x-enumDescriptions").or_else(|| at.node.get("enumDescriptions"));
        let described = described.and_then(Node::items).unwrap_or_default();
        let constant = at.node.get("const").map(Node::to_json);
        let listed = at.node.get("enum").and_then(Node::items);
        let listed = listed.into_iter().flatten().enumerate();
        let mut candidates: Vec<Member> = listed
            .map(|(index, value)| (value.to_json(), described.get(index).and_then(Node::as_str).map(str::to_owned)))
            .collect();
        match constant {
            Some(constant) if at.node.get("enum").is_some() => {
                candidates.retain(|(value, _)| equal(value, &constant));
            }
            Some(constant) => candidates.push((constant, None)),
            None => {}
        }
        let fits = self.fits_rest(at, &candidates);
        let mut kept: Vec<Member> = Vec::new();
        for (value, description) in candidates {
            if fits(&value) && !kept.iter().any(|(known, _)| equal(known, &value)) {
                kept.push((value, description));
            }
        }
        kept
    }

    /// The enumeration, without `null` where that is told beside it.
    pub(super) fn values(&mut self, at: At<'s, '_>, nullable: bool) -> Type {
        let mut kept = self.members(at);
        kept.retain(|(value, _)| !nullable || !value.is_null());
        let choice = if at.node.get("enum").is_some() { Choice::Enum } else { Choice::Const };
        if kept.is_empty() {
            self.problem(Code::Unsatisfiable, at, choice.keyword(), "the other keywords leave none of these values")
                .help = Some("mend the values, or the keywords beside them".to_owned());
        }
        if are_strings(&kept) {
            let member = |(value, description): Member| EnumMember {
                value: value.as_str().unwrap_or_default().to_owned(),
                description,
            };
            return Type::StringEnum(StringEnum { choice, members: kept.into_iter().map(member).collect() });
        }
        match kept.as_slice() {
            [(Value::Null, _)] => Type::Null,
            _ => Type::OneOfValues(ValueEnum { choice, values: kept.into_iter().map(|(value, _)| value).collect() }),
        }
    }

    /// A test for all keywords of a schema but `enum` and `const`, of whose values it is asked.
    fn fits_rest(&self, at: At<'s, '_>, candidates: &[Member]) -> impl Fn(&Value) -> bool + use<> {
        let types = keywords::types(at.node);
        let is_plain = |key: &str| matches!(key, "enum" | "const" | "type") || !keywords::is_assertion(key);
        let is_plain = at.node.entries().unwrap_or_default().iter().all(|entry| is_plain(&entry.key));
        // What does not compile has been reported as not supported.
        let values: Vec<&Value> = candidates.iter().map(|(value, _)| value).collect();
        let validator =
            if is_plain { None } else { reference::validator(self.spec, self.annotations, &at.place(), &values) };
        move |value| match (&validator, &types) {
            (Some(validator), _) => validator.is_valid(value),
            (None, Some(types)) => types.iter().any(|ty| ty.includes(JsonType::of(value))),
            (None, None) => true,
        }
    }
}

/// Whether all values, apart from `null`, are strings, and there is one.
pub(super) fn are_strings(members: &[Member]) -> bool {
    members.iter().any(|(value, _)| value.is_string())
        && members.iter().all(|(value, _)| value.is_string() || value.is_null())
}

/// Whether `null` is one of several values.
pub(super) fn is_nullable(members: &[Member]) -> bool {
    members.len() > 1 && members.iter().any(|(value, _)| value.is_null())
}
