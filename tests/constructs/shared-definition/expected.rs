/// Where something is.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Place {
    pub name: String,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl Place {
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
    Place, open additional;
    "name" => required name,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub from: Place,
    pub to: Place,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl Payload {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(from: Place, to: Place) -> Self {
        Self {
            from,
            to,
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
    "from" => required from,
    "to" => required to,
}
