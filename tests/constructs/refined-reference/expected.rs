/// The definition `Name`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

support::text! {
    Name;
    pattern "^[a-z]+$",
}

/// The value at `payload` › `short`.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadShort(Name);

support::refined! {
    PayloadShort(Name), rest PAYLOAD_SHORT;
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub short: Option<PayloadShort>,
}

impl Payload {
    /// Sets `short`.
    #[must_use]
    pub fn with_short(mut self, value: PayloadShort) -> Self {
        self.short = Some(value);
        self
    }
}

support::object! {
    Payload, closed, default;
    "short" => optional short,
}

support::schema! {
    PAYLOAD_SHORT { max_length 8 }
}
