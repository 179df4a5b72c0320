//! Enumerations: `enum` and `const`.

use std::rc::Rc;

use dagstack_spec_model::Diagnostic;
use dagstack_spec_model::document::Node;
use serde_json::Value;

use super::module::{At, Module};
use super::schema::Covered;
use super::{keywords, read, reference};
use crate::ir::{Choice, EnumMember, JsonType, StringEnum, Type, ValueEnum};
use crate::json::{Distinct, equal};
use crate::rules;

/// A value of an enumeration, and what the schema says about it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Member {
    pub(super) value: Value,
    description: Option<String>,
}

/// The values that an enumeration leaves.
#[derive(Debug)]
pub(super) struct Members {
    /// In the schema's order, each once.
    pub(super) kept: Vec<Member>,
    /// Why the keywords beside them could not be asked about the values, where they could not.
    unasked: Option<String>,
}

impl<'s> Module<'s> {
    /// The values that `enum` and `const` leave, once the other keywords have had their say: what remains needs no other
    /// check. Found once: a schema is asked for them in several places.
    pub(super) fn members(&self, at: At<'s, '_>) -> Rc<Members> {
        let place = at.place();
        if let Some(known) = self.known_members.borrow().get(&place) {
            return Rc::clone(known);
        }
        let members = Rc::new(self.find_members(at));
        self.known_members.borrow_mut().insert(place, Rc::clone(&members));
        members
    }

    fn find_members(&self, at: At<'s, '_>) -> Members {
        let described = at.node.get("x-enumDescriptions").or_else(|| at.node.get("enumDescriptions"));
        // Annotations of others: they are of any type.
        let described = described.and_then(Node::items).unwrap_or(&[]);
        let listed = read::list(at.node, "enum").iter().enumerate();
        let mut candidates: Vec<Member> = listed
            .map(|(index, value)| Member {
                value: value.to_json(),
                description: described.get(index).and_then(Node::as_str).map(str::to_owned),
            })
            .collect();
        match at.node.get("const").map(Node::to_json) {
            Some(constant) if at.node.get("enum").is_some() => {
                candidates.retain(|member| equal(&member.value, &constant));
            }
            Some(constant) => candidates.push(Member { value: constant, description: None }),
            None => {}
        }
        let (fits, unasked) = self.fits_rest(at, &candidates);
        let mut known = Distinct::default();
        let is_kept: Vec<bool> =
            candidates.iter().map(|member| fits(&member.value) && known.insert(&member.value)).collect();
        let kept = candidates.into_iter().zip(is_kept).filter(|(_, is_kept)| *is_kept).map(|(member, _)| member);
        Members { kept: kept.collect(), unasked }
    }

    /// The enumeration, without `null` where that is told beside it.
    pub(super) fn values(&mut self, at: At<'s, '_>, nullable: bool) -> Type {
        let members = self.members(at);
        let kept: Vec<&Member> = members.kept.iter().filter(|member| !nullable || !member.value.is_null()).collect();
        let choice = if at.node.get("enum").is_some() { Choice::Enum } else { Choice::Const };
        let is_sound = self.check_beside(at);
        if !is_sound {
            // What the values would be asked has been reported.
        } else if let Some(reason) = &members.unasked {
            let message = format!("whether these values fit the keywords beside them can't be found: {reason}");
            self.problem(rules::UNSUPPORTED_FORM, at, choice.keyword(), message).help =
                Some("leave only values that fit, and remove the keywords beside them".to_owned());
        } else if kept.is_empty() {
            self.problem(rules::UNSATISFIABLE, at, choice.keyword(), "the other keywords leave none of these values")
                .help = Some("fix the values, or the keywords beside them".to_owned());
        }
        let member = |member: &&Member| {
            let value = member.value.as_str()?.to_owned();
            Some(EnumMember { value, description: member.description.clone() })
        };
        let strings: Option<Vec<EnumMember>> = kept.iter().map(member).collect();
        match (strings.filter(|members| !members.is_empty()), kept.as_slice()) {
            (Some(members), _) => Type::StringEnum(StringEnum { choice, members }),
            (None, [Member { value: Value::Null, .. }]) => Type::Null,
            (None, kept) => {
                let values = kept.iter().map(|member| member.value.clone()).collect();
                Type::OneOfValues(ValueEnum { choice, values })
            }
        }
    }

    /// Reports what can't be emitted of the keywords beside `enum` and `const`, as it would be without these: the values say all
    /// that is asked, and so the keywords themselves are not emitted. Says whether there is nothing.
    fn check_beside(&mut self, at: At<'s, '_>) -> bool {
        if is_plain(at.node) {
            return true;
        }
        let mut beside = self.beside.take().unwrap_or_else(|| self.alike());
        let before = beside.problems.len();
        let covered = Covered { keywords: vec!["enum", "const", "type"], ..Covered::default() };
        beside.schema_beside(at, &covered);
        beside.lower_schemas();
        let found: Vec<Diagnostic> = beside.problems.split_off(before);
        let is_sound = found.is_empty();
        self.problems.extend(found);
        self.annotated.extend(std::mem::take(&mut beside.annotated));
        self.beside = Some(beside);
        is_sound
    }

    /// A test for all keywords of a schema but `enum` and `const`, of whose values it is asked; and why there is none,
    /// where the keywords can't be asked.
    fn fits_rest(&self, at: At<'s, '_>, candidates: &[Member]) -> (impl Fn(&Value) -> bool + use<>, Option<String>) {
        let types = keywords::types(at.node);
        let values: Vec<&Value> = candidates.iter().map(|member| &member.value).collect();
        let (validator, unasked) = match (!is_plain(at.node))
            .then(|| reference::validator(self.spec, self.annotations, &at.place(), &values))
        {
            Some(Ok(validator)) => (Some(validator), None),
            Some(Err(reason)) => (None, Some(reason)),
            None => (None, None),
        };
        let fits = move |value: &Value| match (&validator, &types) {
            (Some(validator), _) => validator.is_valid(value),
            (None, Some(types)) => types.iter().any(|ty| ty.includes(JsonType::of(value))),
            (None, None) => true,
        };
        (fits, unasked)
    }
}

/// Whether nothing but `type` is asked beside `enum` and `const`.
fn is_plain(node: &Node) -> bool {
    let is_plain = |key: &str| matches!(key, "enum" | "const" | "type") || !keywords::is_assertion(key);
    read::keywords(node).iter().all(|entry| is_plain(&entry.key))
}

/// Whether all values, apart from `null`, are strings, and there is one.
pub(super) fn are_strings(members: &[Member]) -> bool {
    members.iter().any(|member| member.value.is_string())
        && members.iter().all(|member| member.value.is_string() || member.value.is_null())
}

/// Whether `null` is one of several values.
pub(super) fn is_nullable(members: &[Member]) -> bool {
    members.len() > 1 && members.iter().any(|member| member.value.is_null())
}
