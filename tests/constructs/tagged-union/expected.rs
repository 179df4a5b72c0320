/// What `payload` › `add` › `op` holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadAddOp {
    /// `add`
    Add,
}

support::strings! {
    PayloadAddOp, const;
    Add => "add",
}

/// What `payload` › `add` holds.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadAdd {
    pub op: PayloadAddOp,
    pub value: f64,
}

support::object! {
    PayloadAdd, closed;
    "op" => required op,
    "value" => required value,
}

/// What `payload` › `clear` › `op` holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadClearOp {
    /// `clear`
    Clear,
}

support::strings! {
    PayloadClearOp, const;
    Clear => "clear",
}

/// What `payload` › `clear` holds.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadClear {
    pub op: PayloadClearOp,
}

support::object! {
    PayloadClear, closed;
    "op" => required op,
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
