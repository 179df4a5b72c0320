//! Keywords about arrays.

use dagstack_spec_templates::python::{self as view, print};

use super::super::block::{Block, Branch, Condition};
use super::super::sites::report;
use super::super::{messages, text};
use super::Writer;
use crate::ir::{Contains, Items, Schema};

impl Writer<'_, '_> {
    pub(super) fn items(&mut self, items: &Items) -> Block {
        let variable = self.variable;
        let mut block = Block::default();
        for (position, schema) in items.prefix.iter().enumerate() {
            let item = self.scope.local("item");
            let checks = self.inside(schema, &item, &format!("({}, {position})", self.at));
            if !checks.is_empty() {
                let mut body = Block::of(&self.element(&item, format!("{variable}[{position}]")));
                body.extend(checks);
                block.when([format!("len({variable}) > {position}")], body);
            }
        }
        let count = items.prefix.len();
        if let Some(rest) = &items.rest {
            let (index, item) = (self.scope.local("index"), self.scope.local("item"));
            let at = format!("({}, {index})", self.at);
            let body = if rest.is_never() {
                report(&at, "items", &item, text::string(messages::NO_ITEM))
            } else {
                self.inside(rest, &item, &at)
            };
            if !body.is_empty() {
                let list = if count == 0 { variable.to_owned() } else { format!("{variable}[{count}:], {count}") };
                let each = self.each(&index, &item, &format!("enumerate({list})"), &body);
                block.add(&each);
            }
        }
        if let Some(seen) = self.seen.clone() {
            let count = if items.rest.is_some() { format!("len({variable})") } else { count.to_string() };
            block.add(&view::EvaluatedItems { seen, count });
        }
        block
    }

    pub(super) fn contains(&mut self, contains: &Contains) -> Block {
        let (index, item, found) = (self.scope.local("index"), self.scope.local("item"), self.scope.local("found"));
        let at = format!("({}, {index})", self.at);
        let check = self.branch(&contains.schema, "contained", false);
        let fits = self.call_fits(&check, &item, &at, None);
        let bounds = self.bounds(contains, &found);
        if bounds.is_empty() && self.seen.is_none() {
            return Block::default();
        }
        let (seen, variable) = (self.seen.clone(), self.variable.to_owned());
        Block::of(&view::Contains { found, index, item, variable, fits, seen, bounds: bounds.text() })
    }

    /// What is asked of the number of items that fit.
    fn bounds(&self, contains: &Contains, found: &str) -> Block {
        let mut branches = Vec::new();
        if contains.least > 0 {
            let keyword = if contains.least == 1 { "contains" } else { "minContains" };
            let message = messages::fitting_items("least", contains.least);
            branches.push(Branch {
                condition: Condition::all([format!("{found} < {}", contains.least)]),
                body: self.report(keyword, text::string(&message)),
            });
        }
        if let Some(most) = contains.most {
            let message = messages::fitting_items("most", most);
            branches.push(Branch {
                condition: Condition::all([format!("{found} > {most}")]),
                body: self.report("maxContains", text::string(&message)),
            });
        }
        let mut block = Block::default();
        block.branches(branches);
        block
    }

    pub(super) fn unevaluated_items(&mut self, schema: &Schema) -> Block {
        let Some(seen) = self.seen.clone() else { unreachable!("a schema that asks for the rest is traced") };
        let (index, item) = (self.scope.local("index"), self.scope.local("item"));
        let at = format!("({}, {index})", self.at);
        let body = if schema.is_never() {
            report(&at, "unevaluatedItems", &item, text::string(messages::NO_ITEM))
        } else {
            self.inside(schema, &item, &at)
        };
        let mut unevaluated = Block::default();
        unevaluated.when([format!("{index} >= {seen}.first"), format!("{index} not in {seen}.items")], body);
        let each = if unevaluated.is_empty() {
            String::new()
        } else {
            print(&self.each(&index, &item, &format!("enumerate({})", self.variable), &unevaluated))
        };
        Block::of(&view::UnevaluatedItems { each, seen, variable: self.variable.to_owned() })
    }
}
