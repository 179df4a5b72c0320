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
    "version" == "1",
    "kind" = "point",
}
