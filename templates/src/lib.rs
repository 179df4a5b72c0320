//! What emitted code looks like: views, which hold finished names and text, and the templates that print them.

pub mod ts;
