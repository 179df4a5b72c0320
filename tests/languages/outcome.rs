//! What came of a document: the language's answer, held against the verdict that is expected.

use dagstack_spec_generators::lang::Lang;
use serde_json::{Value, json};

use super::{Said, policy};
use crate::json;

/// What came of a document. What is wrong is said.
pub(crate) enum Outcome {
    Agreed,
    /// It is valid, and a policy of the language keeps it from being held.
    Excused,
    WronglyAccepted(String),
    WronglyRejected(String),
    /// No verdict, or the types lie where the verdict does not.
    Crashed(String),
}

/// A language's answer to a document of a kind, against the verdict of the schema under `value`.
pub(crate) fn outcome(language: Lang, data: &Value, valid: bool, said: &Said) -> Outcome {
    if policy::excuses(language, data, valid, said) {
        return Outcome::Excused;
    }
    match said {
        // What was read must be what was there.
        Said::Accepted(again) if valid => {
            if json::is_same(&document(data), again) {
                Outcome::Agreed
            } else {
                Outcome::Crashed(format!("reads it as {again}"))
            }
        }
        Said::Rejected(_) if !valid => Outcome::Agreed,
        Said::Accepted(_) => Outcome::WronglyAccepted("accepts it".to_owned()),
        Said::Rejected(problems) => Outcome::WronglyRejected(format!("rejects it: {problems}")),
        Said::Crashed(reason) => Outcome::Crashed(format!("crashes: {reason}")),
    }
}

impl Outcome {
    /// What is wrong; nothing where the two agree.
    pub(crate) fn complaint(&self) -> Option<&str> {
        match self {
            Self::Agreed | Self::Excused => None,
            Self::WronglyAccepted(complaint) | Self::WronglyRejected(complaint) | Self::Crashed(complaint) => {
                Some(complaint)
            }
        }
    }
}

/// The payload of a kind that a schema was made to.
pub(crate) fn document(data: &Value) -> Value {
    json!({"value": data})
}

/// The reference validator of a schema; none where the schema refers to what is not there.
pub(crate) fn reference(schema: &Value) -> Option<jsonschema::Validator> {
    jsonschema::draft202012::options().should_validate_formats(true).build(schema).ok()
}
