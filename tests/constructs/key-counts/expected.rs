/// The value at `payload` › `labels`.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadLabels(BTreeMap<String, String>);

support::map! {
    PayloadLabels(BTreeMap<String, String>);
    min_properties 1,
    max_properties 3,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub labels: Option<PayloadLabels>,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl Payload {
    /// A value with nothing in it yet: its schema asks for more.
    #[must_use]
    pub fn new() -> Self {
        Self {
            labels: None,
            additional: Object::new(),
        }
    }

    /// Sets `labels`.
    #[must_use]
    pub fn with_labels(mut self, value: PayloadLabels) -> Self {
        self.labels = Some(value);
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
    "labels" => optional labels,
    min_properties 1,
}
