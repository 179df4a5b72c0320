//! Declarations of types, and what types are made of.

use askama::Template;

use super::checks::Check;

/// A type and its schema.
#[derive(Template)]
#[template(path = "ts/declaration.ts.j2", escape = "none")]
pub struct Declaration {
    /// The lines of its doc comment.
    pub description: Vec<String>,
    /// Whether the schema is marked as deprecated, too.
    pub deprecated: bool,
    /// The type's name; the schema's is this and `Schema`.
    pub name: String,
    /// How the type is written.
    pub body: TypeBody,
    /// The type before defaults are filled in, where it is another one.
    pub given: Option<Given>,
    /// Whether the schema is exported, as the type is.
    pub exported: bool,
    /// The type of the schema.
    pub annotation: String,
    /// The schema.
    pub schema: String,
}

/// The schema of a type that contains itself: it is looked at when it is first used.
#[derive(Template)]
#[template(path = "ts/recursive.ts.j2", escape = "none")]
pub struct RecursiveSchema {
    /// `recursive`, of the support module.
    pub function: &'static str,
    /// The schema.
    pub schema: String,
    /// Whether it stands on lines of its own.
    pub wide: bool,
}

/// The type of what is given, before defaults are filled in.
pub struct Given {
    /// The type's name.
    pub name: String,
    /// How it is written.
    pub body: TypeBody,
}

/// How a type is written.
pub enum TypeBody {
    /// An interface with this body.
    Interface(String),
    /// An alias of this type.
    Alias(String),
}

/// `z.string()` and its rules.
#[derive(Template)]
#[template(path = "ts/string.ts.j2", escape = "none")]
pub struct StringSchema {
    /// Whether it has at least one character.
    pub not_empty: bool,
    /// The pattern, as a literal.
    pub pattern: Option<StringPattern>,
    /// What it is checked for besides.
    pub checks: Vec<Check>,
}

/// A pattern, and what is reported of a string that it does not match.
pub struct StringPattern {
    /// The pattern, as a literal.
    pub expression: String,
    /// The message, as a literal, where the pattern itself would not be understood.
    pub message: Option<String>,
}

/// A number or an integer, and its bounds.
#[derive(Template)]
#[template(path = "ts/number.ts.j2", escape = "none")]
pub struct NumberSchema {
    /// Whether it is an integer.
    pub integer: bool,
    /// Methods and their bounds: `min` and `0`.
    pub bounds: Vec<(&'static str, String)>,
    /// What else it is checked for: bounds that no double is, and the step.
    pub checks: Vec<Check>,
}

/// One of some values.
#[derive(Template)]
#[template(path = "ts/enum.ts.j2", escape = "none")]
pub struct EnumSchema {
    /// `z.enum`, `z.literal`, `constant` or `oneOfValues`, the last two with a type where they need one.
    pub function: String,
    /// The values, as literals.
    pub values: Vec<String>,
    /// Whether the one value stands alone, without a list around it.
    pub single: bool,
    /// Whether each stands on a line of its own.
    pub wide: bool,
}

/// `z.array(…)` and its rules.
#[derive(Template)]
#[template(path = "ts/array.ts.j2", escape = "none")]
pub struct ArraySchema {
    /// The schema of the items.
    pub item: String,
    /// The least number of items.
    pub min_items: Option<String>,
    /// What it is checked for besides.
    pub checks: Vec<Check>,
}

/// `tuple(…)`, or `longTuple<…>(…)`.
#[derive(Template)]
#[template(path = "ts/tuple.ts.j2", escape = "none")]
pub struct TupleSchema {
    /// The type that `longTuple` is given, where the compiler can't find it.
    pub long: Option<String>,
    /// The schemas of the first items, with what says whether they may be missing.
    pub items: Vec<String>,
    /// The bounds of the number of items, and the schema of further ones.
    pub rest: TupleRest,
    /// Whether each item stands on a line of its own.
    pub wide: bool,
}

/// The bounds of the number of items of a tuple, and the schema of further ones.
#[derive(Default)]
pub struct TupleRest {
    /// The schema of further items.
    pub schema: Option<String>,
    /// The least number of items.
    pub min_items: Option<String>,
    /// The greatest number of items.
    pub max_items: Option<String>,
}

impl TupleRest {
    /// The entries of what a tuple is given besides its items.
    fn entries(&self) -> Vec<(&'static str, &str)> {
        let all = [("rest", &self.schema), ("minItems", &self.min_items), ("maxItems", &self.max_items)];
        all.into_iter().filter_map(|(key, value)| Some((key, value.as_deref()?))).collect()
    }
}
