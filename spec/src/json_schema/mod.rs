//! JSON Schema 2020-12 itself: its keywords, its types, and the places where a schema has schemas.

mod json_type;
mod keyword;
mod node;
mod walk;

pub use json_type::JsonType;
pub use keyword::{Class, Evaluates, Group, Keyword, Subschemas};
pub use walk::{DEFINITIONS, schemas, subschemas};
