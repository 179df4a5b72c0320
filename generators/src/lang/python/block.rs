//! The statements of a block: what views print, with the conditions among them, of which neighbours become one.

use std::fmt::Display;

use dagstack_spec_templates::python::{self as view, print};

/// Statements of one block, a line each, however long.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Block(Vec<Statement>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Statement {
    /// What a view has printed.
    Printed(String),
    /// `if`, `elif` and `else`.
    If(Vec<Branch>),
}

/// A branch of an `if`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Branch {
    pub(super) condition: Condition,
    pub(super) body: Block,
}

/// A condition by its operands; that of `else` has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Condition {
    operands: Vec<String>,
    operator: &'static str,
}

impl Condition {
    /// All of some conditions.
    pub(super) fn all(operands: impl IntoIterator<Item = String>) -> Self {
        Self { operands: operands.into_iter().collect(), operator: " and " }
    }

    /// Any of some conditions.
    pub(super) fn any(operands: impl IntoIterator<Item = String>) -> Self {
        Self { operands: operands.into_iter().collect(), operator: " or " }
    }

    /// That of `else`.
    pub(super) fn otherwise() -> Self {
        Self::default()
    }

    /// This condition and another one.
    fn and(self, other: Self) -> Self {
        let mut all = self.conjuncts();
        for conjunct in other.conjuncts() {
            // What holds is not asked again.
            if !all.contains(&conjunct) {
                all.push(conjunct);
            }
        }
        Self::all(all)
    }

    fn conjuncts(self) -> Vec<String> {
        if self.operator == " and " || self.operands.len() == 1 { self.operands } else { vec![self.text()] }
    }

    pub(super) fn text(&self) -> String {
        let other = if self.operator == " and " { " or " } else { " and " };
        let is_alone = self.operands.len() == 1;
        let parenthesised = |operand: &String| {
            if operand.contains(other) && !is_alone { format!("({operand})") } else { operand.clone() }
        };
        self.operands.iter().map(parenthesised).collect::<Vec<_>>().join(self.operator)
    }
}

impl Block {
    /// What a view prints.
    pub(super) fn of(view: &impl Display) -> Self {
        let mut block = Self::default();
        block.add(view);
        block
    }

    /// Whether there is nothing to do.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds what a view prints.
    pub(super) fn add(&mut self, view: &impl Display) {
        self.0.push(Statement::Printed(view.to_string()));
    }

    /// Adds all of other statements.
    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Adds `if`, where all of some conditions hold.
    pub(super) fn when(&mut self, conditions: impl IntoIterator<Item = String>, body: Self) {
        self.branches(vec![Branch { condition: Condition::all(conditions), body }]);
    }

    /// Adds `if`, `elif` and `else`.
    pub(super) fn branches(&mut self, mut branches: Vec<Branch>) {
        // Nothing is asked where nothing comes of it.
        while branches.last().is_some_and(|branch| branch.body.is_empty()) {
            branches.pop();
        }
        if branches.is_empty() {
            return;
        }
        // A condition inside a condition is one of two operands.
        if let [Branch { condition, body }] = branches.as_slice()
            && let Some(inner) = body.as_single_branch()
        {
            let condition = condition.clone().and(inner.condition);
            self.0.push(Statement::If(vec![Branch { condition, body: inner.body }]));
            return;
        }
        self.0.push(Statement::If(branches));
    }

    /// The branch, where this is a single `if` without `else`.
    pub(super) fn as_single_branch(&self) -> Option<Branch> {
        match self.0.as_slice() {
            [Statement::If(branches)] => match branches.as_slice() {
                [only] if !only.condition.operands.is_empty() => Some(only.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// Ends a function with `return variable`, or with what was given to the variable last.
    pub(super) fn returning(mut self, variable: &str) -> Self {
        if let Some(Statement::Printed(text)) = self.0.last_mut() {
            let start = text.rfind('\n').map_or(0, |end| end + 1);
            if text[start..].starts_with("return ") {
                return self;
            }
            if let Some(value) = text[start..].strip_prefix(&format!("{variable} = ")) {
                *text = format!("{}return {value}", &text[..start]);
                return self;
            }
        }
        self.0.push(Statement::Printed(format!("return {variable}")));
        self
    }

    /// The lines.
    pub(super) fn text(&self) -> String {
        self.0.iter().map(Statement::text).collect::<Vec<_>>().join("\n")
    }
}

impl Statement {
    fn text(&self) -> String {
        match self {
            Self::Printed(text) => text.clone(),
            Self::If(branches) => {
                let branch =
                    |branch: &Branch| view::Branch { condition: branch.condition.text(), body: branch.body.text() };
                print(&view::If { branches: branches.iter().map(branch).collect() })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(name: &str) -> Block {
        Block(vec![Statement::Printed(name.to_owned())])
    }

    #[test]
    fn a_condition_inside_a_condition_is_one_of_two_operands() {
        let mut inner = Block::default();
        inner.branches(vec![Branch { condition: Condition::any(["b".to_owned(), "c".to_owned()]), body: call("f()") }]);
        let mut outer = Block::default();
        outer.when(["a".to_owned()], inner);
        assert_eq!(outer.text(), "if a and (b or c):\n    f()");
        let mut nothing = Block::default();
        nothing.when(["a".to_owned()], Block::default());
        assert!(nothing.is_empty());
    }

    #[test]
    fn a_function_ends_with_what_was_assigned_last() {
        assert_eq!(call("f()\ndata = decode(data)").returning("data").text(), "f()\nreturn decode(data)");
        assert_eq!(call("f()").returning("data").text(), "f()\nreturn data");
        assert_eq!(call("return f()").returning("data").text(), "return f()");
    }
}
