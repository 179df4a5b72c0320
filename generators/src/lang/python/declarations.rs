//! Named types: what is declared for each of them.

use dagstack_spec_templates::python::{self as view, print};

use super::functions::Function;
use super::module::Module;
use super::{decode, docs, json_schemas, layout, names, residual, structs, text, types};
use crate::ir::{Choice, Docs, EnumMember, FieldRule, NamedType, StringEnum, Type, TypeId, TypeName};

/// The declaration of a type; nothing where it is written in place. `rules` are those between the fields of an object.
pub(super) fn declaration(
    id: TypeId,
    named: &NamedType,
    rules: &[FieldRule],
    module: &mut Module<'_>,
) -> Option<String> {
    match named.ty.unrefined() {
        _ if module.constant_string(id).is_some() => None,
        Type::Struct(object) => Some(structs::class(id, named, object, rules, module)),
        Type::StringEnum(listed) if listed.choice == Choice::Enum => Some(enumeration(id, named, listed, module)),
        _ => Some(alias(id, named, module)),
    }
}

/// The declarations of a module that no rules between fields concern, and the named schemas.
pub(super) fn all(module: &mut Module<'_>) -> Vec<String> {
    let types: Vec<_> = module.declared().collect();
    let declared = types.into_iter().filter_map(|(id, named)| declaration(id, named, &[], module));
    let mut rendered: Vec<String> = declared.collect();
    rendered.extend(schemas(module));
    rendered
}

/// The named schemas, as functions.
fn schemas(module: &mut Module<'_>) -> Option<String> {
    let schemas: Vec<_> = module.schemas().collect();
    let reached = module.source().needed_schemas();
    for (id, named) in schemas.into_iter().filter(|(id, _)| reached.contains(id)) {
        let function = residual::named(id, &named.schema, &named.name.raw(), module);
        module.define(function);
    }
    let text = module.collected();
    (!text.is_empty()).then_some(text)
}

/// Parts of a module, one below the other: two empty lines around classes and functions, one between others.
pub(super) fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let mut text = String::new();
    for part in parts {
        let part = part.trim_matches('\n');
        let is_block = ["@", "class ", "def ", "async def "].iter().any(|start| part.starts_with(start));
        let follows_block = text.lines().next_back().is_some_and(|line| line.starts_with(' '));
        if !text.is_empty() {
            text.push_str(if is_block || follows_block { "\n\n\n" } else { "\n\n" });
        }
        text.push_str(part);
    }
    text
}

/// The function that decodes a named type which is no class.
fn decoder(id: TypeId, ty: &Type, module: &mut Module<'_>) -> Function {
    let (is_nullable, is_remembered) = (module.is_asked_with_null(id), module.is_worth_keeping(id));
    let hint = module.name(id).to_owned();
    decode::function(module.decoder(id), ty, is_nullable, is_remembered, &hint, module)
}

/// What reads and writes a type, with the blank lines before it; empty for a part of another one.
fn codec(id: TypeId, named: &NamedType, module: &mut Module<'_>) -> String {
    if !has_codec(named) {
        return String::new();
    }
    for used in ["Codec", "Final"] {
        module.uses(used);
    }
    let json_schema = json_schemas::of(id, module);
    let schema = json_schema.as_ref().map(|schema| format!(", {}", schema.name)).unwrap_or_default();
    let (name, decoder) = (module.name(id), module.decoder(id));
    let declaration = format!("{name}Codec: Final = Codec[{name}]({}, {decoder}{schema})", text::string(name));
    format!("\n\n\n{}", print(&view::Codec { json_schema, declaration: layout::lines(&declaration, 0) }))
}

/// How far what is in parentheses is indented.
const INDENT: usize = 4;

/// The type of an alias, on several lines where it is too long for one.
fn declared(name: &str, ty: String) -> String {
    let before = name.chars().count() + ": TypeAlias = ".len();
    if before + ty.chars().count() <= text::WIDTH || ty.starts_with(['"', '\'']) {
        return ty;
    }
    let parts = alternatives(&ty);
    match parts.as_slice() {
        [_] => layout::expression(&ty, 0, before),
        // In parentheses there is more room.
        _ if INDENT + ty.chars().count() <= text::WIDTH => format!("(\n    {ty}\n)"),
        parts => format!("(\n    {}\n)", parts.join("\n    | ")),
    }
}

/// The types that one is a union of, as they are written.
fn alternatives(ty: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0_i32, 0, Vec::new());
    let mut quoted = false;
    for (at, sign) in ty.char_indices() {
        match sign {
            '"' => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth -= 1,
            '|' if !quoted && depth == 0 => {
                parts.push(ty[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(ty[start..].trim());
    parts
}

/// Whether a type that is no class has a codec.
pub(super) fn has_codec(named: &NamedType) -> bool {
    !matches!(named.name, TypeName::Inline(_))
}

fn alias(id: TypeId, named: &NamedType, module: &mut Module<'_>) -> String {
    module.uses("TypeAlias");
    let name = module.name(id).to_owned();
    let ty = match named.ty.unrefined() {
        Type::StringEnum(listed) => {
            let values: Vec<_> = listed.members.iter().map(|member| member.value.as_str().into()).collect();
            types::of_values(&values, module)
        }
        Type::Union(union) => {
            let mut parts: Vec<String> = Vec::new();
            for variant in &union.variants {
                let part = types::annotation(&variant.ty, module);
                if !parts.contains(&part) {
                    parts.push(part);
                }
            }
            parts.sort_by_key(|part| part == "None");
            if parts.iter().any(|part| part == "Any") { "Any".to_owned() } else { parts.join(" | ") }
        }
        other => types::annotation(other, module),
    };
    // What `typing` looks through as often as it is mentioned would be looked through twice at each level.
    if types::refers_ahead(&named.ty, id, module) || types::mentions_twice(&ty, &named.ty, module) {
        module.quote(id);
    }
    let ty = if module.is_quoted(id) { text::string(&ty) } else { types::quoted_ahead(ty, &named.ty, id, module) };
    let ty = declared(&name, ty);
    let function = decoder(id, &named.ty, module);
    module.define(function);
    let functions = module.collected();
    let codec = codec(id, named, module);
    let docs = text::docstring(&docs::of(named, module), &[], 0);
    let alias = match named.ty.unrefined() {
        Type::Union(_) => print(&view::Union { docs, name, variants: ty }),
        _ => print(&view::Alias { docs, name, ty }),
    };
    format!("{}{codec}", joined([alias, functions]))
}

fn enumeration(id: TypeId, named: &NamedType, listed: &StringEnum, module: &mut Module<'_>) -> String {
    module.uses("StrEnum");
    module.uses("Final");
    let name = module.name(id).to_owned();
    let members = names::members(listed);
    let member = |(name, member): (&String, &EnumMember)| view::Member {
        name: name.clone(),
        value: text::string(&member.value),
        docs: text::docstring(&Docs { description: member.description.clone(), ..Docs::default() }, &[], 4),
    };
    let function = decoder(id, &named.ty, module);
    module.define(function);
    let functions = module.collected();
    let table = names::table_of_members(&name);
    let table = layout::lines(&format!("{table}: Final = {{member.value: member for member in {name}}}"), 0);
    let codec = codec(id, named, module);
    print(&view::Enum {
        docs: text::docstring(&docs::of(named, module), &[], 4),
        members: members.iter().zip(&listed.members).map(member).collect(),
        constants: format!("{table}\n\n\n{functions}{codec}"),
        name,
    })
}
