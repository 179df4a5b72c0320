//! Structs: objects with named properties, and tuples.

use dagstack_spec_templates::go::{self as view, print};

use super::super::needs::Need;
use super::fields::{self, Fields};
use super::scope::{Declarations, declarations_of};
use super::{checks, names};
use crate::ir::{StructType, TupleType, Type, TypeId};

impl Declarations<'_> {
    /// A tuple, as a struct with a field an item.
    pub(super) fn tuple(&mut self, id: TypeId, ty: &TupleType, name: String, docs: Vec<String>) -> String {
        let (module, mut variables) = self.scope(id);
        let made = fields::of_tuple(id, ty, &name, module, &mut variables);
        let variables = declarations_of(variables);
        let mut fields = made.views;
        fields::pad(&mut fields);
        let checks = format!("{}{}", self.module.schema_checks(id), checks::on_size(&Type::Tuple(ty.clone())));
        self.needs.insert(Need::Tuples);
        let decoder = self.decoder(id, &name);
        print(&view::Struct {
            docs,
            fields,
            variables,
            new: String::new(),
            accessors: Vec::new(),
            methods: self.methods(id, &name, true),
            decoder,
            fields_reader: view::FieldsReader {
                local: "t",
                opening: "Tuple",
                checks,
                reads: made.reads,
                rest: made.rest.map_or_else(|| view::Rest::Closed(ty.items.len().to_string()), view::Rest::Open),
                rules: Vec::new(),
            },
            name,
        })
    }

    /// An object. `extra` gives further statements for its decoder.
    pub(super) fn structure(
        &mut self,
        id: TypeId,
        ty: &StructType,
        name: String,
        docs: Vec<String>,
        extra: &impl Fn(&Self, TypeId, &StructType, &Fields) -> Vec<String>,
    ) -> String {
        let (module, mut variables) = self.scope(id);
        let made = fields::of(id, ty, &name, module, &mut variables);
        let variables = declarations_of(variables);
        let new = if made.is_filled { names::free(&format!("New{name}"), &mut self.exported) } else { String::new() };
        let rules = extra(self, id, ty, &made);
        let Fields { views: mut fields, reads, rest, accessors, .. } = made;
        let decoder = self.decoder(id, &name);
        fields::pad(&mut fields);
        let sizes = checks::on_size(&Type::Struct(StructType { fields: Vec::new(), additional: None, ..ty.clone() }));
        print(&view::Struct {
            docs,
            fields,
            variables,
            new,
            accessors,
            methods: self.methods(id, &name, true),
            decoder,
            fields_reader: view::FieldsReader {
                local: "o",
                opening: "Object",
                checks: format!("{}{sizes}", self.module.schema_checks(id)),
                reads,
                rest: rest.map_or_else(|| view::Rest::Closed(String::new()), view::Rest::Open),
                rules,
            },
            name,
        })
    }
}
