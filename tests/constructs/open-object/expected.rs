/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub name: String,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl Payload {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
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
    Payload, open additional;
    "name" => required name,
}
