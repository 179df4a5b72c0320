//! How a value of a struct is built: from what its schema requires, and then field by field. What has one value only, such as the
//! tag of a variant, is never asked for.

use std::collections::BTreeSet;

use dagstack_spec_templates::rust::{Assignment, Constructor, Field, New, Parameter, Setter};

use super::defaults::only_value;
use super::module::{Module, TypeKind};
use super::names::{MEMBER, REST};
use super::table::Part;
use super::text;
use super::types::Owner;
use super::writer::Writer;
use crate::ir::{self, Presence, Type, TypeId};
use crate::naming::identifiers;

/// The columns of a list of fields that rustfmt leaves on one line.
const SHORT_FIELDS: usize = 18;

/// What a parameter takes, and what is made of it.
struct Taken {
    /// The type of the parameter.
    ty: String,
    /// What is before and after it.
    around: [&'static str; 2],
}

impl Taken {
    fn of(&self, name: &str) -> String {
        let [before, after] = self.around;
        format!("{before}{name}{after}")
    }
}

impl Writer<'_> {
    /// The methods that build a value of a struct. `has_default` is whether its type has a default, which needs no `new`;
    /// `taken` are the names of its other methods.
    pub(super) fn constructors(
        &mut self,
        kept: &[(&ir::Field, &Field)],
        rest: Option<&Field>,
        has_default: bool,
        id: TypeId,
        taken: &mut BTreeSet<String>,
    ) -> Vec<Constructor> {
        let new = (!has_default).then(|| Constructor::New(self.new_of(kept, rest, id)));
        let optional: Vec<&(&ir::Field, &Field)> =
            kept.iter().filter(|(field, _)| field.presence != Presence::Required).collect();
        // Fields have been named apart already.
        let raw = |view: &Field| format!("with {}", view.name.trim_start_matches("r#"));
        let raws: Vec<String> = optional.iter().map(|(_, view)| raw(view)).collect();
        let raws: Vec<&str> = raws.iter().map(String::as_str).chain(rest.map(|_| "with additional")).collect();
        let names = identifiers(&MEMBER, &raws, taken);
        let mut setters: Vec<Setter> =
            optional.iter().zip(&names).map(|((field, view), name)| self.setter(field, view, name, id)).collect();
        if let (Some(rest), Some(name)) = (rest, names.last()) {
            setters.push(setter(name, rest, &Taken { ty: rest.ty.clone(), around: ["", ""] }));
        }
        new.into_iter().chain(setters.into_iter().map(Constructor::Setter)).collect()
    }

    /// The function that takes what is required.
    fn new_of(&mut self, kept: &[(&ir::Field, &Field)], rest: Option<&Field>, id: TypeId) -> New {
        let (mut parameters, mut fields) = (Vec::new(), Vec::new());
        for (field, view) in kept {
            let value = match &field.presence {
                Presence::Filled(_) => view.default.clone(),
                Presence::Optional | Presence::Defaulted(_) => Some(self.slot(None, &field.ty, Owner::Contains(id))),
                Presence::Required => self.module.implied(&field.ty).or_else(|| {
                    let taken = self.module.taken(&field.ty, &view.ty, Owner::Contains(id));
                    let value = taken.of(&view.name);
                    parameters.push((view.name.clone(), taken.ty));
                    Some(value).filter(|value| *value != view.name)
                }),
            };
            fields.push(assignment(&view.name, value, 12));
        }
        fields.extend(rest.map(|rest| assignment(REST, Some(format!("{}::new()", without_arguments(&rest.ty))), 12)));
        let line: Vec<String> = parameters.iter().map(|(name, ty)| format!("{name}: {ty}")).collect();
        let values: Vec<String> = fields.iter().map(written).collect();
        let docs = match parameters.as_slice() {
            [] => "A value with nothing in it yet: its schema asks for more.",
            _ => "A value with all that its schema requires, and nothing else.",
        };
        New {
            docs: text::doc_lines_of(docs, "", 4),
            broken: format!("    pub fn new({}) -> Self {{", line.join(", ")).len() > text::WIDTH,
            parameters: parameters.iter().map(|(name, ty)| parameter(name, ty)).collect(),
            broken_fields: values.join(", ").len() > SHORT_FIELDS,
            fields,
        }
    }

    /// The method that sets a field.
    fn setter(&mut self, field: &ir::Field, view: &Field, name: &str, id: TypeId) -> Setter {
        let owner = Owner::Contains(id);
        let taken = match (&field.presence, self.module.resolve(&field.ty)) {
            (Presence::Filled(_) | Presence::Required, _) => self.module.taken(&field.ty, &view.ty, owner),
            (_, Type::Nullable(_)) => {
                let ty = format!("impl Into<{}>", view.ty);
                // Lines without an end that rustfmt would break in its own way.
                if format!("        value: {ty},").len() > text::WIDTH {
                    Taken { ty: view.ty.clone(), around: ["", ""] }
                } else {
                    Taken { ty, around: ["", ".into()"] }
                }
            }
            _ => {
                let inner = self.ty(&field.ty, owner);
                let Taken { ty, around } = self.module.taken(&field.ty, &inner, owner);
                let around = match around {
                    ["Box::new(", _] => ["Some(Box::new(", "))"],
                    ["", ".into()"] => ["Some(", ".into())"],
                    _ => ["Some(", ")"],
                };
                Taken { ty, around }
            }
        };
        setter(name, view, &taken)
    }
}

impl Module {
    /// The one value of a type.
    fn implied(&self, ty: &Type) -> Option<String> {
        match ty {
            Type::Null => Some("()".to_owned()),
            Type::Reference(id) if !self.is_indirect(*id) => {
                let variant = only_value(&self.types[id.0].ty)?;
                Some(format!("{}::{variant}", self.names[id.0]))
            }
            _ => None,
        }
    }

    /// What a parameter takes for a field that is written as `written`.
    fn taken(&self, ty: &Type, written: &str, owner: Owner) -> Taken {
        match (ty, self.resolve(ty)) {
            _ if written == "String" => Taken { ty: "impl Into<String>".to_owned(), around: ["", ".into()"] },
            (_, Type::Any) if self.is_plain(ty) => {
                Taken { ty: format!("impl Into<{written}>"), around: ["", ".into()"] }
            }
            (Type::Reference(target), _) if self.is_boxed(owner, *target) => {
                Taken { ty: self.names[target.0].clone(), around: ["Box::new(", ")"] }
            }
            _ => Taken { ty: written.to_owned(), around: ["", ""] },
        }
    }

    /// Whether a type is written as what it stands for, or under a name that is an alias.
    fn is_plain(&self, ty: &Type) -> bool {
        match ty {
            Type::Reference(id) => self.kind(*id) == TypeKind::Alias && !self.is_indirect(*id),
            _ => true,
        }
    }
}

fn setter(name: &str, view: &Field, taken: &Taken) -> Setter {
    let value = taken.of("value");
    let broken = format!("        self.{} = {value};", view.name).len() > text::WIDTH;
    Setter {
        deprecated: view.deprecated,
        name: name.to_owned(),
        broken: format!("    pub fn {name}(mut self, value: {}) -> Self {{", taken.ty).len() > text::WIDTH,
        value: parameter("value", &taken.ty),
        field: Assignment { name: view.name.clone(), value: Some(value), broken },
    }
}

/// A parameter as it is written: `name: Type`.
fn parameter(name: &str, ty: &str) -> Parameter {
    let line = format!("{name}: {ty}");
    let mut lines = String::new();
    generic(&line).print(&mut lines, 8);
    Parameter { line, lines }
}

/// A type with its arguments, each of which is on a line of its own where they don't fit on one.
fn generic(text: &str) -> Part {
    let Some((head, arguments)) = text.strip_suffix('>').and_then(|text| text.split_once('<')) else {
        return Part::text(text);
    };
    let (mut rows, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, sign) in arguments.char_indices() {
        match sign {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                rows.push(generic(&arguments[start..at]));
                start = at + ", ".len();
            }
            _ => {}
        }
    }
    rows.push(generic(&arguments[start..]));
    Part::list(head, ['<', '>'], rows)
}

fn assignment(name: &str, value: Option<String>, indent: usize) -> Assignment {
    let line = value.as_ref().map_or(0, |value| indent + name.len() + ": ,".len() + value.len());
    Assignment { name: name.to_owned(), value, broken: line > text::WIDTH }
}

fn written(field: &Assignment) -> String {
    match &field.value {
        Some(value) => format!("{}: {value}", field.name),
        None => field.name.clone(),
    }
}

/// `BTreeMap` of `BTreeMap<String, Other>`.
fn without_arguments(ty: &str) -> &str {
    ty.split('<').next().unwrap_or(ty)
}
