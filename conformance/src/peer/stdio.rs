//! A peer that a binding starts.
