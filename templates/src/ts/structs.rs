//! Objects and their fields.

use askama::Template;

/// An object with free keys.
#[derive(Template)]
#[template(path = "ts/map.ts.j2", escape = "none")]
pub struct MapSchema {
    /// The schema of the values.
    pub value: String,
    /// How many keys there may be.
    pub key_count: Option<KeyCount>,
}

/// How many keys an object may have.
#[derive(Template)]
#[template(path = "ts/key_count.ts.j2", escape = "none")]
pub struct KeyCount {
    /// The least number.
    pub min: Option<String>,
    /// The greatest number.
    pub max: Option<String>,
}

/// An object with named keys.
#[derive(Template)]
#[template(path = "ts/struct.ts.j2", escape = "none")]
pub struct StructSchema {
    /// `z.strictObject`, `closedObject` or `openObject`.
    pub function: &'static str,
    /// The keys.
    pub fields: Vec<FieldSchema>,
    /// What the function takes besides: the schema of other keys, and how many keys there may be.
    pub arguments: Vec<String>,
    /// Keys that are checked and not kept, as literals.
    pub transient: Vec<String>,
}

/// The type of an object's schema.
#[derive(Template)]
#[template(path = "ts/shape_type.ts.j2", escape = "none")]
pub struct ShapeType {
    /// The keys.
    pub members: Vec<ShapeMember>,
    /// The type of the configuration for other keys.
    pub config: String,
}

/// A named key of an object, and the type of its schema.
pub struct ShapeMember {
    /// The key, as it stands in a type.
    pub key: String,
    /// The type of its schema.
    pub ty: String,
}

/// A named key of an object.
pub struct FieldSchema {
    /// A line for linters.
    pub directive: Option<&'static str>,
    /// The key, as it stands in an object literal.
    pub key: String,
    /// Its schema, with what says whether it may be absent.
    pub schema: String,
}

/// The body of an interface.
#[derive(Template)]
#[template(path = "ts/members.ts.j2", escape = "none")]
pub struct Members {
    /// The named keys.
    pub members: Vec<Member>,
    /// The type of the other keys.
    pub others: Option<String>,
}

/// A member of an interface.
pub struct Member {
    /// The lines of its doc comment.
    pub description: Vec<String>,
    /// The key, as it stands in an interface.
    pub key: String,
    /// Whether it may be absent.
    pub optional: bool,
    /// Its type.
    pub ty: String,
}
