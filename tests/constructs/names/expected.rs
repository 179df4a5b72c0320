/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub r#type: Option<String>,
    pub n_2fast: Option<String>,
    pub grusse: Option<String>,
    pub a_dash_b: Option<String>,
    pub a_b: Option<String>,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl Payload {
    /// Sets `type`.
    #[must_use]
    pub fn with_type(mut self, value: impl Into<String>) -> Self {
        self.r#type = Some(value.into());
        self
    }

    /// Sets `n_2fast`.
    #[must_use]
    pub fn with_n_2fast(mut self, value: impl Into<String>) -> Self {
        self.n_2fast = Some(value.into());
        self
    }

    /// Sets `grusse`.
    #[must_use]
    pub fn with_grusse(mut self, value: impl Into<String>) -> Self {
        self.grusse = Some(value.into());
        self
    }

    /// Sets `a_dash_b`.
    #[must_use]
    pub fn with_a_dash_b(mut self, value: impl Into<String>) -> Self {
        self.a_dash_b = Some(value.into());
        self
    }

    /// Sets `a_b`.
    #[must_use]
    pub fn with_a_b(mut self, value: impl Into<String>) -> Self {
        self.a_b = Some(value.into());
        self
    }

    /// Sets `additional`.
    #[must_use]
    pub fn with_additional(mut self, value: Object) -> Self {
        self.additional = value;
        self
    }
}

support::object! {
    Payload, open additional, default;
    "type" => optional r#type,
    "2fast" => optional n_2fast,
    "grüße" => optional grusse,
    "a-b" => optional a_dash_b,
    "a_b" => optional a_b,
}
