//! A module from its first type to its last check.

use std::collections::BTreeSet;

use dagstack_spec_model::internal::document::MAX_DEPTH;
use dagstack_spec_model::json_schema::Keyword;
use dagstack_spec_model::{Diagnostic, Severity};

use super::Lowerer;
use crate::ir::{NamedSchema, NamedType, Presence, Type, TypeId};
use crate::lower::annotations::Annotated;
use crate::lower::checks::{self, Defaulted};
use crate::lower::key::Key;
use crate::lower::place::Place;
use crate::lower::{names, order};
use crate::rules;

/// What a module has become.
pub(crate) struct Finished<'s> {
    /// The types, ordered so that a type comes after those it needs.
    pub(crate) types: Vec<NamedType>,
    /// What each type is made from.
    pub(crate) keys: Vec<Key<'s>>,
    /// The new number of each old one.
    pub(crate) renumbered: Vec<TypeId>,
    pub(crate) warnings: Vec<Diagnostic>,
    pub(crate) schemas: Vec<NamedSchema>,
    /// Where each schema is.
    pub(crate) schema_places: Vec<Place<'s>>,
    pub(crate) annotated: BTreeSet<Annotated>,
}

impl<'s> Lowerer<'s> {
    /// Lowers all that the payloads need, and checks it.
    pub(crate) fn finish(mut self) -> Result<Finished<'s>, Vec<Diagnostic>> {
        while let Some(key) = self.keys.get(self.types.len()).cloned() {
            let named = self.named_type(&key);
            self.types.push(named);
        }
        self.lower_schemas();
        self.problems.extend(names::check(&self.types, &self.keys));
        self.check_defaults();
        self.check_loops();
        self.check_nesting();
        if let Some(mut scratch) = self.scratch.take() {
            scratch.check_loops();
            self.problems.append(&mut scratch.problems);
        }
        if self.problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(self.problems);
        }
        let (types, renumbered) = order::dependencies_first(self.types);
        let mut keys: Vec<(TypeId, Key<'s>)> = renumbered.iter().copied().zip(self.keys).collect();
        keys.sort_by_key(|(id, _)| *id);
        Ok(Finished {
            types,
            keys: keys.into_iter().map(|(_, key)| key).collect(),
            renumbered,
            warnings: self.problems,
            schemas: self.schemas,
            schema_places: self.schema_places,
            annotated: self.annotated,
        })
    }

    /// Leaves a default to readers where its type does not have it.
    fn check_defaults(&mut self) {
        for own in checks::too_large_defaults(&self.types) {
            self.leave_to_readers(own, "the default holds an integer beyond 64 bits, and is left to readers");
        }
        for own in checks::endless_defaults(&self.types) {
            self.leave_to_readers(own, "the default needs itself to be complete, without end, and is left to readers");
        }
    }

    fn leave_to_readers(&mut self, (id, field): Defaulted, message: &str) {
        let Type::Struct(object) = self.types[id.0].ty.unrefined_mut() else {
            unreachable!("only a struct has properties with defaults")
        };
        let field = &mut object.fields[field];
        field.presence = Presence::Optional;
        let holder = &self.keys[id.0].place;
        // The property of a merged object is in another schema.
        let place = holder.entry(Keyword::Properties, &field.json_name).unwrap_or_else(|| holder.clone());
        let problem = self.problem(rules::DEFAULT_MISFIT, &place, Keyword::Default, message);
        problem.severity = Severity::Warning;
        problem.help = Some("fix the default, or make the property optional without one".to_owned());
    }

    /// Refuses schemas that come back to themselves about the same value: no value could be judged.
    fn check_loops(&mut self) {
        for index in checks::endless_schemas(&self.schemas) {
            let place = self.schema_places[index].clone();
            let message = "the schema refers back to itself about the same value: no value can be judged by it";
            self.problem(rules::UNSUPPORTED_FORM, &place, Keyword::Ref, message).help =
                Some("let the way back to it lead through a property or an item".to_owned());
        }
    }

    /// Refuses types and schemas that are nested deeper than a document may be.
    fn check_nesting(&mut self) {
        if let Some(place) = self.classifier.innermost_too_deep() {
            return self.refuse_nesting(&place);
        }
        let Some(index) = checks::too_deep(&self.types, &self.schemas) else { return };
        let place = match self.keys.get(index) {
            Some(key) => key.place.clone(),
            None => self.schema_places[index - self.types.len()].clone(),
        };
        self.refuse_nesting(&place);
    }

    fn refuse_nesting(&mut self, place: &Place<'s>) {
        let message =
            format!("types or schemas are nested more than {MAX_DEPTH} levels deep: there is no room for this one");
        self.problem_at(rules::UNSUPPORTED_FORM, place, place.start(), message).help = Some(format!(
            "say `true` here, or a `type` alone: a document has at most {MAX_DEPTH} levels, so no value comes this far"
        ));
    }
}
