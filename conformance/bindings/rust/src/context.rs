//! What a plugin gets when it is set up (contract section 9).

/// What `setup` gets.
#[derive(Debug, Clone)]
pub struct Context {}
