/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub r#type: Option<String>,
    pub n_2fast: Option<String>,
    pub grusse: Option<String>,
    pub a_dash_b: Option<String>,
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
