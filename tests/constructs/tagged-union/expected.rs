/// The value at `payload` › `add`.
///
/// `op` is always `"add"`, so it is not a field.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PayloadAdd {
    pub value: f64,
}

impl PayloadAdd {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(value: f64) -> Self {
        Self { value }
    }
}

support::object! {
    PayloadAdd, closed;
    "op" = "add",
    "value" => required value,
}

/// The value at `payload` › `clear`.
///
/// `op` is always `"clear"`, so it is not a field.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PayloadClear {}

support::object! {
    PayloadClear, closed, default;
    "op" = "clear",
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub enum Payload {
    /// `add`
    Add(PayloadAdd),
    /// `clear`
    Clear(PayloadClear),
}

support::union! {
    Payload, one_of by "op";
    Add(PayloadAdd) => "add",
    Clear(PayloadClear) => "clear",
}
