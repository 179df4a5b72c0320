//! What the crates of this workspace share beyond the model. No promise is made about it to anybody else.

pub mod json;
