/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub anything: Value,
    pub nothing: Option<Never>,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl Payload {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(anything: impl Into<Value>) -> Self {
        Self {
            anything: anything.into(),
            nothing: None,
            additional: Object::new(),
        }
    }

    /// Sets `nothing`.
    #[must_use]
    pub fn with_nothing(mut self, value: Never) -> Self {
        self.nothing = Some(value);
        self
    }

    /// Sets `additional`.
    #[must_use]
    pub fn with_additional(mut self, value: Object) -> Self {
        self.additional = value;
        self
    }
}

support::object! {
    Payload, open additional;
    "anything" => required anything,
    "nothing" => optional nothing,
}
