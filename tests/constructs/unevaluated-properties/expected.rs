/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub a: Option<String>,
    pub b: Option<String>,
}

impl Payload {
    /// A value with nothing in it yet: its schema asks for more.
    #[must_use]
    pub fn new() -> Self {
        Self { a: None, b: None }
    }

    /// Sets `a`.
    #[must_use]
    pub fn with_a(mut self, value: impl Into<String>) -> Self {
        self.a = Some(value.into());
        self
    }

    /// Sets `b`.
    #[must_use]
    pub fn with_b(mut self, value: impl Into<String>) -> Self {
        self.b = Some(value.into());
        self
    }
}

support::object! {
    Payload, closed, whole PAYLOAD;
    "a" => optional a,
    "b" => optional b,
}

support::schema! {
    PAYLOAD {
        type [object],
        properties {
            "a": { type [string] },
        },
        all_of [
            {
                properties {
                    "b": { type [string] },
                },
            },
        ],
        unevaluated_properties false,
    }
}
