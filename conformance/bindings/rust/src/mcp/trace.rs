//! The trace that a plugin works under, carried to its process (RUN-06).

use serde_json::{Map, Value};

/// The reserved key of a context's `metadata` (CTX-02).
const KEY: &str = "trace_context";

/// The fields of a W3C Trace Context, which are known by name on the other side: <https://www.w3.org/TR/trace-context/>.
const FIELDS: [&str; 2] = ["traceparent", "tracestate"];

/// What crosses the boundary with every request.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Trace {
    context: Option<Value>,
}

impl Trace {
    /// The trace context of a plugin's `metadata`; null counts as none.
    pub(super) fn of(metadata: &Map<String, Value>) -> Self {
        Self { context: metadata.get(KEY).filter(|context| !context.is_null()).cloned() }
    }

    /// The `_meta` of a request's parameters: the value as it is, and the W3C fields beside it.
    pub(super) fn meta(&self) -> Option<Map<String, Value>> {
        let context = self.context.as_ref()?;
        let mut meta = Map::from_iter([(KEY.to_owned(), context.clone())]);
        meta.extend(self.fields().map(|(name, text)| (name.to_owned(), Value::from(text))));
        Some(meta)
    }

    /// The W3C fields that are there, by name.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&'static str, &str)> {
        FIELDS.into_iter().filter_map(|name| Some((name, self.context.as_ref()?.get(name)?.as_str()?)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn trace(context: Value) -> Trace {
        Trace::of(&Map::from_iter([("trace_context".to_owned(), context), ("tenant_id".to_owned(), json!("acme"))]))
    }

    #[test]
    fn the_value_crosses_as_it_is_with_the_w3c_fields_beside_it() {
        let context = json!({"traceparent": "00-1-2-01", "tracestate": "a=1", "baggage": [1]});
        let meta = trace(context.clone()).meta().map(Value::from);
        assert_eq!(meta, Some(json!({"trace_context": context, "traceparent": "00-1-2-01", "tracestate": "a=1"})));
    }

    #[test]
    fn a_value_of_another_form_crosses_alone() {
        for context in [json!("00-1-2-01"), json!({"traceparent": 7}), json!([])] {
            let trace = trace(context.clone());
            assert_eq!(trace.fields().count(), 0);
            assert_eq!(trace.meta().map(Value::from), Some(json!({"trace_context": context})));
        }
    }

    #[test]
    fn no_trace_is_no_meta() {
        assert_eq!(Trace::of(&Map::new()).meta(), None);
        assert_eq!(trace(Value::Null).meta(), None);
    }
}
