/// The value at `payload` › `code`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PayloadCode(String);

support::text! {
    PayloadCode;
    min_length 2,
    max_length 4,
}

/// The value at `payload` › `name`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PayloadName(String);

support::text! {
    PayloadName;
    min_length 1,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub code: PayloadCode,
    pub name: Option<PayloadName>,
}

impl Payload {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(code: PayloadCode) -> Self {
        Self { code, name: None }
    }

    /// Sets `name`.
    #[must_use]
    pub fn with_name(mut self, value: PayloadName) -> Self {
        self.name = Some(value);
        self
    }
}

support::object! {
    Payload, closed;
    "code" => required code,
    "name" => optional name,
}
