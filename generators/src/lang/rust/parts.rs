//! Which of the support files a package needs.

use dagstack_spec_templates::rust::{Formats, Support};

use super::super::formats::formats;
use crate::ir::{Format, Keyword, Package, Presence, Schema, Type};

/// What a package needs beside what every one does.
#[derive(Default)]
pub(super) struct Parts {
    /// Of the support module.
    pub(super) support: Support,
    /// Whether a schema has a pattern.
    pub(super) patterns: bool,
}

impl Parts {
    pub(super) fn of(package: &Package) -> Self {
        let mut parts = Self::default();
        let kinds = package.kinds.iter();
        for named in kinds.clone().flat_map(|kind| &kind.types).chain(&package.manifest.types) {
            parts.ty(&named.ty);
        }
        for named in kinds.flat_map(|kind| &kind.schemas) {
            parts.schema(&named.schema);
        }
        for format in formats(package) {
            parts.format(format);
        }
        parts
    }

    fn ty(&mut self, ty: &Type) {
        match ty {
            Type::String(rules) => self.patterns |= rules.pattern.is_some(),
            Type::Struct(object) => {
                let mut fields = object.fields.iter();
                self.support.defaults |= fields.any(|field| matches!(field.presence, Presence::Defaulted(_)));
            }
            Type::Tuple(_) => self.support.tuples = true,
            Type::Union(_) => self.support.unions = true,
            Type::Never => self.support.never = true,
            Type::Refined(refined) => {
                self.support.schemas = true;
                self.schema(&refined.schema);
            }
            _ => {}
        }
        for child in ty.children() {
            self.ty(child);
        }
    }

    fn format(&mut self, format: Format) {
        let Formats { duration, email, hostname, uri, regex, json_pointer } = &mut self.support.formats;
        match format {
            Format::Duration => *duration = true,
            Format::Email => *email = true,
            Format::Hostname => *hostname = true,
            Format::Uri | Format::UriReference => *uri = true,
            Format::Regex => *regex = true,
            Format::JsonPointer => *json_pointer = true,
            Format::DateTime | Format::Date | Format::Time | Format::Uuid | Format::Ipv4 | Format::Ipv6 => {}
        }
    }

    fn schema(&mut self, schema: &Schema) {
        self.support.schemas = true;
        for keyword in &schema.keywords {
            match keyword {
                Keyword::Pattern(_) => self.patterns = true,
                Keyword::Properties(properties) => self.patterns |= !properties.patterns.is_empty(),
                _ => {}
            }
            for schema in keyword.schemas() {
                self.schema(schema);
            }
        }
    }
}
