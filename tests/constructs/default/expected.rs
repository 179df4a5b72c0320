/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    /// Default: `3`.
    pub retries: Option<i64>,
    pub label: Option<String>,
}

support::object! {
    Payload, closed, default;
    "retries" => optional retries,
    "label" => optional label,
}

support::defaults! {
    Payload;
    copy retries: i64 = 3,
}
