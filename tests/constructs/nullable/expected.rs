/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub note: Option<String>,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl Payload {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(note: Option<String>) -> Self {
        Self {
            note,
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
    "note" => required note,
}
