/// What `payload` › `kind` holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadKind {
    /// `point`
    Point,
}

support::strings! {
    PayloadKind, const;
    Point => "point",
}

/// What `payload` › `version` holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadVersion {
    /// `1`
    N1,
}

support::values! {
    PayloadVersion, const;
    N1 => "1",
}

/// The payload `payload`.
///
/// `version` is always `1`, so it is not a field.
///
/// `kind` is always `"point"`, so it is not a field.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    /// The keys without a field of their own.
    pub additional: Object,
}

impl Payload {
    /// Sets `additional`.
    #[must_use]
    pub fn with_additional(mut self, value: Object) -> Self {
        self.additional = value;
        self
    }
}

support::object! {
    Payload, open additional, default;
    "version" = PayloadVersion,
    "kind" = PayloadKind,
}
