//! Formats as functions of the runtime.

use crate::ir::Format;

/// The check of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FormatCheck {
    /// The modules below `_support/formats` that the check needs; the first has it.
    pub(super) modules: &'static [&'static str],
    /// The function that checks whether a text has the format.
    pub(super) function: &'static str,
    /// What a text has to be, to follow "must be".
    pub(super) expected: &'static str,
}

const ADDRESSES: &[&str] = &["addresses"];
const DURATIONS: &[&str] = &["durations"];
const EMAILS: &[&str] = &["emails", "hostnames", "idna", "tables", "addresses"];
const HOSTNAMES: &[&str] = &["hostnames", "idna", "tables"];
const JSON_POINTERS: &[&str] = &["json_pointers"];
const MOMENTS: &[&str] = &["moments"];
const REGEXES: &[&str] = &["regexes", "identifiers", "properties", "tables"];
const URIS: &[&str] = &["uris", "addresses"];
const UUIDS: &[&str] = &["uuids"];

impl FormatCheck {
    const fn new(modules: &'static [&'static str], function: &'static str, expected: &'static str) -> Self {
        Self { modules, function, expected }
    }

    /// The one of a format.
    pub(super) const fn of(format: Format) -> Self {
        match format {
            Format::DateTime => Self::new(MOMENTS, "is_date_time", "a date-time such as 2024-02-29T12:30:00Z"),
            Format::Date => Self::new(MOMENTS, "is_date", "a date such as 2024-02-29"),
            Format::Time => Self::new(MOMENTS, "is_time", "a time such as 12:30:00Z"),
            Format::Duration => Self::new(DURATIONS, "is_duration", "a duration such as P1DT12H"),
            Format::Email => Self::new(EMAILS, "is_email", "an email address"),
            Format::Hostname => Self::new(HOSTNAMES, "is_hostname", "a hostname"),
            Format::Ipv4 => Self::new(ADDRESSES, "is_ipv4", "an IPv4 address"),
            Format::Ipv6 => Self::new(ADDRESSES, "is_ipv6", "an IPv6 address"),
            Format::Uri => Self::new(URIS, "is_uri", "a URI such as https://example.com/"),
            Format::UriReference => Self::new(URIS, "is_uri_reference", "a URI or a relative reference"),
            Format::Uuid => Self::new(UUIDS, "is_uuid", "a UUID"),
            Format::Regex => Self::new(REGEXES, "is_regex", "a regular expression of ECMA-262"),
            Format::JsonPointer => Self::new(JSON_POINTERS, "is_json_pointer", "a JSON Pointer such as /a/0"),
        }
    }
}
