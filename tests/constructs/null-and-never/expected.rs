/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub nothing: Option<()>,
    pub never: Option<Never>,
    pub anything: Option<Value>,
}

support::object! {
    Payload, closed, default;
    "nothing" => optional nothing,
    "never" => optional never,
    "anything" => optional anything,
}
