//! What can be known of the IR by reading it: facts that every language needs, and that none of them finds by itself.

mod graph;
mod revisits;

pub(crate) use revisits::revisits;
