/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub nothing: Option<()>,
    pub never: Option<Never>,
    pub anything: Option<Value>,
}

impl Payload {
    /// Sets `nothing`.
    #[must_use]
    pub fn with_nothing(mut self, value: ()) -> Self {
        self.nothing = Some(value);
        self
    }

    /// Sets `never`.
    #[must_use]
    pub fn with_never(mut self, value: Never) -> Self {
        self.never = Some(value);
        self
    }

    /// Sets `anything`.
    #[must_use]
    pub fn with_anything(mut self, value: impl Into<Value>) -> Self {
        self.anything = Some(value.into());
        self
    }
}

support::object! {
    Payload, closed, default;
    "nothing" => optional nothing,
    "never" => optional never,
    "anything" => optional anything,
}
