/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub anything: Value,
    pub nothing: Option<Never>,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    Payload, open additional;
    "anything" => required anything,
    "nothing" => optional nothing,
}
