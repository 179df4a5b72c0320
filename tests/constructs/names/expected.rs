/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    /// The value of `type`.
    pub r#type: Option<String>,
    /// The value of `2fast`.
    pub n_2fast: Option<String>,
    /// The value of `grüße`.
    pub grusse: Option<String>,
    /// The value of `a-b`.
    pub a_dash_b: Option<String>,
    /// The value of `a_b`.
    pub a_b: Option<String>,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    Payload, open additional, default;
    "type" => optional r#type,
    "2fast" => optional n_2fast,
    "grüße" => optional grusse,
    "a-b" => optional a_dash_b,
    "a_b" => optional a_b,
}
