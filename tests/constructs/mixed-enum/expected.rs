/// What `payload` › `level` holds.
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

/// What `payload` › `shape` holds.
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
pub struct Payload {
    pub level: Maybe<PayloadLevel>,
    pub shape: Option<PayloadShape>,
}

support::object! {
    Payload, closed, default;
    "level" => optional level,
    "shape" => optional shape,
}
