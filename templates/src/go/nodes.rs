//! What decoders do with a node of a document.

use askama::Template;

/// A call on a node that checks its value.
#[derive(Template)]
#[template(path = "go/check.go.j2", escape = "none")]
pub enum Check<'a> {
    /// A keyword with a length or a count.
    Limit(&'static str, u64),
    /// A keyword with a number, as a literal.
    Bound(&'static str, String),
    /// A pattern, by its variable.
    Pattern(String),
    /// A format, by its variable.
    Format(String),
    /// No two equal items.
    UniqueItems,
    /// The values of an enumeration: the keyword, and their variable.
    Values(&'a str, &'a str),
    /// A residual schema besides what the type checks.
    Also(&'a str),
    /// A residual schema that says all.
    Fits(&'a str),
    /// A residual schema, where the value is `null`.
    NullFits(&'a str),
}

/// An expression that reads a value from a node.
#[derive(Template)]
#[template(path = "go/reading.go.j2", escape = "none")]
pub enum Reading<'a> {
    /// A method of the node.
    Method {
        /// The node, with its checks.
        node: &'a str,
        /// The method.
        method: &'a str,
    },
    /// A function that decodes a type.
    Function {
        /// The node, with its checks.
        node: &'a str,
        /// The function.
        function: &'a str,
    },
    /// A list, or a map.
    Collection {
        /// The node, with its checks.
        node: &'a str,
        /// The type of its items, where Go has one of the name.
        element: &'a str,
        /// `List` or `Map`.
        collection: &'a str,
        /// The function that reads an item.
        reader: &'a str,
    },
    /// What may be absent or `null`, of a type that Go has.
    Native {
        /// The node, with its checks.
        node: &'a str,
        /// `Optional`, `Nullable`, `OrNil` or `OptionalNullable`.
        take: &'a str,
        /// The method that reads the type.
        method: &'a str,
    },
    /// What may be absent or `null`, of another type.
    Taken {
        /// The node, with its checks.
        node: &'a str,
        /// As above.
        take: &'a str,
        /// The function that reads the value.
        reader: &'a str,
    },
    /// A value that is made into a variant.
    Variant {
        /// The type of the variant.
        name: &'a str,
        /// What reads the value.
        value: &'a str,
    },
    /// A value that becomes the field of a variant.
    VariantValue {
        /// The type of the variant.
        name: &'a str,
        /// What reads the value.
        value: &'a str,
    },
}

/// A function that reads a value from a node.
#[derive(Template)]
#[template(path = "go/node_reader.go.j2", escape = "none")]
pub enum NodeReader<'a> {
    /// A method of the node.
    Method(&'a str),
    /// The function of `schema` for a value that may be `null`, of a type that Go has.
    Nullable(&'a str),
    /// A function that decodes a type.
    Function(&'a str),
}

/// The node of a property, or of an item.
#[derive(Template)]
#[template(path = "go/member.go.j2", escape = "none")]
pub enum MemberNode<'a> {
    /// One that is always there.
    Required(&'a str),
    /// One that may be absent.
    Get(&'a str),
    /// One whose default is filled in: the key, and the default.
    Default(&'a str, String),
    /// One that has a single value: the key, and that value.
    Constant(&'a str, String),
    /// An item of a tuple.
    Item(usize),
}
