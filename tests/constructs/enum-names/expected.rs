/// The value at `payload` › `operator`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadOperator {
    /// `=`
    Equal,
    /// `~=`
    RoughlyEqual,
}

support::strings! {
    PayloadOperator;
    Equal => "=",
    RoughlyEqual => "~=",
}

/// The value at `payload` › `level`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadLevel {
    /// `0`
    Off,
    /// `1`
    On,
}

support::values! {
    PayloadLevel;
    Off => "0",
    On => "1",
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    /// Default: `"="`.
    pub operator: Option<PayloadOperator>,
    pub level: Maybe<PayloadLevel>,
}

impl Payload {
    /// Sets `operator`.
    #[must_use]
    pub fn with_operator(mut self, value: PayloadOperator) -> Self {
        self.operator = Some(value);
        self
    }

    /// Sets `level`.
    #[must_use]
    pub fn with_level(mut self, value: impl Into<Maybe<PayloadLevel>>) -> Self {
        self.level = value.into();
        self
    }
}

support::object! {
    Payload, closed, default;
    "operator" => optional operator,
    "level" => optional level,
}

support::defaults! {
    Payload;
    copy operator: PayloadOperator = PayloadOperator::Equal,
}
