//! Plugins written by hand against the emitted traits, as a user would write them.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use serde_json::json;

use crate::generated::support::{Answer, Blocking, Dispatch, Json, Maybe, Object, Value};
use crate::generated::tool_v1::{
    AsyncToolPlugin, Empty, ExecuteInput, ExecuteOutput, FunctionSchema, FunctionSchemaName, GetSchemaOutput, HOOKS,
    KIND_API_VERSION, KIND_NAME, ToolPlugin,
};
use crate::generated::{VERSION, forms_v1, orchestrator_v1, zoo_v1};

struct Echo;

impl ToolPlugin for Echo {
    type Error = String;

    fn get_schema(&self, _input: Empty) -> Result<GetSchemaOutput, String> {
        let name = FunctionSchemaName::new("echo").map_err(|problems| problems.to_string())?;
        Ok(vec![FunctionSchema::new(name, "Gives back.", Object::new())])
    }

    fn execute(&self, input: ExecuteInput) -> Result<ExecuteOutput, String> {
        Ok(ExecuteOutput::new(input.args))
    }
}

struct Later;

impl AsyncToolPlugin for Later {
    type Error = String;

    fn get_schema(&self, _input: Empty) -> Answer<'_, GetSchemaOutput, String> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn execute(&self, input: ExecuteInput) -> Answer<'_, ExecuteOutput, String> {
        Box::pin(async move { Err(input.function) })
    }
}

struct Nothing;

impl Wake for Nothing {
    fn wake(self: Arc<Self>) {}
}

pub(crate) fn now<T>(future: impl Future<Output = T>) -> Result<T, String> {
    match pin!(future).poll(&mut Context::from_waker(&Waker::from(Arc::new(Nothing)))) {
        Poll::Ready(value) => Ok(value),
        Poll::Pending => Err("not at once".to_owned()),
    }
}

/// A payload without any field that has a default.
const DEFAULTS: &str = r#"{"required_with_default":1}"#;

/// A tree so deep that only a value built by hand can hold it.
fn deep_tree() -> Value {
    (0..1000).fold(json!({"value": 0}), |tree, value| json!({"value": value, "left": tree}))
}

/// What is wrong with a value, as keywords.
fn keywords<T: Json>(value: &Value) -> Vec<&'static str> {
    T::check(value).err().into_iter().flatten().map(|problem| problem.keyword).collect()
}

/// A variant needs no word for what it is: its tag is written, and wanted where it is read.
fn tags() -> Result<[bool; 6], String> {
    use forms_v1::{PaymentInput, PaymentInputCash, PaymentInputCashGiven};

    let given = PaymentInputCashGiven::new(2.5).map_err(|problems| problems.to_string())?;
    let cash = PaymentInput::from(PaymentInputCash::new(given).with_currency(forms_v1::PaymentInputCashCurrency::Chf));
    let written = serde_json::to_value(&cash).map_err(|error| error.to_string())?;
    let read = PaymentInput::from_value(written.clone()).map_err(|problems| problems.to_string())?;
    Ok([
        written == json!({"method": "cash", "currency": "CHF", "given": 2.5}),
        read == cash,
        cash.validate().is_ok(),
        PaymentInputCash::check(&json!({"given": 2.5})).is_err_and(|problems| problems.iter().all(|it| it.keyword == "required")),
        PaymentInputCash::check(&json!({"given": 2.5, "method": "card"})).is_err_and(|it| it.iter().all(|it| it.keyword == "const")),
        PaymentInputCashGiven::new(0.0).is_err(),
    ])
}

/// Unions, tuples and what is validated against a schema, built by hand.
fn forms() -> Result<[bool; 14], String> {
    use forms_v1::{Call, CallItem1, Condition, ExpressionInput, MeasureInput, MeasureInputLimit, MeasureInputPoint, OutlineOutput};

    let add = |more| {
        let call = Call(CallItem1::Add, Box::new(ExpressionInput::Number(1.0)), more);
        ExpressionInput::Call(Box::new(call))
    };
    let read = ExpressionInput::from_text(r#"["add", 1, {"if": "x", "then": 2}]"#).map_err(|problems| problems.to_string())?;
    let condition = match &read {
        ExpressionInput::Call(call) => match call.2.as_slice() {
            [ExpressionInput::Condition(condition)] => Condition::clone(condition),
            _ => return Err("not a condition".to_owned()),
        },
        _ => return Err("not a call".to_owned()),
    };
    let point = |label: Option<&str>| MeasureInputPoint(0.5, 1.0, label.map(str::to_owned));
    let written = |point: MeasureInputPoint| serde_json::to_value(point).map_err(|error| error.to_string());
    let broken = forms_v1::RulesInput { limit: Some(1), ..forms_v1::RulesInput::from_text("{}").map_err(|problems| problems.to_string())? };
    let nested = |levels| (0..levels).fold(json!("x"), |value, _| json!(["neg", value]));
    let outline = |levels| (0..levels).fold(json!({"title": "x"}), |part, _| json!({"title": "x", "parts": [part]}));
    Ok([
        read == add(vec![ExpressionInput::Condition(Box::new(condition.clone()))]),
        read.validate().is_ok() && condition.r#else.is_none(),
        written(point(None))? == json!([0.5, 1.0]),
        written(point(Some("a")))? == json!([0.5, 1.0, "a"]),
        matches!(MeasureInput::default().limit(), MeasureInputLimit::String(_)) && MeasureInput::default().limit.is_none(),
        MeasureInput::default().never.is_none(),
        broken.validate().is_err_and(|problems| problems.iter().all(|problem| problem.keyword == "dependentRequired")),
        serde_json::to_value(forms_v1::RulesInputTail(None, vec![json!(true)])).is_err(),
        keywords::<ExpressionInput>(&nested(100)).is_empty(),
        keywords::<ExpressionInput>(&nested(500)) == ["depth"],
        keywords::<OutlineOutput>(&outline(60)).is_empty(),
        keywords::<OutlineOutput>(&outline(500)).contains(&"depth"),
        keywords::<forms_v1::FormatsInput>(&json!({"email": "a@b", "uri": "a:b"})).is_empty(),
        keywords::<MeasureInput>(&json!({"never": null})) == ["false"],
    ])
}

/// A registry that knows nothing but trait objects calls plugins of both sorts.
pub(crate) fn all() -> Result<(), String> {
    let plugins: Vec<Box<dyn AsyncToolPlugin<Error = String> + Send + Sync>> = vec![Box::new(Blocking(Echo)), Box::new(Later)];
    let names: Vec<usize> = plugins
        .iter()
        .map(|plugin| now(plugin.get_schema(Empty {})).and_then(|listed| listed).map(|listed| listed.len()))
        .collect::<Result<_, String>>()?;
    let input = || ExecuteInput { function: "f".to_owned(), args: Object::new() };
    let results: Vec<bool> = plugins
        .iter()
        .map(|plugin| now(plugin.execute(input())).map(|result| result.is_ok()))
        .collect::<Result<_, String>>()?;
    let too_deep = zoo_v1::Node::from_value(deep_tree()).map_err(|problems| problems.to_string());
    let numbers = zoo_v1::NumbersInput::from_value(json!({"any_number": 1.5})).map_err(|problems| problems.to_string())?;
    if let Some(place) = forms()?.iter().position(|fact| !fact) {
        return Err(format!("fact {place} of the forms does not hold"));
    }
    if let Some(place) = tags()?.iter().position(|fact| !fact) {
        return Err(format!("fact {place} of the tags does not hold"));
    }
    let output = ExecuteOutput::from_text(r#"{"result":1}"#).map_err(|problems| problems.to_string())?;
    let defaults = zoo_v1::NumbersOutput::from_text(DEFAULTS).map_err(|problems| problems.to_string())?;
    let facts = [
        output.is_error.is_none() && !output.is_error(),
        serde_json::to_string(&output).is_ok_and(|text| text == r#"{"result":1}"#),
        serde_json::to_string(&defaults).is_ok_and(|text| text == DEFAULTS),
        defaults.flag() && defaults.count() == 3 && defaults.empty_word().is_empty() && defaults.list().is_empty(),
        defaults.something() == Some("here") && defaults.nothing().is_none() && defaults.limits().low() == 0,
        zoo_v1::NumbersOutput { something: Maybe::Null, ..defaults.clone() }.something().is_none(),
        zoo_v1::NumbersOutput { something: "there".to_owned().into(), ..defaults.clone() }.something() == Some("there"),
        too_deep.is_err_and(|problems| problems.contains("(depth, found object)")),
        numbers.validate().is_ok(),
        zoo_v1::NumbersInput { any_number: Some(f64::NAN), ..numbers.clone() }.validate().is_err(),
        Maybe::from(1).value() == Some(&1) && Maybe::<u8>::default().is_absent(),
        orchestrator_v1::BackfillInput::default() == orchestrator_v1::BackfillInput::from_text("{}").unwrap_or_else(|_| {
            orchestrator_v1::BackfillInput { plugin_name: Some("not read".to_owned()), ..Default::default() }
        }),
        names == [1, 0],
        results == [true, false],
        // Both traits are in scope, and a plugin has the hooks of one.
        Echo.execute(input()).is_ok() && now(Later.execute(input())).is_ok_and(|result| result.is_err()),
        ExecuteOutput::new(1).with_is_error(true).with_error_message("no") == ExecuteOutput {
            result: json!(1),
            is_error: Some(true),
            error_message: Some("no".to_owned()),
            additional: Object::new(),
        },
        KIND_NAME == "tool",
        KIND_API_VERSION == "1.0.0",
        VERSION == "1.1.0",
        HOOKS.iter().map(|hook| hook.name).eq(["get_schema", "execute"]),
        HOOKS[1].dispatch == Dispatch::Singleton && HOOKS[1].mcp_exposed && !HOOKS[0].mcp_exposed,
        orchestrator_v1::IN_PROCESS_ONLY && orchestrator_v1::SINGLETON_PER_RUNTIME,
        FunctionSchemaName::try_from("Echo").is_err(),
        orchestrator_v1::StatusOutputState::Queued.to_string() == "queued",
        "expired".parse() == Ok(orchestrator_v1::StatusOutputState::Expired),
    ];
    match facts.iter().position(|fact| !fact) {
        None => Ok(()),
        Some(place) => Err(format!("fact {place} does not hold")),
    }
}
