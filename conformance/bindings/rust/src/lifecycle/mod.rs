//! From registered to ready, and back (contract section 6). Plugins are set up and torn down one after the other.

mod conflicts;
mod plan;
mod setup;
mod teardown;
