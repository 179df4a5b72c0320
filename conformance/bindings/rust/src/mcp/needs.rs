//! What a server asks for before it gives a result (RUN-10).

use serde_json::{Map, Value};

/// The key that says of which type a result is.
const TYPE: &str = "resultType";

/// Whether a result is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Need {
    /// It is.
    Nothing,
    /// The server wants the same call once more, with this state of its own.
    Again(String),
}

/// What a result was read as.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reading<T> {
    /// What the call gives.
    Result(T),
    /// The server wants the same call once more, with this state of its own.
    Again(String),
}

/// What a result asks for, in either era: one that does not say so is complete.
///
/// # Errors
/// It asks for what we don't offer.
pub(super) fn of(result: &Map<String, Value>) -> Result<Need, String> {
    let Some(kind) = result.get(TYPE) else { return Ok(Need::Nothing) };
    match kind.as_str() {
        Some("complete") => Ok(Need::Nothing),
        Some("input_required") => input(result),
        _ => Err(format!("is of the unknown type {kind}")),
    }
}

fn input(result: &Map<String, Value>) -> Result<Need, String> {
    match (result.get("inputRequests"), result.get("requestState")) {
        (None, Some(Value::String(state))) => Ok(Need::Again(state.clone())),
        (Some(Value::Object(requests)), _) => {
            let methods = requests.values().map(|request| request.get("method").and_then(Value::as_str).unwrap_or("?"));
            let methods = methods.collect::<Vec<_>>().join(", ");
            Err(format!("asks for input that this host does not give: {methods}"))
        }
        _ => Err("asks for input and does not say which".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn need(result: &Value) -> Result<Need, String> {
        of(result.as_object().expect("an object"))
    }

    #[test]
    fn what_is_complete_asks_for_nothing() {
        assert_eq!(need(&json!({"content": []})), Ok(Need::Nothing));
        assert_eq!(need(&json!({"resultType": "complete", "requestState": "x"})), Ok(Need::Nothing));
    }

    #[test]
    fn a_state_alone_asks_for_the_same_call() {
        let again = need(&json!({"resultType": "input_required", "requestState": "x"}));
        assert_eq!(again, Ok(Need::Again("x".to_owned())));
    }

    #[test]
    fn input_is_refused_by_the_methods_that_would_give_it() {
        let requests = json!({"a": {"method": "elicitation/create"}, "b": {"method": "roots/list"}, "c": 7});
        let asks = json!({"resultType": "input_required", "inputRequests": requests, "requestState": "x"});
        let problem = "asks for input that this host does not give: elicitation/create, roots/list, ?";
        assert_eq!(need(&asks), Err(problem.to_owned()));
        for vague in [json!({}), json!({"requestState": 7}), json!({"inputRequests": null, "requestState": "x"})] {
            let mut asks = vague;
            asks["resultType"] = "input_required".into();
            assert!(need(&asks).is_err_and(|problem| problem.ends_with("does not say which")), "{asks}");
        }
    }

    #[test]
    fn other_types_are_refused_by_name() {
        for (kind, named) in
            [(json!("task"), "\"task\""), (json!(null), "null"), (json!(["complete"]), "[\"complete\"]")]
        {
            assert_eq!(need(&json!({"resultType": kind})), Err(format!("is of the unknown type {named}")));
        }
    }
}
