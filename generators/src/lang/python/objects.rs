//! What decodes and encodes the objects of a class.

use dagstack_spec_templates::python::{self as view, print};

use super::block::Block;
use super::decode;
use super::fields::{self, Names};
use super::messages::{self, Null};
use super::module::Module;
use super::scope::Scope;
use super::sites::{Presence as Asked, Site};
use super::{containers, defaults, rules, text};
use crate::ir::{Field, FieldRule, JsonType, Literal, Presence, Requirement, StructType, Type};

/// The variable that holds the object.
const MEMBERS: &str = "data";

/// What decodes the objects of one class.
pub(super) struct Reader<'r> {
    pub(super) class: &'r str,
    pub(super) object: &'r StructType,
    pub(super) names: &'r Names,
    /// The class without the checks of a frozen one, where there is something to keep.
    pub(super) draft: Option<&'r str>,
    pub(super) rules: &'r [FieldRule],
}

impl Reader<'_> {
    /// The statements of the decoder. `ty` is the object, maybe with a residual schema.
    pub(super) fn decode(&self, ty: &Type, is_nullable: bool, module: &mut Module<'_>) -> Block {
        let mut scope = Scope::function();
        let null = if is_nullable { Null::Parameter } else { Null::No };
        let site = Site { null, ..Site::present(MEMBERS, "at", self.class) };
        let body = |scope: &mut Scope, module: &mut Module<'_>| self.body(&site, scope, module);
        match ty {
            Type::Refined(refined) => decode::refine(&refined.schema, refined.covers, &site, &mut scope, module, body),
            _ => body(&mut scope, module),
        }
    }

    fn body(&self, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Block {
        module.uses("UNSET");
        let mistyped = messages::literal(site.null, |null| messages::types(&[JsonType::Object], null));
        let sizes = rules::of_properties(self.object.min_properties, self.object.max_properties, MEMBERS, "at").text();
        let new = scope.local("new");
        let new = self.draft.map(|draft| view::Draft { variable: new, draft: draft.to_owned() });
        let pairs = self.object.fields.iter().zip(&self.names.fields);
        let properties: Vec<view::Property> =
            pairs.map(|(field, name)| self.property(field, name, scope, module)).collect();
        let known = known(self.object, self.class, module);
        let others = self.others(scope, module);
        let rules = self.rules.iter().map(|rule| self.rule(rule, &properties)).collect();
        let class = self.class.to_owned();
        Block::of(&view::ReadObject { class, mistyped, sizes, new, properties, known, others, rules })
    }

    fn property(&self, field: &Field, name: &str, scope: &mut Scope, module: &mut Module<'_>) -> view::Property {
        let key = text::string(&field.json_name);
        let variable = scope.property(name);
        let is_looked_inside = containers::is_container(&field.ty);
        if is_looked_inside {
            module.uses("Unset");
        }
        let presence = match field.presence {
            Presence::Required => {
                Asked::Required { around: "at".to_owned(), object: MEMBERS.to_owned(), key: field.json_name.clone() }
            }
            _ => Asked::Optional,
        };
        let site = Site {
            variable: variable.clone(),
            at: format!("(at, {key})"),
            presence,
            null: Null::No,
            hint: format!("{} {name}", self.class),
        };
        let decode = decode::decode(&field.ty, &site, scope, module).text();
        let default = match &field.presence {
            Presence::Filled(value) if !field.transient => Some(defaults::expression(&field.ty, value, module)),
            _ => None,
        };
        let field = (!field.transient).then(|| name.to_owned());
        let is_kept_only = decode.is_empty() && default.is_none() && self.rules.is_empty();
        view::Property { variable, is_looked_inside, key, decode, is_kept_only, default, field }
    }

    /// The properties that have no field of their own.
    fn others(&self, scope: &mut Scope, module: &mut Module<'_>) -> view::Others {
        let Some(ty) = &self.object.additional else { return view::Others::Refused };
        module.uses("rest");
        let variable = scope.property("additional");
        let site = Site::present(&variable, "at", &format!("{} additional", self.class));
        let decode = containers::entries(ty, &site, scope, module).text();
        view::Others::Kept { variable, decode, field: self.names.additional.clone() }
    }

    fn rule(&self, rule: &FieldRule, properties: &[view::Property]) -> view::FieldRule {
        let variable = |name: &str| {
            let index = self.object.fields.iter().position(|field| field.json_name == name);
            let Some(index) = index else { unreachable!("the manifest has the field `{name}`") };
            properties[index].variable.as_str()
        };
        let when = variable(rule.when.field);
        let (field, broken) = match &rule.then {
            Requirement::Present { field, non_empty: true } => (field, format!("not {}", variable(field))),
            Requirement::Present { field, non_empty: false } => (field, format!("{} is None", variable(field))),
            Requirement::OneOf { field, values } => (field, is_none_of(variable(field), values)),
        };
        view::FieldRule {
            condition: is(when, &rule.when.value),
            broken,
            clause: text::string(rule.clause),
            field: text::string(field),
            message: text::string(&rule.message),
        }
    }
}

fn literal(literal: &Literal) -> String {
    text::value(&literal.to_json(), &mut false)
}

/// Whether a variable has a value, as an expression.
fn is(variable: &str, value: &Literal) -> String {
    let operator = if matches!(value, Literal::Boolean(_)) { "is" } else { "==" };
    format!("{variable} {operator} {}", literal(value))
}

/// Whether a variable has none of some values, as an expression.
fn is_none_of(variable: &str, values: &[Literal]) -> String {
    match values {
        [one @ Literal::Boolean(_)] => format!("{variable} is not {}", literal(one)),
        [one] => format!("{variable} != {}", literal(one)),
        several => format!("{variable} not in ({})", several.iter().map(literal).collect::<Vec<_>>().join(", ")),
    }
}

/// The constant that lists the keys of the properties that have a field.
fn known(object: &StructType, class: &str, module: &mut Module<'_>) -> String {
    let keys = text::strings(object.fields.iter().map(|field| field.json_name.as_str()));
    let listed = if keys.is_empty() { "set[str]()".to_owned() } else { format!("{{{}}}", keys.join(", ")) };
    module.constant(&format!("{class} keys"), listed)
}

/// The statements of the encoder.
pub(super) fn encode(object: &StructType, class: &str, names: &Names, module: &mut Module<'_>) -> String {
    let mut members: Vec<view::Written> = fields::kept(object, names)
        .map(|(field, name)| view::Written {
            key: text::string(&field.json_name),
            value: encoded(&field.ty, name, module),
            field: name.to_owned(),
            may_be_absent: !matches!(field.presence, Presence::Required | Presence::Filled(_)),
        })
        .collect();
    let count = members.iter().position(|member| member.may_be_absent).unwrap_or(members.len());
    let others = members.split_off(count);
    let rest = object.additional.as_ref().map(|_| {
        module.uses("with_rest");
        view::Rest { field: names.additional.clone(), known: known(object, class, module) }
    });
    print(&view::WriteObject { is_complete: others.is_empty(), always: members, others, rest })
}

/// A field as JSON has it, as an expression.
fn encoded(ty: &Type, name: &str, module: &mut Module<'_>) -> String {
    if is_json(ty, module, MAX_REFERENCES) {
        format!("it.{name}")
    } else {
        format!("{}(it.{name})", module.uses("encode"))
    }
}

/// How many references are followed: types may lead back to themselves.
const MAX_REFERENCES: usize = 8;

/// Whether values of a type are scalars as JSON has them.
fn is_json(ty: &Type, module: &Module<'_>, references: usize) -> bool {
    match ty.unrefined() {
        Type::Null | Type::Never | Type::Boolean | Type::String(_) | Type::Integer(_) | Type::Number(_) => true,
        Type::OneOfValues(listed) => listed.values.iter().all(|value| !value.is_array() && !value.is_object()),
        Type::Nullable(inner) => is_json(inner, module, references),
        Type::Union(union) => union.variants.iter().all(|variant| is_json(&variant.ty, module, references)),
        Type::Reference(id) => {
            module.constant_string(*id).is_some() || references > 0 && is_json(module.ty(*id), module, references - 1)
        }
        _ => false,
    }
}
