/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    /// The value of `anything`.
    pub anything: Value,
    /// The value of `nothing`.
    pub nothing: Option<Never>,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    Payload, open additional;
    "anything" => required anything,
    "nothing" => optional nothing,
}
