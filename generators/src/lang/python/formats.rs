//! Formats as functions of the runtime.

use super::super::needs::Need;
use super::module::Module;
use crate::ir::Format;

/// The check of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FormatCheck {
    /// The module below `_support/formats`.
    pub(super) module: &'static str,
    /// The function that says whether a text has the format.
    pub(super) function: &'static str,
    /// What a text has to be, to follow "must be".
    pub(super) expected: &'static str,
}

impl FormatCheck {
    const fn new(module: &'static str, function: &'static str, expected: &'static str) -> Self {
        Self { module, function, expected }
    }

    /// The one of a format.
    pub(super) const fn of(format: Format) -> Self {
        match format {
            Format::DateTime => Self::new("moments", "is_date_time", "a date-time such as 2024-02-29T12:30:00Z"),
            Format::Date => Self::new("moments", "is_date", "a date such as 2024-02-29"),
            Format::Time => Self::new("moments", "is_time", "a time such as 12:30:00Z"),
            Format::Duration => Self::new("durations", "is_duration", "a duration such as P1DT12H"),
            Format::Email => Self::new("emails", "is_email", "an email address"),
            Format::Hostname => Self::new("hostnames", "is_hostname", "a hostname"),
            Format::Ipv4 => Self::new("addresses", "is_ipv4", "an IPv4 address"),
            Format::Ipv6 => Self::new("addresses", "is_ipv6", "an IPv6 address"),
            Format::Uri => Self::new("uris", "is_uri", "a URI such as https://example.com/"),
            Format::UriReference => Self::new("uris", "is_uri_reference", "a URI or a relative reference"),
            Format::Uuid => Self::new("uuids", "is_uuid", "a UUID"),
            Format::Regex => Self::new("regexes", "is_regex", "a regular expression of ECMA-262"),
            Format::JsonPointer => Self::new("json_pointers", "is_json_pointer", "a JSON Pointer such as /a/0"),
        }
    }

    /// The modules below `_support/formats` that the check needs, its own among them.
    pub(super) fn modules(self) -> &'static [&'static str] {
        match self.module {
            "emails" => &["emails", "hostnames", "idna", "tables", "addresses"],
            "hostnames" => &["hostnames", "idna", "tables"],
            "uris" => &["uris", "addresses"],
            "regexes" => &["regexes", "identifiers", "properties", "tables"],
            "moments" => &["moments"],
            "durations" => &["durations"],
            "addresses" => &["addresses"],
            "uuids" => &["uuids"],
            _ => &["json_pointers"],
        }
    }
}

/// A use of the check of a format.
pub(super) fn check(format: Format, module: &mut Module<'_>) -> FormatCheck {
    module.need(Need::Format(format));
    let check = FormatCheck::of(format);
    module.uses(check.function);
    check
}
