//! Which mutant is active, and what mutants share. Woven into a copy of the reference binding, never into the binding itself.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use async_trait::async_trait;
use serde_json::{Map, Value};

use crate::{Answer, Context, Failure, Plugin};

/// The name of the active mutant; empty where there is none.
pub(crate) fn active() -> &'static str {
    static ACTIVE: LazyLock<String> = LazyLock::new(|| std::env::var("DAGSTACK_MUTANT").unwrap_or_default());
    &ACTIVE
}

/// The fields of a manifest, edited.
pub(crate) fn edited(mut fields: Option<Value>, edit: impl FnOnce(&mut Map<String, Value>)) -> Option<Value> {
    if let Some(Value::Object(fields)) = &mut fields {
        edit(fields);
    }
    fields
}

/// What mutants make of the host's environment.
impl crate::HostEnvironment {
    /// All of it.
    pub(crate) fn everything(&self) -> std::collections::BTreeMap<std::ffi::OsString, std::ffi::OsString> {
        let names = self.names().filter_map(|name| name.into_string().ok());
        names.filter_map(|name| Some((name.clone().into(), self.read(&name)?.into()))).collect()
    }

    /// A text with the variables in it filled in.
    pub(crate) fn expanded(&self, text: &str) -> String {
        self.everything().iter().fold(text.to_owned(), |text, (name, value)| {
            let (name, value) = (name.to_string_lossy(), &*value.to_string_lossy());
            text.replace(&format!("${{{name}}}"), value).replace(&format!("${name}"), value)
        })
    }
}

/// A value whose objects have lost their nulls.
pub(crate) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(key, value)| (key, without_nulls(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}

/// A value whose integers went through floating point of 32 bits.
pub(crate) fn rounded(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(fields.into_iter().map(|(key, value)| (key, rounded(value))).collect()),
        Value::Array(items) => Value::Array(items.into_iter().map(rounded).collect()),
        Value::Number(number) => number.as_f64().map_or(Value::Null, |number| Value::from(f64::from(number as f32))),
        other => other,
    }
}

/// A value of which every part is changed, inner parts first.
fn changed(value: Value, change: &dyn Fn(Value) -> Value) -> Value {
    let inner = match value {
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(key, value)| (key, changed(value, change))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(|item| changed(item, change)).collect()),
        other => other,
    };
    change(inner)
}

/// A value whose texts are cut.
pub(crate) fn cut_texts(value: Value, length: usize) -> Value {
    changed(value, &|part| match part {
        Value::String(text) => Value::String(text.chars().take(length).collect()),
        other => other,
    })
}

/// A value whose arrays are cut.
pub(crate) fn cut_arrays(value: Value, length: usize) -> Value {
    changed(value, &|part| match part {
        Value::Array(items) => Value::Array(items.into_iter().take(length).collect()),
        other => other,
    })
}

/// A value whose objects are cut.
pub(crate) fn cut_objects(value: Value, length: usize) -> Value {
    changed(value, &|part| match part {
        Value::Object(fields) => Value::Object(fields.into_iter().take(length).collect()),
        other => other,
    })
}

/// A value without what lies deeper.
pub(crate) fn cut_depth(value: Value, depth: usize) -> Value {
    match value {
        Value::Object(_) | Value::Array(_) if depth == 0 => Value::Null,
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(key, value)| (key, cut_depth(value, depth - 1))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(|item| cut_depth(item, depth - 1)).collect()),
        other => other,
    }
}

/// A value whose characters have 16 bits.
pub(crate) fn basic_plane(value: Value) -> Value {
    changed(value, &|part| match part {
        Value::String(text) => {
            Value::String(text.chars().map(|letter| if letter > '\u{ffff}' { '\u{fffd}' } else { letter }).collect())
        }
        other => other,
    })
}

/// A value whose empty texts are null.
pub(crate) fn empty_as_null(value: Value) -> Value {
    changed(value, &|part| if part == "" { Value::Null } else { part })
}

/// A value whose integers have 32 bits.
pub(crate) fn narrow(value: Value) -> Value {
    changed(value, &|part| match part.as_i64() {
        Some(number) => Value::from(number as i32),
        None => part,
    })
}

/// A value whose fractions have three decimals.
pub(crate) fn three_decimals(value: Value) -> Value {
    changed(value, &|part| match part.as_f64().filter(|number| number.fract() != 0.0) {
        Some(number) => Value::from((number * 1000.0).round() / 1000.0),
        None => part,
    })
}

/// What a plugin of a broadcast finds where all of them share one value: what the one before made of it.
pub(crate) fn one_copy(input: &Value, last: Option<&Value>) -> Value {
    match (input, last) {
        (Value::Array(given), Some(Value::Array(made))) if made.starts_with(given) => made.clone().into(),
        _ => input.clone(),
    }
}

/// What plugins gave, each with its plugin: as long as that is kept, no other one has its address.
static REMEMBERED: LazyLock<Mutex<HashMap<String, (Arc<dyn Plugin>, Value)>>> = LazyLock::new(Mutex::default);

/// What a plugin gives, or what it gave for the same input before.
pub(crate) async fn remembering(plugin: &Arc<dyn Plugin>, hook: &str, input: Value) -> Result<Answer, Failure> {
    let key = format!("{:p} {hook} {input}", Arc::as_ptr(plugin));
    let known = REMEMBERED.lock().unwrap_or_else(PoisonError::into_inner).get(&key).map(|(_, value)| value.clone());
    if let Some(value) = known {
        return Ok(Answer::Value(value));
    }
    let answer = plugin.call(hook, input).await;
    if let Ok(Answer::Value(value)) = &answer {
        let kept = (Arc::clone(plugin), value.clone());
        REMEMBERED.lock().unwrap_or_else(PoisonError::into_inner).insert(key, kept);
    }
    answer
}

/// Whether a plugin leaves `setup` to the trait, whose future has a size of its own. None is polled, so no plugin notices.
pub(crate) fn has_no_setup(plugin: &dyn Plugin, context: &Context) -> bool {
    let size = |plugin: &dyn Plugin| std::mem::size_of_val(&*plugin.setup(context.clone()));
    size(plugin) == size(&*nothing())
}

/// A plugin that does nothing.
pub(crate) fn nothing() -> Arc<dyn Plugin> {
    struct Nothing;

    #[async_trait]
    impl Plugin for Nothing {
        fn implements(&self, _hook: &str) -> bool {
            false
        }

        async fn call(&self, hook: &str, _input: Value) -> Result<Answer, Failure> {
            Err(Failure::new(format!("no hook `{hook}`")))
        }
    }

    Arc::new(Nothing)
}
