//! What a schema is checked for besides, and what goes around one.

use askama::Template;

/// A check of the support module.
#[derive(Template)]
#[template(path = "ts/check.ts.j2", escape = "none")]
pub enum Check {
    /// At least so many characters.
    MinLength(String),
    /// At most so many characters.
    MaxLength(String),
    /// A format, as a literal.
    Format(String),
    /// A bound that no double is: its keyword, and the number as a literal of text.
    Bound(&'static str, String),
    /// A multiple of this.
    MultipleOf(String),
    /// At most so many items.
    MaxItems(String),
    /// No two equal items.
    UniqueItems,
    /// A residual schema. The function says whether it is looked at before or after the rest.
    Residual {
        /// `holds` or `holdsFirst`.
        function: &'static str,
        /// The schema, as an expression.
        schema: String,
    },
    /// A value that several variants lead to is looked at once.
    Once,
}

/// A schema with something around it.
#[derive(Template)]
#[template(path = "ts/modified.ts.j2", escape = "none")]
pub struct Modified<'s> {
    /// The schema.
    pub schema: &'s str,
    /// What is around it.
    pub modifier: Modifier,
}

/// What goes around a schema.
pub enum Modifier {
    /// It may be `null`.
    Nullable,
    /// It may be absent.
    ExactOptional,
    /// It has a default, which reading leaves to readers.
    Defaulted(String),
    /// A default that is given, and then read.
    Prefault(String),
    /// A default that is filled in.
    Default(String),
    /// It is checked for more.
    Check(Check),
    /// The compiler takes this type for it.
    Typed(String),
}

/// The type of a schema, as it is annotated.
#[derive(Template)]
#[template(path = "ts/annotation.ts.j2", escape = "none")]
pub enum Annotation<'a> {
    /// May be `null`.
    Nullable(&'a str),
    /// May be absent.
    ExactOptional(&'a str),
    /// Has a default that is left to readers.
    Defaulted(&'a str),
    /// Has a default that is given, and then read.
    Prefault(&'a str),
    /// Has a default that is filled in.
    Default(&'a str),
    /// One of some values.
    Literal(&'a str),
    /// One of some strings.
    Enum {
        /// Their type.
        ty: &'a str,
        /// A name for one of them.
        each: &'static str,
    },
    /// Values that are compared.
    Custom(&'a str),
    /// Nothing is known of it but the type that it reads, and that of what may be given.
    Opaque {
        /// The type that is read.
        read: &'a str,
        /// The type of what may be given.
        given: &'a str,
    },
    /// An array of these.
    Array(&'a str),
    /// An object with free keys, and these values.
    Record(&'a str),
    /// A tuple.
    Tuple {
        /// The types of the items.
        items: &'a [&'a str],
        /// The type of further items, or `null`.
        rest: &'a str,
    },
    /// A schema that drops keys.
    Pipe {
        /// The type of the schema.
        ty: &'a str,
        /// The type of what is kept.
        kept: &'a str,
    },
}
