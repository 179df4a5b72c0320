//! The manifest's `auth`: a bearer token (RFC 6750).

use serde_json::{Map, Value};

use crate::HostEnvironment;

/// The token that `auth` gives or names: `{"type": "bearer", "token": …}`, or `token_env` with the name of an environment variable
/// that the host passes to plugins (RUN-15); the type may be left out.
///
/// # Errors
/// What is wrong with it, never with the token in it.
pub(super) fn token(auth: &Map<String, Value>, host: &HostEnvironment) -> Result<String, String> {
    if let Some(unknown) = auth.keys().find(|key| !["type", "token", "token_env"].contains(&key.as_str())) {
        return Err(format!(
            "has an unknown field `{unknown}` in its `auth`: it takes `type`, and `token` or `token_env`"
        ));
    }
    match auth.get("type") {
        None => {}
        Some(Value::String(kind)) if kind == "bearer" => {}
        Some(_) => return Err("has an `auth` of an unknown type: it knows `bearer`".to_owned()),
    }
    let token = match (auth.get("token"), auth.get("token_env")) {
        (Some(Value::String(token)), None) => token.clone(),
        (None, Some(Value::String(name))) => variable(name, host)?,
        (None, None) => return Err("has an `auth` without `token` or `token_env`".to_owned()),
        (Some(_), Some(_)) => return Err("has an `auth` with `token` and `token_env`: leave one out".to_owned()),
        _ => return Err("has an `auth` whose token is not a string".to_owned()),
    };
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err("has a token that is empty or holds characters that no token may hold".to_owned());
    }
    Ok(token)
}

/// A variable that the host passes to plugins.
fn variable(name: &str, host: &HostEnvironment) -> Result<String, String> {
    if !host.passes(name) {
        return Err(format!(
            "needs the environment variable `{name}`, which the host does not pass to plugins: see `auth.token_env`, and \
             `pass_environment` of the registry"
        ));
    }
    host.read(name).ok_or_else(|| {
        format!("needs the environment variable `{name}`, which is not set or is not UTF-8: see `auth.token_env`")
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn token_of(auth: Value) -> Result<String, String> {
        let Value::Object(auth) = auth else { panic!("no table") };
        let host = HostEnvironment::of([("ECHO_TOKEN", "from-env"), ("HOME", "hunter2"), ("OTHER", "hunter2")]);
        token(&auth, &host.passing(["ECHO_TOKEN", "NOT_SET"]))
    }

    #[test]
    fn a_token_stands_there_or_in_the_environment() {
        assert_eq!(token_of(json!({"type": "bearer", "token": "abc"})).expect("a value"), "abc");
        assert_eq!(token_of(json!({"token": "abc"})).expect("a value"), "abc");
        assert_eq!(token_of(json!({"type": "bearer", "token_env": "ECHO_TOKEN"})).expect("a value"), "from-env");
    }

    #[test]
    fn all_else_is_an_error_without_the_token() {
        for wrong in [
            json!({}),
            json!({"type": "basic", "token": "hunter2"}),
            json!({"type": 1, "token": "hunter2"}),
            json!({"token": "hunter2", "token_env": "ECHO_TOKEN"}),
            json!({"token": ["hunter2"]}),
            json!({"token": "hunter2\r\nX: y"}),
            json!({"token": ""}),
            json!({"token": "hunter2", "user": "me"}),
            json!({"token_env": "NOT_SET"}),
            json!({"token_env": "OTHER"}),
            json!({"token_env": "HOME"}),
        ] {
            let problem = token_of(wrong.clone()).expect_err("a failure");
            assert!(!problem.contains("hunter2"), "{problem}");
        }
    }
}
