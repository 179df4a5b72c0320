/// The value at `payload` › `retry`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PayloadRetry {
    /// Default: `3`.
    pub times: Option<i64>,
    /// Default: `0.5`.
    pub after: Option<f64>,
}

impl PayloadRetry {
    /// Sets `times`.
    #[must_use]
    pub fn with_times(mut self, value: i64) -> Self {
        self.times = Some(value);
        self
    }

    /// Sets `after`.
    #[must_use]
    pub fn with_after(mut self, value: f64) -> Self {
        self.after = Some(value);
        self
    }
}

support::object! {
    PayloadRetry, closed, default;
    "times" => optional times,
    "after" => optional after,
}

support::defaults! {
    PayloadRetry;
    copy times: i64 = 3,
    copy after: f64 = 0.5,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    /// Default: `{"times":1}`.
    pub retry: Option<PayloadRetry>,
    /// Default: `["a","b"]`.
    pub tags: Option<Vec<String>>,
}

impl Payload {
    /// Sets `retry`.
    #[must_use]
    pub fn with_retry(mut self, value: PayloadRetry) -> Self {
        self.retry = Some(value);
        self
    }

    /// Sets `tags`.
    #[must_use]
    pub fn with_tags(mut self, value: Vec<String>) -> Self {
        self.tags = Some(value);
        self
    }
}

support::object! {
    Payload, closed, default;
    "retry" => optional retry,
    "tags" => optional tags,
}

support::defaults! {
    Payload;
    lend retry: PayloadRetry = PayloadRetry { times: Some(1), ..Default::default() },
    list tags: String = vec!["a".to_owned(), "b".to_owned()],
}
