/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub country: Option<String>,
    pub state: Option<String>,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl Payload {
    /// A value with nothing in it yet: its schema asks for more.
    #[must_use]
    pub fn new() -> Self {
        Self {
            country: None,
            state: None,
            additional: Object::new(),
        }
    }

    /// Sets `country`.
    #[must_use]
    pub fn with_country(mut self, value: impl Into<String>) -> Self {
        self.country = Some(value.into());
        self
    }

    /// Sets `state`.
    #[must_use]
    pub fn with_state(mut self, value: impl Into<String>) -> Self {
        self.state = Some(value.into());
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
    "country" => optional country,
    "state" => optional state,
}

support::schema! {
    PAYLOAD {
        if {
            is {
                required ["country"],
                properties {
                    "country": { const r#""US""# },
                },
            },
            then { required ["state"] },
        },
    }
}
