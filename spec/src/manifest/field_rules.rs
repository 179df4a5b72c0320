//! The rules between fields of a manifest, as data.
//!
//! Three readers share them: the checker, which knows where the fields are; the JSON Schema, which says them as
//! `if`/`then`; and the code generator, which writes them out in each language.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::contract::clause;
use crate::json_schema::Keyword;
use crate::kind::Spec;
use crate::load::load_embedded;

/// A rule between two fields: when one field has a value, something holds for another.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldRule {
    /// A stable name, in `snake_case`: a good name for a function that checks the rule.
    pub name: &'static str,
    /// The clause of the contract that it comes from.
    pub clause: &'static str,
    /// When it applies.
    pub when: Equals,
    /// What must hold then.
    pub then: Requirement,
    /// What is wrong where it does not hold: a lower-case fragment.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// A field has a value. An absent field does not: no rule asks for a default.
#[derive(Debug, Clone, PartialEq)]
pub struct Equals {
    /// The field.
    pub field: &'static str,
    /// Its value.
    pub value: Literal,
}

/// A value that a rule names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// `true` or `false`.
    Boolean(bool),
    /// A string; for an enum field, the member as it is written in a manifest.
    String(String),
}

/// What a rule asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Requirement {
    /// The field is given; null counts as absent. With `non_empty` its list holds at least one item.
    Present {
        /// The field.
        field: &'static str,
        /// Whether a list must hold something.
        non_empty: bool,
    },
    /// The field has one of these values, or is absent: no default breaks a rule.
    OneOf {
        /// The field.
        field: &'static str,
        /// The values that go with the condition.
        values: Vec<Literal>,
    },
}

impl Literal {
    fn str(text: &str) -> Self {
        Self::String(text.to_owned())
    }

    /// The value as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self {
            Self::Boolean(value) => Value::Bool(*value),
            Self::String(text) => Value::String(text.clone()),
        }
    }
}

impl Requirement {
    /// The field that the rule asks something of.
    #[must_use]
    pub fn field(&self) -> &'static str {
        match self {
            Self::Present { field, .. } | Self::OneOf { field, .. } => field,
        }
    }
}

/// The kinds of the embedded spec that are constrained to run in process.
pub(crate) fn embedded_in_process_only_kinds() -> &'static [String] {
    static KINDS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let spec = load_embedded().expect("the embedded spec is this crate's own, and a test loads it");
        spec.in_process_only_kinds()
    });
    &KINDS
}

/// The kinds that run in process only: those of a spec, and those of the embedded one, which every host has.
#[must_use]
pub fn in_process_only_kinds(spec: &Spec) -> Vec<String> {
    let mut kinds = embedded_in_process_only_kinds().to_vec();
    kinds.extend(spec.in_process_only_kinds());
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// All rules. `in_process_only_kinds` are the kinds whose hookspec is constrained to run in process.
#[must_use]
pub fn field_rules(in_process_only_kinds: &[String]) -> Vec<FieldRule> {
    let runtime = |value| Equals { field: "runtime", value: Literal::str(value) };
    let in_process = || Requirement::OneOf { field: "runtime", values: vec![Literal::str("in_process")] };
    let mut rules = vec![
        FieldRule {
            name: "tryfirst_excludes_trylast",
            clause: clause::MAN_04,
            when: Equals { field: "tryfirst", value: Literal::Boolean(true) },
            then: Requirement::OneOf { field: "trylast", values: vec![Literal::Boolean(false)] },
            message: "`tryfirst` and `trylast` exclude each other".to_owned(),
            help: "keep the one that is meant".to_owned(),
        },
        FieldRule {
            name: "in_process_needs_entry_point",
            clause: clause::MAN_05,
            when: runtime("in_process"),
            then: Requirement::Present { field: "entry_point", non_empty: false },
            message: "the runtime `in_process` needs `entry_point`".to_owned(),
            help: "add `entry_point`, in the notation of the plugin's language (Python: `plugin:EchoTool`)".to_owned(),
        },
        FieldRule {
            name: "mcp_stdio_needs_command",
            clause: clause::MAN_05,
            when: runtime("mcp_stdio"),
            then: Requirement::Present { field: "command", non_empty: true },
            message: "the runtime `mcp_stdio` needs `command`".to_owned(),
            help: "add `command`, the program to start and its arguments".to_owned(),
        },
        FieldRule {
            name: "mcp_http_needs_url",
            clause: clause::MAN_05,
            when: runtime("mcp_http"),
            then: Requirement::Present { field: "url", non_empty: false },
            message: "the runtime `mcp_http` needs `url`".to_owned(),
            help: "add `url`, where the plugin listens".to_owned(),
        },
        FieldRule {
            name: "in_process_only_needs_in_process",
            clause: clause::MAN_12,
            when: Equals { field: "in_process_only", value: Literal::Boolean(true) },
            then: in_process(),
            message: "`in_process_only` goes with the runtime `in_process` alone".to_owned(),
            help: "set `runtime` to `in_process`, or remove `in_process_only`".to_owned(),
        },
    ];
    rules.extend(in_process_only_kinds.iter().map(|kind| FieldRule {
        name: "kind_runs_in_process_only",
        clause: clause::MAN_13,
        when: Equals { field: "kind", value: Literal::str(kind) },
        then: in_process(),
        message: format!("plugins of kind `{kind}` run in process only"),
        help: "set `runtime` to `in_process`".to_owned(),
    }));
    rules
}

/// The rules over the kinds of the embedded spec.
#[must_use]
pub fn default_field_rules() -> Vec<FieldRule> {
    field_rules(embedded_in_process_only_kinds())
}

impl FieldRule {
    /// The rule as a JSON Schema, an `if` with its `then`. `fields` are the manifest's properties, which say what type a field
    /// has when it is given.
    #[must_use]
    pub fn to_schema(&self, fields: &Map<String, Value>) -> Value {
        let condition = json!({
            "properties": {self.when.field: {"const": self.when.value.to_json()}},
            "required": [self.when.field],
        });
        let field = self.then.field();
        let mut wanted = Map::new();
        let mut then = Map::new();
        match &self.then {
            Requirement::Present { non_empty, .. } => {
                then.insert(Keyword::Required.to_string(), json!([field]));
                // Expressed as a type and not as `not: null`, which some editors get wrong.
                wanted.extend(given_type(fields, field).map(|kind| (Keyword::Type.to_string(), kind)));
                wanted.extend(non_empty.then(|| (Keyword::MinItems.to_string(), json!(1))));
            }
            Requirement::OneOf { values, .. } => {
                wanted.insert(Keyword::Enum.to_string(), values.iter().map(Literal::to_json).collect());
            }
        }
        // Editors that know `errorMessage` show it in place of the keyword's own message.
        wanted.insert("errorMessage".to_owned(), Value::String(format!("{}: {}", self.message, self.help)));
        then.insert(Keyword::Properties.to_string(), json!({field: wanted}));
        json!({"$comment": self.clause, "if": condition, "then": then})
    }
}

/// The type of a field without null.
fn given_type(fields: &Map<String, Value>, field: &str) -> Option<Value> {
    let kind = fields.get(field)?.get(Keyword::Type.name())?;
    let Some(kinds) = kind.as_array() else { return Some(kind.clone()) };
    let kinds: Vec<&Value> = kinds.iter().filter(|kind| kind.as_str() != Some("null")).collect();
    if let [only] = kinds.as_slice() { Some((*only).clone()) } else { Some(json!(kinds)) }
}
