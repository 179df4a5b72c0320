//! JSON Schema 2020-12 itself: its keywords, its types, and the places where a schema has schemas.

mod facts;
mod json_type;
mod keyword;
mod node;
mod table;
mod walk;

pub use facts::{Class, Evaluates, Group, Subschemas, ValueKind};
pub use json_type::JsonType;
pub use keyword::Keyword;
pub use walk::{DEFINITIONS, schemas, subschemas};
