//! The statements that decode a value: each type is one way to look at a variable and to leave what was decoded in it.

use dagstack_spec_templates::python as view;
use serde_json::Value;

use super::block::Block;
use super::functions::{Function, Role};
use super::guards::{guard, values};
use super::messages::{self, Null};
use super::module::Module;
use super::scope::Scope;
use super::sites::{Presence, Site};
use super::{names, residual, text, unions};
use crate::ir::{Choice, Covers, Schema, StringEnum, Type};

/// The statements for a value of a type.
pub(super) fn decode(ty: &Type, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Block {
    match ty {
        Type::Any => site.required(),
        Type::Nullable(inner) => decode(inner, &Site { null: Null::Yes, ..site.clone() }, scope, module),
        Type::Refined(refined) if refined.covers == Covers::Whole => {
            let name = module.free(&format!("_decode_{}", names::FIELD.identifier(&site.hint)));
            let function = function(name.clone(), ty, false, false, &site.hint, module);
            module.define(function);
            site.when_there(Null::No, call(name, &Site { null: Null::No, ..site.clone() }))
        }
        Type::Refined(refined) => {
            let present = Site { presence: Presence::Present, ..site.clone() };
            let inner = |scope: &mut Scope, module: &mut Module<'_>| decode(&refined.ty, &present, scope, module);
            let body = refine(&refined.schema, refined.covers, &present, scope, module, inner);
            site.when_there(Null::No, body)
        }
        Type::Reference(id) => match module.constant_string(*id) {
            Some(listed) => values(&values_of(listed), listed.choice, site, module).guarded(site),
            None => site.when_there(site.null, call(module.decoder(*id), site)),
        },
        Type::Never => site.when_there(site.null, site.report("false", text::string(messages::NEVER))),
        _ => guard(ty, site, scope, module).guarded(site),
    }
}

/// The function that decodes a type which is no class.
pub(super) fn function(
    name: String,
    ty: &Type,
    is_nullable: bool,
    is_remembered: bool,
    hint: &str,
    module: &mut Module<'_>,
) -> Function {
    let mut scope = Scope::function();
    let null = if is_nullable { Null::Parameter } else { Null::No };
    let site = Site { null, ..Site::present("data", "at", hint) };
    let body = match ty {
        Type::Refined(refined) => {
            let inner = |scope: &mut Scope, module: &mut Module<'_>| unrefined(&refined.ty, &site, scope, module);
            refine(&refined.schema, refined.covers, &site, &mut scope, module, inner)
        }
        other => unrefined(other, &site, &mut scope, module),
    };
    for used in ["Any", "Json", "Place", "Problems"] {
        module.uses(used);
    }
    if is_remembered {
        module.uses("remembered");
    }
    Function { name, role: Role::Decoder { is_nullable }, is_remembered, body: body.returning("data") }
}

fn unrefined(ty: &Type, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Block {
    match ty {
        Type::Union(union) => unions::decode_union(union, site, scope, module),
        Type::StringEnum(listed) => enumeration(listed, site, module),
        Type::Any | Type::Nullable(_) | Type::Refined(_) | Type::Reference(_) | Type::Never => {
            decode(ty, site, scope, module)
        }
        other => guard(other, site, scope, module).returning_early(site),
    }
}

fn values_of(listed: &StringEnum) -> Vec<Value> {
    listed.members.iter().map(|member| Value::from(member.value.as_str())).collect()
}

/// A member of an enumeration of strings, or the one string that there is.
fn enumeration(listed: &StringEnum, site: &Site, module: &mut Module<'_>) -> Block {
    let values_of = values_of(listed);
    if listed.choice == Choice::Const {
        return values(&values_of, listed.choice, site, module).returning_early(site);
    }
    let message = messages::literal(site.null, |null| messages::choices(&values_of, null));
    Block::of(&view::ReadEnum {
        variable: site.variable.clone(),
        members: names::table_of_members(&site.hint),
        refused: view::print(&site.refusal(listed.choice.keyword().name(), message)),
    })
}

/// The checks of a residual schema, and then what decodes the type.
pub(super) fn refine(
    schema: &Schema,
    covers: Covers,
    site: &Site,
    scope: &mut Scope,
    module: &mut Module<'_>,
    inner: impl FnOnce(&mut Scope, &mut Module<'_>) -> Block,
) -> Block {
    let checks = residual::checks(schema, &site.variable, &site.at, None, &site.hint, scope, module);
    let mut block = Block::default();
    match covers {
        Covers::Rest => {
            block.when(["not problems.settled".to_owned()], checks);
            block.extend(inner(scope, module));
        }
        Covers::Whole => {
            module.uses("UNSET");
            let before = scope.local("before");
            let decode = inner(scope, module).text();
            block.add(&view::ReadRefined { before, checks: checks.text(), decode });
        }
    }
    block
}

/// The call of a decoder.
fn call(decoder: String, site: &Site) -> Block {
    Block::of(&view::CallDecoder {
        variable: site.variable.clone(),
        decoder,
        at: site.at.clone(),
        nullable: match site.null {
            Null::No => None,
            Null::Yes => Some("True"),
            Null::Parameter => Some("nullable"),
        },
    })
}
