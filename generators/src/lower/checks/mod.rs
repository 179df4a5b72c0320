//! What is wrong with types and schemas as a whole, found when all of them are lowered.

mod completion;
mod defaults;
mod loops;
mod nesting;

pub(super) use completion::{Defaulted, endless_defaults};
pub(super) use defaults::too_large as too_large_defaults;
pub(super) use loops::endless as endless_schemas;
pub(super) use nesting::too_deep;
