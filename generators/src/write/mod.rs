//! From a [`FileSet`](crate::FileSet) to a folder: what would change, as a diff, and the writing itself.
//!
//! Nothing outside the folder is touched, a file that is not ours is never replaced, each file is written whole or not at
//! all, and a file that would not change keeps its date.

mod disk;
mod error;
mod ours;
mod plan;

pub use disk::{replace_text, write_whole};
pub use error::WriteError;
pub use plan::{Counts, Plan};
