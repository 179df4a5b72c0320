/// The value at `payload` › `address`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PayloadAddress {
    pub city: String,
}

impl PayloadAddress {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(city: impl Into<String>) -> Self {
        Self { city: city.into() }
    }
}

support::object! {
    PayloadAddress, closed;
    "city" => required city,
}

/// The value at `payload` › `mode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadMode {
    /// `fast`
    Fast,
    /// `slow`
    Slow,
}

support::strings! {
    PayloadMode;
    Fast => "fast",
    Slow => "slow",
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub address: Option<PayloadAddress>,
    pub mode: Maybe<PayloadMode>,
}

impl Payload {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(address: Option<PayloadAddress>) -> Self {
        Self {
            address,
            mode: Maybe::Absent,
        }
    }

    /// Sets `mode`.
    #[must_use]
    pub fn with_mode(mut self, value: impl Into<Maybe<PayloadMode>>) -> Self {
        self.mode = value.into();
        self
    }
}

support::object! {
    Payload, closed;
    "address" => required address,
    "mode" => optional mode,
}
