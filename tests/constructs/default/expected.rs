/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    /// Default: `3`.
    pub retries: Option<i64>,
    pub label: Option<String>,
}

impl Payload {
    /// Sets `retries`.
    #[must_use]
    pub fn with_retries(mut self, value: i64) -> Self {
        self.retries = Some(value);
        self
    }

    /// Sets `label`.
    #[must_use]
    pub fn with_label(mut self, value: impl Into<String>) -> Self {
        self.label = Some(value.into());
        self
    }
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
