//! Enumerations of strings: a type, its constants, and what reads them.

use dagstack_spec_templates::go::{self as view, print};

use super::scope::{Declarations, declarations_of};
use super::{names, text};
use crate::ir::{Choice, Docs, EnumMember, StringEnum, TypeId};

impl Declarations<'_> {
    pub(super) fn enumeration(&mut self, id: TypeId, listed: &StringEnum, name: String, docs: Vec<String>) -> String {
        let variables = declarations_of(self.scope(id).1);
        let decoder = self.decoder(id, &name);
        let members = &listed.members;
        let constants = self.companions[id.0].constants.clone();
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
            methods: self.methods(id, &name, false),
            decoder,
            node: format!("n{}", self.module.schema_checks(id)),
            take: if listed.choice == Choice::Const { "Constant" } else { "Member" }.to_owned(),
            name,
        })
    }
}
