//! A manifest on its way through the checks.

use serde_json::Value;

use crate::error::{Code, Error, Result};
use crate::spec::manifest::{Manifest, SchemaVersion};
use crate::spec::support::Problem;

/// The clause of the one rule of the emitted type that depends on the kind.
const CONSTRAINED_KIND: &str = "MAN-13";

/// A manifest on its way through the checks. The emitted type reports everything at once; here it is separated by the check
/// that it belongs to, so that the earliest check decides (REG-10).
#[derive(Debug)]
pub(crate) struct Candidate {
    fields: Value,
    shape: Vec<String>,
    constraint: Option<String>,
}

impl Candidate {
    pub(crate) fn new(fields: Value) -> Self {
        let (mut shape, mut constraint) = (Vec::new(), None);
        if let Err(problems) = Manifest::check(&with_versions_that_pass(&fields)) {
            for problem in &problems {
                match problem {
                    Problem { keyword: CONSTRAINED_KIND, .. } => constraint = Some(problem.to_string()),
                    _ => shape.push(problem.to_string()),
                }
            }
        }
        Self { fields, shape, constraint }
    }

    /// What is wrong with the shape and the types of the fields, and with the rules between them (REG-01).
    pub(crate) fn shape_problems(&self) -> &[String] {
        &self.shape
    }

    /// What the contract's own constrained kinds have against the runtime (MAN-13).
    pub(crate) fn constraint_problem(&self) -> Option<&str> {
        self.constraint.as_deref()
    }

    /// A field as text; empty where it is not text.
    pub(crate) fn text(&self, field: &str) -> &str {
        self.fields.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// The plugin's name, where it has a readable one.
    pub(crate) fn name(&self) -> Option<&str> {
        self.fields.get("name").and_then(Value::as_str)
    }

    /// The manifest with every field, once all checks have passed.
    pub(crate) fn manifest(self) -> Result<Manifest> {
        Manifest::from_value(self.fields)
            .map_err(|problems| Error::new(Code::ManifestInvalid, problems.to_string()).caused_by(problems))
    }
}

/// The fields with versions in which nothing is wrong: theirs have checks of their own, and the emitted type looks at the
/// rules between fields only where each field by itself is right.
fn with_versions_that_pass(fields: &Value) -> Value {
    let mut fields = fields.clone();
    for (field, passes) in [("schema_version", SchemaVersion::N1.as_str()), ("core_version", ">=0")] {
        if let Some(Value::String(version)) = fields.get_mut(field) {
            passes.clone_into(version);
        }
    }
    fields
}
