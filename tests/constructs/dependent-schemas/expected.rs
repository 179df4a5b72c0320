/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub card: Option<String>,
    pub holder: Option<String>,
}

impl Payload {
    /// A value with nothing in it yet: its schema asks for more.
    #[must_use]
    pub fn new() -> Self {
        Self {
            card: None,
            holder: None,
        }
    }

    /// Sets `card`.
    #[must_use]
    pub fn with_card(mut self, value: impl Into<String>) -> Self {
        self.card = Some(value.into());
        self
    }

    /// Sets `holder`.
    #[must_use]
    pub fn with_holder(mut self, value: impl Into<String>) -> Self {
        self.holder = Some(value.into());
        self
    }
}

support::object! {
    Payload, closed, rest PAYLOAD;
    "card" => optional card,
    "holder" => optional holder,
}

support::schema! {
    PAYLOAD {
        dependent_schemas {
            "card": { required ["holder"] },
        },
    }
}
