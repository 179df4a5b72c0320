//! Unions: the variants, and what they are discriminated by.

use serde_json::Value;

use super::super::needs::Need;
use super::code::{Code, List};
use super::decode::{self, Site, decode, function, report};
use super::messages;
use super::module::Module;
use super::names;
use super::residual::is_of;
use super::scope::Scope;
use super::{rules, text};
use crate::ir::{Discriminator, JsonType, Type, UnionKeyword, UnionType, Variant};

/// The statements that decode a value as one of the variants.
pub(super) fn decode_union(union: &UnionType, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Code {
    match &union.discriminator {
        Discriminator::Tag(key) => by_tag(union, key, site, scope, module),
        Discriminator::JsonType => by_type(union, site, scope, module),
        Discriminator::Trial => by_trial(union, site, module),
    }
}

/// What a variant makes of the value, as the end of a function.
fn variant(variant: &Variant, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Code {
    let inner = Site::present(&site.variable, &site.at, &format!("{} {}", site.hint, variant.name));
    decode(&variant.ty, &inner, scope, module).returning(&site.variable)
}

/// As [`variant`], for a value whose type is known.
fn inside(variant: &Variant, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Code {
    let inner = Site::present(&site.variable, &site.at, &format!("{} {}", site.hint, variant.name));
    match (decode::known(&variant.ty, &inner, scope, module), &variant.ty) {
        (Some(code), _) => code.returning(&site.variable),
        (None, Type::Refined(_)) => refined(variant, site, scope, module),
        (None, _) => self::variant(variant, site, scope, module),
    }
}

/// As [`variant`], where a residual schema may ask for another type than the variant's: checkers know what a variable is behind a
/// test of its type, and take such a question for a mistake.
fn refined(variant: &Variant, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Code {
    let value = scope.local("value");
    let mut code = Code::default();
    code.line(format!("{value}: Any = {}", site.variable));
    code.extend(self::variant(variant, &Site { variable: value, ..site.clone() }, scope, module));
    code
}

fn refused(site: &Site, at: &str, union: &UnionType, value: &str, text: impl Fn(bool) -> String) -> Code {
    let keyword = text::string(union.keyword.keyword().name());
    let mut code = Code::default();
    let message = messages::literal(site.null, text);
    code.list(List::call("return problems.add", [at.to_owned(), keyword, value.to_owned(), message]));
    code
}

fn by_tag(union: &UnionType, key: &str, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Code {
    let (variable, at) = (&site.variable, &site.at);
    let tag = scope.local("tag");
    let mut code = Code::default();
    let no_object = refused(site, at, union, variable, |null| messages::types(&[JsonType::Object], null));
    code.when([format!("type({variable}) is not dict")], no_object);
    code.line(format!("{tag} = {variable}.get({}, {})", text::string(key), module.uses("UNSET")));
    let mut all: Vec<Value> = Vec::new();
    for each in &union.variants {
        let (fits, _) = rules::among(&each.tags, &tag, &format!("{} {}", site.hint, each.name), module);
        let body = variant(each, site, scope, module);
        code.when([fits], body);
        all.extend(each.tags.iter().cloned());
    }
    let missing =
        refused(&Site { null: messages::Null::No, ..site.clone() }, at, union, variable, |_| messages::must_have(key));
    code.when([format!("{tag} is UNSET")], missing);
    let at = format!("({at}, {})", text::string(key));
    let keyword = union.keyword.keyword().name();
    code.extend(report(&at, keyword, &tag, text::string(&messages::choices(&all, false))).returned());
    code
}

fn by_type(union: &UnionType, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Code {
    let mut code = Code::default();
    let mut all = Vec::new();
    for each in &union.variants {
        let body = inside(each, site, scope, module);
        let tests = each.json_types.iter().map(|ty| is_of(&site.variable, *ty)).collect();
        code.branches(vec![(tests, "or", body)]);
        all.extend(each.json_types.iter().copied());
    }
    code.extend(refused(site, &site.at, union, &site.variable, |null| messages::types(&all, null)));
    code
}

fn by_trial(union: &UnionType, site: &Site, module: &mut Module<'_>) -> Code {
    let decoders: Vec<String> = union.variants.iter().map(|variant| decoder(variant, site, module)).collect();
    let count = union.variants.len();
    let keyword = union.keyword.keyword().name();
    let name = if union.keyword == UnionKeyword::OneOf { "one_of" } else { "any_of" };
    module.need(Need::Unions);
    let message = messages::literal(site.null, |null| messages::fits_none(keyword, count, null));
    let list = format!("[{}]", decoders.join(", "));
    let mut code = Code::default();
    code.list(List::call(
        format!("return {}", module.uses(name)),
        [list, site.variable.clone(), site.at.clone(), "problems".to_owned(), message],
    ));
    code
}

/// The function that decodes a variant.
fn decoder(variant: &Variant, site: &Site, module: &mut Module<'_>) -> String {
    match &variant.ty {
        Type::Reference(id) if module.constant_string(*id).is_none() => module.decoder(*id),
        ty => {
            let hint = format!("{} {}", site.hint, variant.name);
            let name = module.free(&format!("_decode_{}", names::FIELD.identifier(&hint)));
            let function = function(name.clone(), ty, false, false, &hint, module);
            module.define(function);
            name
        }
    }
}
