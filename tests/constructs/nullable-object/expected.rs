/// What `payload` › `address` holds.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadAddress {
    pub city: String,
}

support::object! {
    PayloadAddress, closed;
    "city" => required city,
}

/// What `payload` › `mode` holds.
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
pub struct Payload {
    pub address: Option<PayloadAddress>,
    pub mode: Maybe<PayloadMode>,
}

support::object! {
    Payload, closed;
    "address" => required address,
    "mode" => optional mode,
}
