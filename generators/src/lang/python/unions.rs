//! Unions: the variants, and what they are discriminated by.

use dagstack_spec_templates::python::{self as view, print};
use serde_json::Value;

use super::super::needs::Need;
use super::block::{Block, Condition};
use super::decode::{decode, function};
use super::messages::{self, Null};
use super::module::Module;
use super::names;
use super::scope::Scope;
use super::sites::{Site, problem};
use super::type_tests::is_of;
use super::{guards, rules, text};
use crate::ir::{Discriminator, JsonType, Type, UnionKeyword, UnionType, Variant};

/// The statements that decode a value as one of the variants.
pub(super) fn decode_union(union: &UnionType, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Block {
    match &union.discriminator {
        Discriminator::Tag(key) => by_tag(union, key, site, scope, module),
        Discriminator::JsonType => by_type(union, site, scope, module),
        Discriminator::Trial => by_trial(union, site, module),
    }
}

/// A variant, as a place of its own for constants.
fn site_of(variant: &Variant, site: &Site) -> Site {
    Site::present(&site.variable, &site.at, &format!("{} {}", site.hint, variant.name))
}

/// What a variant makes of the value, as the end of a function.
fn variant(variant: &Variant, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Block {
    decode(&variant.ty, &site_of(variant, site), scope, module).returning(&site.variable)
}

/// As [`variant`], for a value whose type is known.
fn inside(variant: &Variant, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Block {
    match (guards::known(&variant.ty, &site_of(variant, site), scope, module), &variant.ty) {
        (Some(block), _) => block.returning(&site.variable),
        (None, Type::Refined(_)) => refined(variant, site, scope, module),
        (None, _) => self::variant(variant, site, scope, module),
    }
}

/// As [`variant`], where a residual schema may ask for another type than the variant's: checkers know what a variable is behind a
/// test of its type, and take such a question for a mistake.
fn refined(variant: &Variant, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Block {
    let value = scope.local("value");
    let item = format!("{value}: Any");
    let mut block = Block::of(&view::Element { item, is_looked_inside: false, value: site.variable.clone() });
    block.extend(self::variant(variant, &Site { variable: value, ..site.clone() }, scope, module));
    block
}

/// Reports what is no variant, and ends the function.
fn refused(at: &str, union: &UnionType, value: &str, null: Null, text: impl Fn(bool) -> String) -> String {
    print(&problem(true, at, union.keyword.keyword().name(), value, messages::literal(null, text)))
}

fn by_tag(union: &UnionType, key: &str, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Block {
    let (variable, at) = (&site.variable, &site.at);
    let tag = scope.local("tag");
    module.uses("UNSET");
    let mut all: Vec<Value> = Vec::new();
    let mut variants = Vec::new();
    for each in &union.variants {
        let (condition, _) = rules::among(&each.tags, &tag, &format!("{} {}", site.hint, each.name), module);
        variants.push(view::Branch { condition, body: variant(each, site, scope, module).text() });
        all.extend(each.tags.iter().cloned());
    }
    let literal = text::string(key);
    Block::of(&view::ReadUnionByTag {
        variable: variable.clone(),
        no_object: refused(at, union, variable, site.null, |null| messages::types(&[JsonType::Object], null)),
        variants,
        no_tag: refused(at, union, variable, Null::No, |_| messages::must_have(key)),
        other_tag: refused(&format!("({at}, {literal})"), union, &tag, Null::No, |_| messages::choices(&all, false)),
        tag,
        key: literal,
    })
}

fn by_type(union: &UnionType, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Block {
    let mut variants = Vec::new();
    let mut all = Vec::new();
    for each in &union.variants {
        let body = inside(each, site, scope, module).text();
        let tests = each.json_types.iter().map(|ty| is_of(&site.variable, *ty));
        variants.push(view::Branch { condition: Condition::any(tests).text(), body });
        all.extend(each.json_types.iter().copied());
    }
    let refused = refused(&site.at, union, &site.variable, site.null, |null| messages::types(&all, null));
    Block::of(&view::ReadUnionByType { variants, refused })
}

fn by_trial(union: &UnionType, site: &Site, module: &mut Module<'_>) -> Block {
    let decoders = union.variants.iter().map(|variant| decoder(variant, site, module)).collect();
    let count = union.variants.len();
    module.need(Need::Unions);
    Block::of(&view::ReadUnionByTrial {
        function: module.uses(if union.keyword == UnionKeyword::OneOf { "one_of" } else { "any_of" }),
        decoders,
        variable: site.variable.clone(),
        at: site.at.clone(),
        message: messages::literal(site.null, |null| messages::fits_none(union.keyword, count, null)),
    })
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
