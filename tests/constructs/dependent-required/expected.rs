/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub street: Option<String>,
    pub city: Option<String>,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl Payload {
    /// A value with nothing in it yet: its schema asks for more.
    #[must_use]
    pub fn new() -> Self {
        Self {
            street: None,
            city: None,
            additional: Object::new(),
        }
    }

    /// Sets `street`.
    #[must_use]
    pub fn with_street(mut self, value: impl Into<String>) -> Self {
        self.street = Some(value.into());
        self
    }

    /// Sets `city`.
    #[must_use]
    pub fn with_city(mut self, value: impl Into<String>) -> Self {
        self.city = Some(value.into());
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
    Payload, open additional, rest PAYLOAD;
    "street" => optional street,
    "city" => optional city,
}

support::schema! {
    PAYLOAD {
        dependent_required {
            "street": ["city"],
        },
    }
}
