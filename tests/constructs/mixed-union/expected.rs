/// The value at `payload` › `card`.
///
/// `method` is always `"card"`, so it is not a field.
///
/// `version` is always `"1"`, so it is not a field.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PayloadCard {
    pub number: String,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl PayloadCard {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(number: impl Into<String>) -> Self {
        Self {
            number: number.into(),
            additional: Object::new(),
        }
    }

    /// Sets `additional`.
    #[must_use]
    pub fn with_additional(mut self, value: Object) -> Self {
        self.additional = value;
        self
    }
}

support::object! {
    PayloadCard, open additional;
    "method" = "card",
    "version" = "1",
    "number" => required number,
}

/// The value at `payload` › `sepa`.
///
/// `method` is always `"sepa"`, so it is not a field.
///
/// `version` is always `"1"`, so it is not a field.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PayloadSepa {
    pub iban: String,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl PayloadSepa {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(iban: impl Into<String>) -> Self {
        Self {
            iban: iban.into(),
            additional: Object::new(),
        }
    }

    /// Sets `additional`.
    #[must_use]
    pub fn with_additional(mut self, value: Object) -> Self {
        self.additional = value;
        self
    }
}

support::object! {
    PayloadSepa, open additional;
    "method" = "sepa",
    "version" = "1",
    "iban" => required iban,
}

/// token
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PayloadToken {
    pub token: String,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl PayloadToken {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(token: impl Into<String>) -> Self {
        Self {
            token: token.into(),
            additional: Object::new(),
        }
    }

    /// Sets `additional`.
    #[must_use]
    pub fn with_additional(mut self, value: Object) -> Self {
        self.additional = value;
        self
    }
}

support::object! {
    PayloadToken, open additional;
    "token" => required token,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub enum Payload {
    /// `card`
    Card(PayloadCard),
    /// `sepa`
    Sepa(PayloadSepa),
    /// token
    Token(PayloadToken),
    /// `string`
    String(String),
}

support::union! {
    Payload, one_of;
    Card(PayloadCard),
    Sepa(PayloadSepa),
    Token(PayloadToken),
    String(String),
}
