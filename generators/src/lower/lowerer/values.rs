//! Enumerations: `enum` and `const`.

use dagstack_spec_model::Diagnostic;
use dagstack_spec_model::json_schema::Keyword;
use serde_json::Value;

use super::Lowerer;
use super::coverage::Covered;
use crate::ir::{Choice, EnumMember, StringEnum, Type, ValueEnum};
use crate::lower::classify::Member;
use crate::lower::place::Place;
use crate::lower::predicates;
use crate::rules;

impl<'s> Lowerer<'s> {
    /// The enumeration, without `null` where the type says that apart.
    pub(super) fn values(&mut self, place: &Place<'s>, nullable: bool) -> Type {
        let members = self.classifier.members(place);
        let kept: Vec<&Member> = members.kept.iter().filter(|member| !nullable || !member.value.is_null()).collect();
        let choice = if place.has(Keyword::Enum) { Choice::Enum } else { Choice::Const };
        let is_sound = self.check_other_keywords(place);
        if !is_sound {
            // What the values would be asked has been reported.
        } else if let Some(reason) = &members.unasked {
            let message = format!("whether these values fit the keywords beside them can't be found: {reason}");
            self.problem(rules::UNSUPPORTED_FORM, place, choice.keyword(), message).help =
                Some("leave only values that fit, and remove the keywords beside them".to_owned());
        } else if kept.is_empty() {
            let message = "the other keywords leave none of these values";
            self.problem(rules::UNSATISFIABLE, place, choice.keyword(), message).help =
                Some("fix the values, or the keywords beside them".to_owned());
        }
        let member = |member: &&Member| {
            let value = member.value.as_str()?.to_owned();
            Some(EnumMember { value, description: member.description.clone(), name: member.name.clone() })
        };
        let strings: Option<Vec<EnumMember>> = kept.iter().map(member).collect();
        match (strings.filter(|members| !members.is_empty()), kept.as_slice()) {
            (Some(members), _) => Type::StringEnum(StringEnum { choice, members }),
            (None, [Member { value: Value::Null, .. }]) => Type::Null,
            (None, kept) => {
                let values = kept.iter().map(|member| member.value.clone()).collect();
                let names = kept.iter().map(|member| member.name.clone()).collect();
                Type::OneOfValues(ValueEnum { choice, values, names })
            }
        }
    }

    /// Reports what can't be emitted of the keywords besides `enum` and `const`, as it would be without these: the values say all
    /// that is asked, and so the keywords themselves are not emitted. Says whether there is nothing.
    fn check_other_keywords(&mut self, place: &Place<'s>) -> bool {
        if predicates::is_plain_enumeration(place.node()) {
            return true;
        }
        let mut scratch =
            self.scratch.take().unwrap_or_else(|| Box::new(Self::new(self.spec, self.annotations, self.reading)));
        let before = scratch.problems.len();
        let covered = Covered { keywords: vec![Keyword::Enum, Keyword::Const, Keyword::Type], ..Covered::default() };
        scratch.residual_schema(place, &covered);
        scratch.lower_schemas();
        let found: Vec<Diagnostic> = scratch.problems.split_off(before);
        let is_sound = found.is_empty();
        self.problems.extend(found);
        self.annotated.append(&mut scratch.annotated);
        self.scratch = Some(scratch);
        is_sound
    }
}
