/// The value at `payload` › `beyond`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PayloadBeyond(i64);

support::integer! {
    PayloadBeyond(i64);
    maximum 9_007_199_254_740_993,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub unsigned: Option<u64>,
    pub signed: Option<i64>,
    pub beyond: Option<PayloadBeyond>,
}

impl Payload {
    /// Sets `unsigned`.
    #[must_use]
    pub fn with_unsigned(mut self, value: u64) -> Self {
        self.unsigned = Some(value);
        self
    }

    /// Sets `signed`.
    #[must_use]
    pub fn with_signed(mut self, value: i64) -> Self {
        self.signed = Some(value);
        self
    }

    /// Sets `beyond`.
    #[must_use]
    pub fn with_beyond(mut self, value: PayloadBeyond) -> Self {
        self.beyond = Some(value);
        self
    }
}

support::object! {
    Payload, closed, default;
    "unsigned" => optional unsigned,
    "signed" => optional signed,
    "beyond" => optional beyond,
}
