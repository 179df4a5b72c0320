//! The conformance gate for dagstack plugin registries: golden fixtures, a runner that drives any binding through an
//! adapter, and the reference bindings. This crate will hold them; the contract that they prove is in
//! `dagstack-spec-model`.
