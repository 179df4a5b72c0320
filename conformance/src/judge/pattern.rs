//! Patterns: what a value must look like. `fixture/expect.rs` lists them.

use dagstack_spec_model::internal::document::pointer_token;
use dagstack_spec_model::internal::json::equal;
use dagstack_spec_model::json_schema::JsonType;
use serde_json::{Map, Value};

use super::matcher::matcher;
use super::mentions::TextReader;
use super::show;
use crate::fixture::Matcher;

/// How many differences of one value are reported.
const LIMIT: usize = 12;

/// A difference between a pattern and a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mismatch {
    /// A JSON pointer into the value.
    pub(super) place: String,
    pub(super) expected: String,
    pub(super) got: String,
}

/// The values bound to names so far, and how the texts of the case are read.
#[derive(Debug)]
pub(super) struct Bindings<'a> {
    bound: Vec<(String, Value)>,
    pub(super) reader: TextReader<'a>,
}

impl<'a> Bindings<'a> {
    pub(super) const fn new(reader: TextReader<'a>) -> Self {
        Self { bound: Vec::new(), reader }
    }

    fn get(&self, name: &str) -> Option<&Value> {
        self.bound.iter().find(|(bound, _)| bound == name).map(|(_, value)| value)
    }

    /// Where to go back to, should what follows not fit.
    pub(super) fn mark(&self) -> usize {
        self.bound.len()
    }

    pub(super) fn back_to(&mut self, mark: usize) {
        self.bound.truncate(mark);
    }
}

/// Every difference between a pattern and a value, the first ones of many.
pub(super) fn check(pattern: &Value, value: &Value, bindings: &mut Bindings<'_>) -> Vec<Mismatch> {
    let mut matching = Matching { bindings, path: String::new(), found: Vec::new(), limit: LIMIT };
    matching.value(pattern, value);
    matching.found
}

/// The same for an object of which a part is given: it may have more keys, and so may its members under `open`.
pub(super) fn check_part(pattern: &Value, value: &Value, open: &[&str], bindings: &mut Bindings<'_>) -> Vec<Mismatch> {
    let mut matching = Matching { bindings, path: String::new(), found: Vec::new(), limit: LIMIT };
    match pattern {
        Value::Object(fields) if matcher(fields).is_none() => matching.part(fields, value, open),
        _ => matching.value(pattern, value),
    }
    matching.found
}

struct Matching<'a, 'r> {
    bindings: &'a mut Bindings<'r>,
    path: String,
    found: Vec<Mismatch>,
    limit: usize,
}

impl Matching<'_, '_> {
    fn differs(&mut self, expected: impl Into<String>, got: impl Into<String>) {
        if self.found.len() < self.limit {
            self.found.push(Mismatch { place: self.path.clone(), expected: expected.into(), got: got.into() });
        }
    }

    /// Whether a pattern fits; where it does not, nothing that it bound remains.
    fn fits(&mut self, pattern: &Value, value: &Value) -> bool {
        let mark = self.bindings.mark();
        let mut inner = Matching { bindings: self.bindings, path: String::new(), found: Vec::new(), limit: 1 };
        inner.value(pattern, value);
        let fits = inner.found.is_empty();
        if !fits {
            self.bindings.back_to(mark);
        }
        fits
    }

    fn at(&mut self, token: &str, check: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        self.path.push('/');
        self.path.push_str(&pointer_token(token));
        check(self);
        self.path.truncate(length);
    }

    /// The recursion is as deep as the pattern, which is a document of ours and bounded, not as the value.
    fn value(&mut self, pattern: &Value, value: &Value) {
        if self.found.len() >= self.limit {
            return;
        }
        match (pattern, value) {
            (Value::Object(fields), _) if let Some((matcher, argument)) = matcher(fields) => {
                self.matcher(matcher, argument, pattern, value);
            }
            (Value::Object(fields), Value::Object(got)) => {
                self.members(fields, got);
                for (key, extra) in got {
                    if self.found.len() >= self.limit {
                        return;
                    }
                    if !fields.contains_key(key) {
                        self.at(key, |matching| matching.differs("no such key", show::value(extra)));
                    }
                }
            }
            (Value::Array(items), Value::Array(got)) if items.len() == got.len() => {
                for (index, (item, got)) in items.iter().zip(got).enumerate() {
                    self.at(&index.to_string(), |matching| matching.value(item, got));
                }
            }
            (Value::Object(_) | Value::Array(_), _) => self.differs(show::pattern(pattern), show::value(value)),
            _ if equal(pattern, value) => {}
            _ => self.differs(show::pattern(pattern), show::value(value)),
        }
    }

    fn members(&mut self, fields: &Map<String, Value>, got: &Map<String, Value>) {
        for (key, field) in fields {
            self.at(key, |matching| match got.get(key) {
                Some(got) => matching.value(field, got),
                None => matching.differs(show::pattern(field), "nothing"),
            });
        }
    }

    fn part(&mut self, fields: &Map<String, Value>, value: &Value, open: &[&str]) {
        let Value::Object(got) = value else {
            return self.differs("an object", show::value(value));
        };
        for (key, field) in fields {
            self.at(key, |matching| match (field, got.get(key)) {
                (Value::Object(fields), Some(got)) if open.contains(&key.as_str()) && matcher(fields).is_none() => {
                    matching.part(fields, got, &[]);
                }
                (_, Some(got)) => matching.value(field, got),
                (_, None) => matching.differs(show::pattern(field), "nothing"),
            });
        }
    }

    fn matcher(&mut self, matcher: Option<Matcher>, argument: &Value, pattern: &Value, value: &Value) {
        let fits = match (matcher, argument) {
            (Some(Matcher::Any), _) => true,
            (Some(Matcher::Literal), literal) => equal(literal, value),
            (Some(Matcher::Subset), Value::Object(fields)) => {
                return match value {
                    Value::Object(got) => self.members(fields, got),
                    _ => self.differs(show::pattern(pattern), show::value(value)),
                };
            }
            (Some(Matcher::Contains), Value::Array(wanted)) => match value {
                Value::Array(got) => wanted.iter().all(|one| got.iter().any(|got| self.fits(one, got))),
                _ => false,
            },
            (Some(Matcher::Unordered), Value::Array(wanted)) => match value {
                Value::Array(got) => self.one_to_one(wanted, got),
                _ => false,
            },
            (Some(Matcher::OneOf), Value::Array(choices)) => choices.iter().any(|choice| self.fits(choice, value)),
            (Some(Matcher::Text), Value::String(part)) => {
                value.as_str().is_some_and(|text| self.bindings.reader.mentions(text, part).is_ok())
            }
            (Some(Matcher::Type), Value::String(wanted)) => {
                JsonType::from_name(wanted).is_some_and(|wanted| wanted.includes(JsonType::of(value)))
            }
            (Some(Matcher::Bind), Value::String(name)) => match self.bindings.get(name) {
                Some(bound) if equal(bound, value) => true,
                Some(bound) => {
                    let expected = format!("the same value as before, {}", show::value(bound));
                    return self.differs(expected, show::value(value));
                }
                None => {
                    self.bindings.bound.push((name.clone(), value.clone()));
                    true
                }
            },
            (Some(Matcher::Differs), Value::String(name)) => match self.bindings.get(name) {
                Some(bound) if equal(bound, value) => {
                    let expected = format!("another value than {}", show::value(bound));
                    return self.differs(expected, show::value(value));
                }
                bound => bound.is_some(),
            },
            // No such pattern: the lint refuses it, and here it fits nothing.
            _ => false,
        };
        if !fits {
            self.differs(show::pattern(pattern), show::value(value));
        }
    }

    /// Whether each pattern has an element of its own that fits it, and each element a pattern: a perfect matching, found by
    /// augmenting paths. A greedy choice would be wrong where an element fits several patterns.
    fn one_to_one(&mut self, wanted: &[Value], got: &[Value]) -> bool {
        if wanted.len() != got.len() {
            return false;
        }
        let fitting: Vec<Vec<usize>> = wanted
            .iter()
            .map(|pattern| (0..got.len()).filter(|index| self.fits(pattern, &got[*index])).collect())
            .collect();
        let mut taken: Vec<Option<usize>> = vec![None; got.len()];
        (0..wanted.len()).all(|pattern| augment(pattern, &fitting, &mut taken, &mut vec![false; got.len()]))
    }
}

/// Finds an element for a pattern, moving others to further elements that fit them.
fn augment(pattern: usize, fitting: &[Vec<usize>], taken: &mut [Option<usize>], seen: &mut [bool]) -> bool {
    for &element in &fitting[pattern] {
        if !std::mem::replace(&mut seen[element], true) {
            let is_free = match taken[element] {
                None => true,
                Some(other) => augment(other, fitting, taken, seen),
            };
            if is_free {
                taken[element] = Some(pattern);
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests;
