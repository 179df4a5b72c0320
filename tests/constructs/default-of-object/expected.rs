/// What `payload` › `retry` holds.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadRetry {
    /// Default: `3`.
    pub times: Option<i64>,
    /// Default: `0.5`.
    pub after: Option<f64>,
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
pub struct Payload {
    /// Default: `{"times":1}`.
    pub retry: Option<PayloadRetry>,
    /// Default: `["a","b"]`.
    pub tags: Option<Vec<String>>,
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
