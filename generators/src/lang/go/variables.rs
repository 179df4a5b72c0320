//! Variables that a type needs along with its declaration, and what they need.

use std::collections::{BTreeSet, HashMap};

use dagstack_spec_templates::go::{Check, print};
use serde_json::Value;

use super::super::needs::{Need, Needs};
use super::named_schemas::NamedSchemas;
use super::{names, patterns, values};
use crate::ir::{Choice, Format, Pattern};

/// Variables that a type needs along with its declaration.
pub(super) struct Variables<'n> {
    /// Names that are not exported.
    pub(super) taken: &'n mut BTreeSet<String>,
    /// Each as name and value.
    pub(super) declared: Vec<(String, String)>,
    /// The variables of the patterns among them, by value.
    patterns: HashMap<String, String>,
    /// What the code needs.
    pub(super) needs: &'n mut Needs,
    /// The schemas that others refer to.
    pub(super) named: &'n NamedSchemas,
}

impl<'n> Variables<'n> {
    pub(super) fn new(taken: &'n mut BTreeSet<String>, needs: &'n mut Needs, named: &'n NamedSchemas) -> Self {
        Self { taken, declared: Vec::new(), patterns: HashMap::new(), needs, named }
    }

    pub(super) fn declare(&mut self, hint: &str, suffix: &str, value: String) -> String {
        let name = names::free(&format!("{}{suffix}", names::unexported(hint)), self.taken);
        self.declared.push((name.clone(), value));
        name
    }

    /// The variable of a pattern. A pattern that is there already is not compiled twice.
    pub(super) fn pattern(&mut self, hint: &str, pattern: &Pattern) -> String {
        let (value, need) = patterns::pattern(pattern);
        if let Some(known) = self.patterns.get(&value) {
            return known.clone();
        }
        self.needs.insert(need);
        let name = self.declare(hint, "Pattern", value.clone());
        self.patterns.insert(value, name.clone());
        name
    }

    /// The call that validates a node against the values of an enumeration.
    pub(super) fn values<'v>(
        &mut self,
        hint: &str,
        choice: Choice,
        values: impl IntoIterator<Item = &'v Value>,
    ) -> String {
        let values: Vec<String> = values.into_iter().map(|value| values::value(value, self.needs)).collect();
        let keyword = names::EXPORTED.identifier(choice.keyword().name());
        let name = self.declare(hint, "Values", format!("schema.{keyword}{{{}}}", values.join(", ")));
        print(&Check::Values(&keyword, &name))
    }

    /// The variable of a format in the package `schema`.
    pub(super) fn format(&mut self, format: Format) -> String {
        self.needs.insert(Need::Format(format));
        format!("schema.{}", format_name(format))
    }
}

/// The variable of a format in the package `schema`.
fn format_name(format: Format) -> &'static str {
    match format {
        Format::DateTime => "DateTime",
        Format::Date => "Date",
        Format::Time => "Time",
        Format::Uuid => "UUID",
        Format::Ipv4 => "IPv4",
        Format::Ipv6 => "IPv6",
        Format::Duration => "Duration",
        Format::Email => "Email",
        Format::Hostname => "Hostname",
        Format::Uri => "URI",
        Format::UriReference => "URIReference",
        Format::Regex => "Regex",
        Format::JsonPointer => "JSONPointer",
    }
}
