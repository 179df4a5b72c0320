//! What came of a document: the language's answer, validated against the verdict that is expected.

use dagstack_spec_model::pattern::Pattern;
use serde_json::{Value, json};

use super::lang::Lang;
use super::policy::{DEEPEST, Reading, depth, is_about_depth};
use super::{Answer, Problem, Verdict};
use crate::json;

/// What came of a document. What is wrong is reported.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    Agreed,
    /// It is valid, and refused for a number that the language does not represent, or for its depth.
    Excused,
    WronglyAccepted(String),
    WronglyRejected(String),
    /// No verdict, or the types lie where the verdict does not.
    Crashed(String),
}

/// What a document is validated against.
pub(crate) struct Expected<'e> {
    pub(crate) schema: &'e Value,
    pub(crate) data: &'e Value,
    /// The verdict about a value, as it is read: of the document, and of what some parsers make of its numbers.
    pub(crate) is_valid: &'e dyn Fn(Reading, &Value) -> bool,
}

/// A language's answers to a document of a kind, against the verdict of the schema under `value`. The first one that is wrong is
/// reported.
pub(crate) fn outcome(expected: &Expected<'_>, answers: &[Answer]) -> Outcome {
    let mut excused = false;
    for answer in answers {
        match expected.of(answer) {
            Outcome::Agreed => {}
            Outcome::Excused => excused = true,
            wrong => return wrong,
        }
    }
    if excused { Outcome::Excused } else { Outcome::Agreed }
}

impl Expected<'_> {
    fn of(&self, answer: &Answer) -> Outcome {
        let Answer { reading, verdict, fits } = answer;
        let payload = document(self.data);
        let seen = reading.seen(self.data);
        if depth(&payload) > DEEPEST {
            return match verdict {
                Verdict::Rejected(problems) if problems.iter().any(is_about_depth) => Outcome::Excused,
                verdict => Outcome::Crashed(format!("is not refused for its depth: {}", verdict.brief())),
            };
        }
        let valid = (self.is_valid)(*reading, &seen);
        if fits.is_some_and(|fits| fits != valid) {
            let complaint = format!("checks it as {}, as {reading:?}", if valid { "invalid" } else { "valid" });
            return if valid { Outcome::WronglyRejected(complaint) } else { Outcome::WronglyAccepted(complaint) };
        }
        let lost = reading.lost(&payload);
        match verdict {
            Verdict::Accepted(_) if !valid => Outcome::WronglyAccepted(format!("accepts it, as {reading:?}")),
            Verdict::Accepted(_) if !lost.is_empty() => {
                Outcome::Crashed(format!("does not refuse the number at {}, as {reading:?}", lost[0]))
            }
            // What was read must be what was there. Equal values have one verdict: what was written again is valid, too.
            Verdict::Accepted(again) if !json::is_same(&document(&seen), again) => {
                Outcome::Crashed(format!("reads it as {again}, as {reading:?}"))
            }
            Verdict::Accepted(_) => Outcome::Agreed,
            Verdict::Rejected(_) if !valid => Outcome::Agreed,
            Verdict::Rejected(problems) if self.are_excused(*reading, &payload, &lost, problems) => Outcome::Excused,
            Verdict::Rejected(_) => {
                Outcome::WronglyRejected(format!("rejects it, as {reading:?}: {}", verdict.brief()))
            }
            Verdict::Unstable { again, .. } if valid && self.is_rounded(*reading, again.as_ref()) => Outcome::Excused,
            Verdict::Unstable { reason, .. } | Verdict::Crashed(reason) => {
                Outcome::Crashed(format!("crashes, as {reading:?}: {reason}"))
            }
        }
    }

    /// Whether what was written differs from a valid document in nothing but fractions that are represented as their nearest
    /// doubles: these may have another verdict, or fit another variant.
    fn is_rounded(&self, reading: Reading, again: Option<&Value>) -> bool {
        let rounded = reading.written(self.data);
        let is_written = |again: &Value| rounded != *self.data && json::is_same(&document(&rounded), again);
        !(self.is_valid)(reading, &rounded) || again.is_some_and(is_written)
    }

    /// Whether a valid document is refused for nothing but numbers that the language does not represent: each problem is about
    /// one, and each number that is refused anywhere has a problem.
    fn are_excused(&self, reading: Reading, payload: &Value, lost: &[String], problems: &[Problem]) -> bool {
        let is_unsigned = |problem: &Problem| problem.pointer == "/value" && has_no_negative(self.schema);
        let seen = reading.seen(payload);
        let is_excused = |problem: &Problem| {
            let is_unsigned = is_unsigned(problem);
            reading.excuses(problem, payload, is_unsigned) || reading.excuses(problem, &seen, is_unsigned)
        };
        if reading == Reading::RustText && Reading::has_infinite(payload) {
            // Nothing has been read yet that a pointer could lead to.
            return problems.len() == 1 && problems.iter().all(is_excused);
        }
        let all_reported = lost.iter().all(|place| problems.iter().any(|it| it.pointer == *place && is_excused(it)));
        // What JavaScript made of a number is also validated against the schema, which infinity does not fit.
        let is_rounded_wrong = reading.lang() == Lang::TypeScript
            && !lost.is_empty()
            && (Reading::has_infinite(payload) || !(self.is_valid)(reading, &Reading::TypeScriptValue.seen(self.data)));
        !problems.is_empty() && all_reported && (is_rounded_wrong || problems.iter().all(is_excused))
    }
}

/// Whether a schema says, in the one way that generators look at, that it has integers from zero on alone.
fn has_no_negative(schema: &Value) -> bool {
    schema["type"] == "integer"
        && schema["minimum"]
            .as_number()
            .is_some_and(|least| super::exact::Exact::of(least) >= super::exact::Exact::read("0"))
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

/// The reference validator of a schema; none where the schema refers to what is not there. Of regular expressions the crate takes some
/// that no engine of ECMA-262 does (`tests/formats/node.rs`): those are not what emitted code is compared with.
pub(crate) fn reference(schema: &Value) -> Option<jsonschema::Validator> {
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    options.with_format("regex", |text: &str| Pattern::parse(text).is_ok()).build(schema).ok()
}
