/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub id: String,
    /// The keys without a field of their own.
    pub additional: BTreeMap<String, u64>,
}

impl Payload {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            additional: BTreeMap::new(),
        }
    }

    /// Sets `additional`.
    #[must_use]
    pub fn with_additional(mut self, value: BTreeMap<String, u64>) -> Self {
        self.additional = value;
        self
    }
}

support::object! {
    Payload, open additional;
    "id" => required id,
}
