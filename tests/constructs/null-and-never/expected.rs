/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    /// The value of `nothing`.
    pub nothing: Option<()>,
    /// The value of `never`.
    pub never: Option<Never>,
    /// The value of `anything`.
    pub anything: Option<Value>,
}

support::object! {
    Payload, closed, default;
    "nothing" => optional nothing,
    "never" => optional never,
    "anything" => optional anything,
}
