//! What checks residual schemas.

use askama::Template;

/// Checks a variable by the function of a schema.
#[derive(Template)]
#[template(path = "python/call_check.py.j2", escape = "none")]
pub struct CallCheck {
    /// The function.
    pub check: String,
    /// The variable.
    pub variable: String,
    /// The place, as an expression.
    pub at: String,
    /// What remembers what was evaluated, where that counts.
    pub seen: Option<String>,
}

/// Tries a schema for what it evaluates where it fits.
#[derive(Template)]
#[template(path = "python/fit.py.j2", escape = "none")]
pub struct Fit {
    /// The function.
    pub check: String,
    /// The variable.
    pub variable: String,
    /// The place, as an expression.
    pub at: String,
    /// What remembers what was evaluated.
    pub seen: String,
}

/// Checks a schema that asks what its other keywords leave.
#[derive(Template)]
#[template(path = "python/evaluated.py.j2", escape = "none")]
pub struct Evaluated {
    /// The variable that remembers what they have evaluated.
    pub inner: String,
    /// The statements.
    pub checks: String,
    /// The one of the schema around it, where that asks as well.
    pub around: Option<String>,
}

/// Remembers that a property was evaluated.
#[derive(Template)]
#[template(path = "python/evaluated_key.py.j2", escape = "none")]
pub struct EvaluatedKey {
    /// What remembers it.
    pub seen: String,
    /// The key, as an expression.
    pub key: String,
}

/// Remembers that the first items were evaluated.
#[derive(Template)]
#[template(path = "python/evaluated_items.py.j2", escape = "none")]
pub struct EvaluatedItems {
    /// What remembers it.
    pub seen: String,
    /// How many, as an expression.
    pub count: String,
}

/// Counts which schemas fit.
#[derive(Template)]
#[template(path = "python/count_fitting.py.j2", escape = "none")]
pub struct CountFitting {
    /// The variable of the number.
    pub fitting: String,
    /// The functions of the schemas.
    pub checks: Vec<String>,
    /// The variable that holds the value.
    pub variable: String,
    /// The place, as an expression.
    pub at: String,
    /// What remembers what was evaluated, where that counts.
    pub seen: Option<String>,
    /// What is reported where none fits.
    pub none: String,
    /// What is reported where more than one fits, if that is wrong.
    pub several: Option<String>,
}

/// Checks the names of properties.
#[derive(Template)]
#[template(path = "python/property_names.py.j2", escape = "none")]
pub struct PropertyNames {
    /// The variable of a key.
    pub key: String,
    /// The variable of the object.
    pub variable: String,
    /// Whether a key fits, as an expression.
    pub fits: String,
    /// What is reported where it does not.
    pub report: String,
}

/// Counts the items that fit a schema.
#[derive(Template)]
#[template(path = "python/contains.py.j2", escape = "none")]
pub struct Contains {
    /// The variable of the number.
    pub found: String,
    /// The variable of an index.
    pub index: String,
    /// The variable of an item.
    pub item: String,
    /// The variable of the array.
    pub variable: String,
    /// Whether an item fits, as an expression.
    pub fits: String,
    /// What remembers what was evaluated, where that counts.
    pub seen: Option<String>,
    /// The statements about the number; empty where every number is fine.
    pub bounds: String,
}

/// Checks the items that nothing has evaluated.
#[derive(Template)]
#[template(path = "python/unevaluated_items.py.j2", escape = "none")]
pub struct UnevaluatedItems {
    /// The loop over the items; empty where all are fine.
    pub each: String,
    /// What remembers what was evaluated.
    pub seen: String,
    /// The variable of the array.
    pub variable: String,
}

/// Checks the properties that nothing has evaluated.
#[derive(Template)]
#[template(path = "python/unevaluated_properties.py.j2", escape = "none")]
pub struct UnevaluatedProperties {
    /// The loop over the properties; empty where all are fine.
    pub each: String,
    /// What remembers what was evaluated.
    pub seen: String,
    /// The variable of the object.
    pub variable: String,
}
