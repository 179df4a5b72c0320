//! Formats that are checked.

/// Formats that are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// RFC 3339 `date-time`, any offset, leap seconds at 23:59:60 UTC.
    DateTime,
    /// RFC 3339 `full-date`.
    Date,
    /// RFC 3339 `full-time`, with an offset.
    Time,
    /// RFC 3339 appendix A `duration`.
    Duration,
    /// RFC 5321 `Mailbox`.
    Email,
    /// RFC 1123, section 2.1, with the punycode labels of RFC 5891.
    Hostname,
    /// RFC 2673 dotted quad.
    Ipv4,
    /// RFC 4291 text representation, without a zone.
    Ipv6,
    /// RFC 3986 `URI`, with a scheme.
    Uri,
    /// RFC 3986 `URI-reference`.
    UriReference,
    /// RFC 4122 text representation, any version, either case.
    Uuid,
    /// An ECMA-262 pattern with the `u` flag.
    Regex,
    /// RFC 6901, not as a fragment of a URI.
    JsonPointer,
}

impl Format {
    /// The format with this name, where it is a check.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }

    /// All of them, in the order of JSON Schema's chapter on formats.
    pub const ALL: &'static [Self] = &[
        Self::DateTime,
        Self::Date,
        Self::Time,
        Self::Duration,
        Self::Email,
        Self::Hostname,
        Self::Ipv4,
        Self::Ipv6,
        Self::Uri,
        Self::UriReference,
        Self::Uuid,
        Self::Regex,
        Self::JsonPointer,
    ];

    /// The name in JSON Schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DateTime => "date-time",
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Email => "email",
            Self::Hostname => "hostname",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Uri => "uri",
            Self::UriReference => "uri-reference",
            Self::Uuid => "uuid",
            Self::Regex => "regex",
            Self::JsonPointer => "json-pointer",
        }
    }
}
