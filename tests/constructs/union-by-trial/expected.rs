/// The value at `payload` › `option 1`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PayloadOption1 {
    pub a: String,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl PayloadOption1 {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(a: impl Into<String>) -> Self {
        Self {
            a: a.into(),
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
    PayloadOption1, open additional;
    "a" => required a,
}

/// The value at `payload` › `option 2`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PayloadOption2 {
    pub b: String,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl PayloadOption2 {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(b: impl Into<String>) -> Self {
        Self {
            b: b.into(),
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
    PayloadOption2, open additional;
    "b" => required b,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub enum Payload {
    /// `option 1`
    Option1(PayloadOption1),
    /// `option 2`
    Option2(PayloadOption2),
}

support::union! {
    Payload, any_of;
    Option1(PayloadOption1),
    Option2(PayloadOption2),
}
