//! The trace that a plugin works under, carried to its server (RUN-06).

use serde_json::{Map, Value};

use crate::context::Logger;

/// The reserved key of a context's `metadata` (CTX-02).
const KEY: &str = "trace_context";

/// The most members of a `tracestate` and of a `baggage`.
const MOST_STATES: usize = 32;
const MOST_BAGGAGE: usize = 180;

/// Whether a text is of the form of a field.
type Form = fn(&str) -> bool;

/// The fields that cross, each known by its name on the other side: <https://www.w3.org/TR/trace-context/> and
/// <https://www.w3.org/TR/baggage/>.
const FIELDS: [(&str, Form); 3] = [(TRACEPARENT, is_traceparent), (TRACESTATE, is_tracestate), ("baggage", is_baggage)];
const TRACEPARENT: &str = "traceparent";
const TRACESTATE: &str = "tracestate";

/// What crosses the boundary with every call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Trace {
    fields: Vec<(&'static str, String)>,
}

impl Trace {
    /// The trace context of a plugin's `metadata`: its strings of the W3C's forms. What is of another form is left out and logged, and
    /// so is a `tracestate` without what it belongs to.
    pub(super) fn of(metadata: &Map<String, Value>, logger: &Logger) -> Self {
        let Some(Value::Object(context)) = metadata.get(KEY) else { return Self::default() };
        let mut trace = Self::default();
        for (name, is_formed) in FIELDS {
            let Some(value) = context.get(name) else { continue };
            match value.as_str().filter(|text| is_formed(text)) {
                None => logger.warn(format_args!("`{KEY}.{name}` is not of its W3C form, and is left out")),
                Some(_) if name == TRACESTATE && !trace.has(TRACEPARENT) => {
                    logger.warn(format_args!("`{KEY}.{name}` is left out, as it has no `{TRACEPARENT}`"));
                }
                Some(text) => trace.fields.push((name, text.to_owned())),
            }
        }
        trace
    }

    fn has(&self, name: &str) -> bool {
        self.fields().any(|(field, _)| field == name)
    }

    /// The `_meta` of a call, where there is something to carry.
    pub(super) fn meta(&self) -> Option<Map<String, Value>> {
        let fields = || self.fields().map(|(name, text)| (name.to_owned(), Value::from(text)));
        (!self.fields.is_empty()).then(|| fields().collect())
    }

    /// The fields, by name.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.fields.iter().map(|(name, text)| (*name, text.as_str()))
    }
}

/// `version-trace-parent-flags` in lower-case hexadecimal digits, neither id all zeros; later versions may add to it.
fn is_traceparent(text: &str) -> bool {
    let parts: Vec<&str> = text.splitn(5, '-').collect();
    let [version, trace, parent, flags, rest @ ..] = parts.as_slice() else { return false };
    let is_hex = |part: &str, length| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    };
    let is_id = |part: &str, length| is_hex(part, length) && part.bytes().any(|byte| byte != b'0');
    is_hex(version, 2)
        && *version != "ff"
        && is_id(trace, 32)
        && is_id(parent, 16)
        && is_hex(flags, 2)
        && (rest.is_empty() || *version != "00")
}

/// `key=value` members with commas between, empty ones allowed.
fn is_tracestate(text: &str) -> bool {
    let members: Vec<&str> = text.split(',').map(|member| member.trim_matches([' ', '\t'])).collect();
    let members: Vec<&str> = members.into_iter().filter(|member| !member.is_empty()).collect();
    let is_key = |key: &str| {
        let is_inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-*/@".contains(&byte);
        (1..=256).contains(&key.len())
            && key.bytes().all(is_inner)
            && key.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit())
    };
    let is_value = |value: &str| {
        let is_inner = |byte: u8| (b' '..=b'~').contains(&byte) && byte != b'=';
        (1..=256).contains(&value.len()) && value.bytes().all(is_inner)
    };
    (1..=MOST_STATES).contains(&members.len())
        && members
            .iter()
            .all(|member| member.split_once('=').is_some_and(|(key, value)| is_key(key) && is_value(value)))
}

/// `key=value` members with commas between, each with properties after semicolons.
fn is_baggage(text: &str) -> bool {
    let is_token = |token: &str| {
        let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        !token.is_empty() && token.bytes().all(is_inner)
    };
    let is_value = |value: &str| value.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"\\,;".contains(&byte));
    let is_pair = |pair: &str, needs_value: bool| match pair.split_once('=') {
        Some((key, value)) => is_token(key.trim()) && is_value(value.trim()),
        None => !needs_value && is_token(pair.trim()),
    };
    let is_member = |member: &str| {
        let mut parts = member.split(';');
        parts.next().is_some_and(|pair| is_pair(pair, true)) && parts.all(|property| is_pair(property, false))
    };
    text.split(',').count() <= MOST_BAGGAGE && text.split(',').all(is_member)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const PARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    fn meta(context: Value) -> Option<Value> {
        let metadata = Map::from_iter([("trace_context".to_owned(), context), ("tenant_id".to_owned(), json!("acme"))]);
        Trace::of(&metadata, &Logger::new("echo", None)).meta().map(Value::from)
    }

    #[test]
    fn the_three_fields_cross_and_nothing_else_does() {
        let context =
            json!({"traceparent": PARENT, "tracestate": "a=1, b@c=x y", "baggage": "k=v;p;q=1,l=%20", "span": 7});
        let expected = json!({"traceparent": PARENT, "tracestate": "a=1, b@c=x y", "baggage": "k=v;p;q=1,l=%20"});
        assert_eq!(meta(context), Some(expected));
    }

    #[test]
    fn what_is_of_another_form_is_left_out() {
        for traceparent in [
            json!(7),
            json!("00-1-2-01"),
            json!(PARENT.to_uppercase()),
            json!("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
            json!("00-00000000000000000000000000000000-00f067aa0ba902b7-01"),
            json!("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01"),
            json!(format!("{PARENT}-more")),
            json!(format!("{PARENT}\n")),
        ] {
            let baggage = json!({"baggage": "k=v"});
            assert_eq!(meta(json!({"traceparent": traceparent, "tracestate": "a=1", "baggage": "k=v"})), Some(baggage));
        }
        for tracestate in ["", "A=1", "a", "a=", "a=b=c", "a=\u{e9}"] {
            let parent = json!({"traceparent": PARENT});
            assert_eq!(meta(json!({"traceparent": PARENT, "tracestate": tracestate})), Some(parent), "{tracestate}");
        }
        for baggage in ["", "k", "k=a b", "k=\"v\"", "k=v,", "k k=v", "k=v;"] {
            assert_eq!(meta(json!({"baggage": baggage})), None, "{baggage}");
        }
    }

    #[test]
    fn a_later_version_may_add_to_its_parent() {
        let later = "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more";
        assert_eq!(meta(json!({"traceparent": later})), Some(json!({"traceparent": later})));
    }

    #[test]
    fn no_object_is_no_trace() {
        for context in [json!(null), json!(PARENT), json!([PARENT]), json!({})] {
            assert_eq!(meta(context), None);
        }
        assert_eq!(Trace::of(&Map::new(), &Logger::new("echo", None)).meta(), None);
    }
}
