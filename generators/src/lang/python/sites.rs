//! Places of values: the variable that holds one, where it is in its document, and what is reported there.

use dagstack_spec_templates::python as view;

use super::block::{Block, Branch, Condition};
use super::messages::{self, Null};
use super::text;

/// A variable that holds a value, and where the value is in its document.
#[derive(Clone)]
pub(super) struct Site {
    /// The variable.
    pub(super) variable: String,
    /// The place, as an expression.
    pub(super) at: String,
    /// Whether the value may be absent.
    pub(super) presence: Presence,
    /// Whether it may be `null`.
    pub(super) null: Null,
    /// A name for constants that are about it.
    pub(super) hint: String,
}

/// Whether a value may be absent.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Presence {
    /// It is there.
    Present,
    /// It may be absent.
    Optional,
    /// It must not be absent: the place of the object around it, its variable and the key.
    Required { around: String, object: String, key: String },
}

impl Site {
    /// A value that is there.
    pub(super) fn present(variable: &str, at: &str, hint: &str) -> Self {
        Self {
            variable: variable.to_owned(),
            at: at.to_owned(),
            presence: Presence::Present,
            null: Null::No,
            hint: hint.to_owned(),
        }
    }

    /// Reports a problem of the value.
    pub(super) fn report(&self, keyword: &str, message: String) -> Block {
        report(&self.at, keyword, &self.variable, message)
    }

    /// Reports a problem of the value, and ends the function.
    pub(super) fn refusal(&self, keyword: &str, message: String) -> view::Report {
        problem(true, &self.at, keyword, &self.variable, message)
    }

    /// Reports a value of another type, or one that is absent.
    pub(super) fn mistyped(&self, keyword: &str, message: String) -> Block {
        let Presence::Required { around, key, .. } = &self.presence else { return self.report(keyword, message) };
        Block::of(&view::Refuse {
            around: around.clone(),
            key: text::string(key),
            value: self.variable.clone(),
            message,
            keyword: (keyword != "type").then(|| text::string(keyword)),
        })
    }

    /// Statements for a value that is there, and not `null` where that is fine by itself.
    pub(super) fn when_there(&self, null: Null, body: Block) -> Block {
        let mut block = Block::default();
        let variable = &self.variable;
        let is_not_null = (null == Null::Yes).then(|| format!("{variable} is not None"));
        match &self.presence {
            Presence::Present if is_not_null.is_none() => return body,
            Presence::Present => block.when(is_not_null, body),
            Presence::Optional => block.when([format!("{variable} is not UNSET")].into_iter().chain(is_not_null), body),
            Presence::Required { .. } => {
                let (is_absent, missing) = self.missing();
                block.branches(vec![
                    Branch { condition: Condition::all([is_absent]), body: missing },
                    Branch { condition: Condition::all(is_not_null), body },
                ]);
            }
        }
        block
    }

    /// Statements for a value of any type.
    pub(super) fn required(&self) -> Block {
        let mut block = Block::default();
        if matches!(self.presence, Presence::Required { .. }) {
            let (is_absent, missing) = self.missing();
            block.when([is_absent], missing);
        }
        block
    }

    /// The condition that the value is absent, and what is reported where it must not be.
    fn missing(&self) -> (String, Block) {
        let missing = match &self.presence {
            Presence::Required { around, object, key } => {
                report(around, "required", object, text::string(&messages::must_have(key)))
            }
            Presence::Present | Presence::Optional => Block::default(),
        };
        (format!("{} is UNSET", self.variable), missing)
    }
}

/// Reports a problem.
pub(super) fn report(at: &str, keyword: &str, value: &str, message: String) -> Block {
    Block::of(&problem(false, at, keyword, value, message))
}

/// Reports a problem, and ends the function where that is the result.
pub(super) fn problem(is_result: bool, at: &str, keyword: &str, value: &str, message: String) -> view::Report {
    view::Report { is_result, at: at.to_owned(), keyword: text::string(keyword), value: value.to_owned(), message }
}
