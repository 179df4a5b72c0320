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
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub version: PayloadVersion,
    pub kind: PayloadKind,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    Payload, open additional;
    "version" => required version,
    "kind" => required kind,
}
