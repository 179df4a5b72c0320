//! Tests of a value's type, and what is reported where one fails.

use serde_json::Value;

use super::block::{Block, Branch, Condition};
use super::containers;
use super::messages;
use super::module::Module;
use super::scope::Scope;
use super::sites::{Presence, Site};
use super::{messages::Null, rules};
use crate::ir::{Choice, Type};

/// A test of a value, in two directions, and what is reported where it fails.
pub(super) struct Guard {
    /// The value is of the type where any of these holds.
    fits: Vec<String>,
    /// It is not where all of these hold.
    differs: Vec<String>,
    keyword: &'static str,
    message: String,
    /// What else is asked and done.
    then: Block,
    /// A value of another type of which the same is asked: what holds of a number is asked of a fraction in the place of an integer.
    also: Option<String>,
}

impl Guard {
    /// The statements for a value that may be absent or `null`.
    pub(super) fn guarded(self, site: &Site) -> Block {
        let Self { fits, differs, keyword, message, then, also } = self;
        let variable = &site.variable;
        let mut others = Vec::new();
        others.extend((site.null == Null::Yes).then(|| format!("{variable} is not None")));
        others.extend((site.presence == Presence::Optional).then(|| format!("{variable} is not UNSET")));
        let refused = site.mistyped(keyword, message);
        let mut block = Block::default();
        if let Some(also) = also.filter(|_| !then.is_empty()) {
            block.when(differs.into_iter().chain(others), refused);
            let condition = Condition::any(fits.into_iter().chain([also]));
            block.branches(vec![Branch { condition, body: then }]);
        } else if then.is_empty() && differs.iter().any(|part| part.contains(" or ")) {
            block.when(others.into_iter().chain(differs), refused);
        } else if then.is_empty() {
            block.when(differs.into_iter().chain(others), refused);
        } else if let (true, Some(only)) = (others.is_empty(), then.as_single_branch()) {
            block.branches(vec![Branch { condition: Condition::all(differs), body: refused }, only]);
        } else {
            block.branches(vec![
                Branch { condition: Condition::any(fits), body: then },
                Branch { condition: Condition::all(others), body: refused },
            ]);
        }
        block
    }

    /// As [`Guard::guarded`], at the end of a function: what is of another type ends it.
    pub(super) fn returning_early(self, site: &Site) -> Block {
        if self.also.is_some() && !self.then.is_empty() {
            return self.guarded(site);
        }
        let mut block = Block::default();
        block.when(self.differs, Block::of(&site.refusal(self.keyword, self.message)));
        block.extend(self.then);
        block
    }
}

/// The test of a type that Python has itself.
pub(super) fn guard(ty: &Type, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Guard {
    let variable = &site.variable;
    let of_type =
        |name: &str| (vec![format!("type({variable}) is {name}")], vec![format!("type({variable}) is not {name}")]);
    let mistyped = |(fits, differs): (Vec<String>, Vec<String>), expected: &str, then: Block| Guard {
        fits,
        differs,
        keyword: "type",
        message: messages::literal(site.null, |null| {
            if null { format!("must be {expected} or null") } else { format!("must be {expected}") }
        }),
        then,
        also: None,
    };
    if matches!(ty, Type::Array(_) | Type::Tuple(_) | Type::Map(_)) {
        scope.look_inside(variable);
    }
    match ty {
        Type::Null => mistyped(
            (vec![format!("{variable} is None")], vec![format!("{variable} is not None")]),
            "null",
            Block::default(),
        ),
        Type::Boolean => mistyped(of_type("bool"), "a boolean", Block::default()),
        Type::String(rules) => mistyped(of_type("str"), "a string", rules::of_string(rules, site, module)),
        Type::Integer(rules) => Guard {
            also: Some(format!("isinstance({variable}, float)")),
            ..mistyped(of_type("int"), "an integer", rules::of_number(rules, site, module))
        },
        Type::Number(rules) => mistyped(
            (
                vec![format!("type({variable}) is int"), format!("isinstance({variable}, float)")],
                vec![format!("type({variable}) is not int"), format!("not isinstance({variable}, float)")],
            ),
            "a number",
            rules::of_number(rules, site, module),
        ),
        Type::OneOfValues(listed) => values(&listed.values, listed.choice, site, module),
        Type::Array(array) => mistyped(of_type("list"), "an array", containers::array(array, site, scope, module)),
        Type::Tuple(tuple) => mistyped(of_type("list"), "an array", containers::tuple(tuple, site, scope, module)),
        Type::Map(map) => mistyped(of_type("dict"), "an object", containers::map(map, site, scope, module)),
        other => unreachable!("{other:?} has a name, or no guard"),
    }
}

/// What is left to do for a value whose type in JSON is known; `None` where that decides nothing.
pub(super) fn known(ty: &Type, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Option<Block> {
    match ty {
        Type::Null
        | Type::Boolean
        | Type::String(_)
        | Type::Integer(_)
        | Type::Number(_)
        | Type::Array(_)
        | Type::Tuple(_)
        | Type::Map(_) => Some(guard(ty, site, scope, module).then),
        _ => None,
    }
}

/// One of some values.
pub(super) fn values(values: &[Value], choice: Choice, site: &Site, module: &mut Module<'_>) -> Guard {
    let (fits, differs) = rules::among(values, &site.variable, &site.hint, module);
    Guard {
        fits: vec![fits],
        differs,
        keyword: choice.keyword().name(),
        message: messages::literal(site.null, |null| messages::choices(values, null)),
        then: Block::default(),
        also: None,
    }
}
