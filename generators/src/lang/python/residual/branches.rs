//! Schemas that are evaluated at the place of another one: by reference, all or some of them, or on a condition.

use dagstack_spec_templates::python as view;

use super::super::block::{Block, Branch, Condition};
use super::super::{messages, names, text};
use super::{Writer, function};
use crate::ir::{Keyword, Schema, SchemaId, UnionKeyword};

impl Writer<'_, '_> {
    pub(super) fn reference(&mut self, id: SchemaId) -> Block {
        let seen = self.module.is_traced(id).then(|| match &self.seen {
            Some(seen) => seen.clone(),
            None => format!("{}()", self.module.uses("Evaluated")),
        });
        let check = self.module.check(id).to_owned();
        Block::of(&view::CallCheck { check, variable: self.variable.to_owned(), at: self.at.to_owned(), seen })
    }

    /// The call of a function that checks this value.
    pub(super) fn call_check(&self, check: String) -> Block {
        let seen = self.seen.clone();
        Block::of(&view::CallCheck { check, variable: self.variable.to_owned(), at: self.at.to_owned(), seen })
    }

    /// The function that checks a branch, which takes what was evaluated if that is traced.
    pub(super) fn branch(&mut self, schema: &Schema, name: &str, traces: bool) -> String {
        if let [Keyword::Reference(id)] = schema.keywords.as_slice()
            && self.module.is_traced(*id) == traces
        {
            return self.module.check(*id).to_owned();
        }
        let hint = format!("{} {name}", self.hint);
        let name = self.module.free(&format!("_check_{}", names::FIELD.identifier(&hint)));
        let function = function(name.clone(), schema, traces, false, &hint, self.module);
        self.module.define(function);
        name
    }

    fn branches(&mut self, schemas: &[Schema], name: &str) -> Vec<String> {
        let traces = self.seen.is_some();
        let named = schemas.iter().enumerate();
        named.map(|(index, schema)| self.branch(schema, &format!("{name} {}", index + 1), traces)).collect()
    }

    /// Whether a value fits a schema, as an expression. `seen` remembers what is evaluated where it does.
    fn fits(&mut self, schema: &Schema, name: &str, seen: Option<&str>) -> String {
        let check = self.branch(schema, name, seen.is_some());
        self.call_fits(&check, self.variable, self.at, seen)
    }

    /// Whether a function finds nothing wrong with a variable, as an expression.
    pub(super) fn call_fits(&mut self, check: &str, variable: &str, at: &str, seen: Option<&str>) -> String {
        match seen {
            Some(seen) => {
                format!("{}({check}, {variable}, {at}, problems, {seen})", self.module.uses("fits_seen"))
            }
            None => format!("{}({check}, {variable}, {at}, problems)", self.module.uses("fits")),
        }
    }

    pub(super) fn all_of(&mut self, schemas: &[Schema]) -> Block {
        let mut block = Block::default();
        for schema in schemas {
            block.extend(self.schema(schema));
        }
        block
    }

    pub(super) fn any_of(&mut self, schemas: &[Schema]) -> Block {
        let checks = self.branches(schemas, "any of");
        let none = self.report("anyOf", text::string(&messages::fits_none(UnionKeyword::AnyOf, schemas.len(), false)));
        if self.seen.is_some() {
            // Every branch that fits evaluates something.
            let fitting = self.scope.local("fitting");
            return self.count(fitting, checks, &none, None);
        }
        let fits_any = self.module.uses("fits_any");
        let mut block = Block::default();
        let condition = format!("not {fits_any}([{}], {}, {}, problems)", checks.join(", "), self.variable, self.at);
        block.when([condition], none);
        block
    }

    pub(super) fn one_of(&mut self, schemas: &[Schema]) -> Block {
        let checks = self.branches(schemas, "one of");
        let fitting = self.scope.local("fitting");
        let none = self.report("oneOf", text::string(&messages::fits_none(UnionKeyword::OneOf, schemas.len(), false)));
        let several = self.report("oneOf", messages::fits_several(schemas.len(), &fitting));
        self.count(fitting, checks, &none, Some(&several))
    }

    /// How many of some schemas fit, and what is reported.
    fn count(&mut self, fitting: String, checks: Vec<String>, none: &Block, several: Option<&Block>) -> Block {
        self.module.uses(if self.seen.is_some() { "count_fitting_seen" } else { "count_fitting" });
        Block::of(&view::CountFitting {
            fitting,
            checks,
            variable: self.variable.to_owned(),
            at: self.at.to_owned(),
            seen: self.seen.clone(),
            none: none.text(),
            several: several.map(Block::text),
        })
    }

    pub(super) fn not(&mut self, schema: &Schema) -> Block {
        let condition = self.fits(schema, "excluded", None);
        let mut block = Block::default();
        block.when([condition], self.report("not", text::string(messages::EXCLUDED)));
        block
    }

    pub(super) fn conditional(
        &mut self,
        condition: &Schema,
        then: Option<&Schema>,
        otherwise: Option<&Schema>,
    ) -> Block {
        let seen = self.seen.clone();
        let check = self.branch(condition, "if", seen.is_some());
        let condition = self.call_fits(&check, self.variable, self.at, seen.as_deref());
        let then = then.map(|schema| self.schema(schema)).unwrap_or_default();
        let otherwise = otherwise.map(|schema| self.schema(schema)).unwrap_or_default();
        let mut block = Block::default();
        match (then.is_empty(), otherwise.is_empty()) {
            (true, true) => {
                let (variable, at) = (self.variable.to_owned(), self.at.to_owned());
                block.extend(seen.map(|seen| Block::of(&view::Fit { check, variable, at, seen })).unwrap_or_default());
            }
            (true, false) => block.when([format!("not {condition}")], otherwise),
            (false, true) => block.when([condition], then),
            (false, false) => {
                let then = Branch { condition: Condition::all([condition]), body: then };
                block.branches(vec![then, Branch { condition: Condition::otherwise(), body: otherwise }]);
            }
        }
        block
    }
}
