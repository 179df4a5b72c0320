//! Enumerations of strings: a type, its constants, and what reads them.

use std::collections::BTreeSet;

use dagstack_spec_templates::go::{self as view, print};

use super::declarations::{Declarations, Decoders, declarations_of};
use super::{names, text};
use crate::ir::{Choice, Docs, EnumMember, StringEnum, TypeId};
use crate::naming::{NamedValue, value_identifiers};

impl Declarations<'_> {
    pub(super) fn enumeration(&mut self, id: TypeId, listed: &StringEnum, name: String, docs: Vec<String>) -> String {
        let variables = declarations_of(self.scope(id).1);
        let Decoders { decoder, once } = self.decoders(id, &name);
        let members = &listed.members;
        let Some(constants) = self.constants[id.0].clone() else { unreachable!("`{name}` has been given constants") };
        let docs_of = |member: &EnumMember| {
            text::comment(&Docs { description: member.description.clone(), ..Docs::default() }, 4)
        };
        let comments: Vec<Vec<String>> = members.iter().map(docs_of).collect();
        let line = |(name, comment): (String, &Vec<String>)| ([name, String::new()], !comment.is_empty());
        let mut lines: Vec<([String; 2], bool)> = constants.into_iter().zip(&comments).map(line).collect();
        text::align(&mut lines);
        let padded = lines.into_iter().map(|([name, _], _)| name);
        let member = |((member, docs), name): ((&EnumMember, Vec<String>), String)| view::Member {
            docs,
            name,
            value: text::string(&member.value),
        };
        print(&view::Enum {
            docs,
            members: members.iter().zip(comments).zip(padded).map(member).collect(),
            values: names::free(&format!("{}Values", names::unexported(&name)), &mut self.unexported),
            variables,
            methods: self.methods(&name, false),
            decoder,
            once,
            node: format!("n{}", self.module.schema_checks(id)),
            take: if listed.choice == Choice::Const { "Constant" } else { "Member" }.to_owned(),
            name,
        })
    }
}

/// The constants of an enumeration: its name and the value, as in `StatusOutputStateQueued`.
pub(super) fn constants_of(name: &str, members: &[EnumMember], exported: &mut BTreeSet<String>) -> Vec<String> {
    let values: Vec<NamedValue<'_>> =
        members.iter().map(|member| NamedValue { value: &member.value, name: member.name.as_deref() }).collect();
    let suffixes = value_identifiers(&names::EXPORTED, &values, &mut BTreeSet::new());
    let named = |suffix| names::free(&format!("{name}{}", names::after_name(suffix)), exported);
    suffixes.into_iter().map(named).collect()
}
