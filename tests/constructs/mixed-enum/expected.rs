/// The value at `payload` › `level`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadLevel {
    /// `"low"`
    Low,
    /// `1`
    N1,
    /// `true`
    True,
}

support::values! {
    PayloadLevel;
    Low => r#""low""#,
    N1 => "1",
    True => "true",
}

/// The value at `payload` › `shape`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadShape {
    /// `{"a":1}`
    ObjectA1,
    /// `[2]`
    List2,
}

support::values! {
    PayloadShape;
    ObjectA1 => r#"{"a":1}"#,
    List2 => "[2]",
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub level: Maybe<PayloadLevel>,
    pub shape: Option<PayloadShape>,
}

impl Payload {
    /// Sets `level`.
    #[must_use]
    pub fn with_level(mut self, value: impl Into<Maybe<PayloadLevel>>) -> Self {
        self.level = value.into();
        self
    }

    /// Sets `shape`.
    #[must_use]
    pub fn with_shape(mut self, value: PayloadShape) -> Self {
        self.shape = Some(value);
        self
    }
}

support::object! {
    Payload, closed, default;
    "level" => optional level,
    "shape" => optional shape,
}
