//! The judge: what a case expects, held against what was seen.

mod observation;

pub use observation::Observation;
