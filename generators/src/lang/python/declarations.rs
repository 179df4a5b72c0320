//! Named types: what is declared for each of them.

use std::collections::BTreeSet;

use dagstack_spec_templates::python::{self as view, print};

use super::code::{Code, Expression, List};
use super::decode;
use super::module::{Constant, Function, Module};
use super::structs;
use super::{names, residual, text, types};
use crate::ir::{Choice, Docs, EnumMember, FieldRule, NamedType, StringEnum, Type, TypeId, TypeName};
use crate::naming::{NamedValue, value_identifiers};

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
    let text = collected(module);
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

/// The docs of a type: those of its schema, or what it is.
pub(super) fn docs(named: &NamedType, module: &Module<'_>) -> Docs {
    if named.docs.description.is_some() || named.docs.title.is_some() {
        return named.docs.clone();
    }
    let role = match &named.name {
        TypeName::Payload(name) => format!("The payload `{name}`."),
        TypeName::Definition(name) => format!("The definition `{name}`."),
        TypeName::Inline(parts) => match parts.split_first() {
            Some((root, rest)) => {
                let owner = module.types().find(|(_, other)| match &other.name {
                    TypeName::Payload(name) | TypeName::Definition(name) => name == root,
                    TypeName::Inline(_) => false,
                });
                let owner = owner.map_or(root.as_str(), |(id, _)| module.name(id));
                format!("Part of `{owner}`, at `{}`.", rest.join("."))
            }
            None => "Part of a payload.".to_owned(),
        },
    };
    Docs { description: Some(role), ..named.docs.clone() }
}

/// The constants and functions that have come together, each with the blank lines before it.
pub(super) fn collected(module: &mut Module<'_>) -> String {
    let (constants, functions) = module.collected();
    let mut text = String::new();
    for Constant { name, mut value } in constants {
        module.uses("Final");
        value.open.insert_str(0, &format!("{name}: Final = "));
        text.push_str(&value.text(0));
        text.push('\n');
    }
    for function in functions {
        text.push_str("\n\n");
        text.push_str(&self::function(&function, module));
        text.push('\n');
    }
    text.trim_end().trim_start_matches('\n').to_owned()
}

/// `def` of a function that takes a document, its place and where problems go.
pub(super) fn signature(name: &str, more: &[&str]) -> List {
    let base = ["data: Json", "at: Place", "problems: Problems"];
    List::call(format!("def {name}"), base.iter().chain(more).map(|parameter| (*parameter).to_owned()))
}

/// A function.
pub(super) fn function(function: &Function, module: &mut Module<'_>) -> String {
    let mut signature = self::signature(&function.name, &function.parameters);
    signature.close = format!(") -> {}:", function.result);
    let decorator = if function.parameters.contains(&"seen: Evaluated") { "remembered_seen" } else { "remembered" };
    if function.is_remembered {
        module.uses(decorator);
    }
    let (is_remembered, signature, body) = (function.is_remembered, signature.text(0), function.body.text(4));
    // A decoder gives what it has decoded.
    if function.result == "None" {
        print(&view::Residual { is_remembered, decorator, signature, body })
    } else {
        print(&view::Function { is_remembered, decorator, signature, body })
    }
}

/// The function that decodes a named type which is no class.
fn decoder(id: TypeId, ty: &Type, module: &mut Module<'_>) -> Function {
    let (is_nullable, is_remembered) = (module.is_asked_with_null(id), module.is_worth_keeping(id));
    let hint = module.name(id).to_owned();
    decode::function(module.decoder(id), ty, is_nullable, is_remembered, &hint, module)
}

fn codec(id: TypeId, name: &str, module: &mut Module<'_>) -> String {
    module.uses("Codec");
    module.uses("Final");
    let list = List::call(format!("{name}Codec: Final = Codec[{name}]"), [text::string(name), module.decoder(id)]);
    list.text(0)
}

/// The type of an alias, on several lines where it is too long for one.
fn declared(name: &str, ty: String) -> String {
    let before = name.chars().count() + ": TypeAlias = ".len();
    if before + ty.chars().count() <= text::WIDTH || ty.starts_with(['"', '\'']) {
        return ty;
    }
    let parts = alternatives(&ty);
    match parts.as_slice() {
        [_] => Expression::Text(ty).text(0, before),
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

/// Whether there is a codec beside a type that is no class.
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
    let functions = collected(module);
    let codec = if has_codec(named) { codec(id, &name, module) } else { String::new() };
    let docs = text::docstring(&docs(named, module), &[], 0);
    let alias = match named.ty.unrefined() {
        Type::Union(_) => print(&view::Union { docs, name, variants: ty }),
        _ => print(&view::Alias { docs, name, ty, codec: String::new() }),
    };
    let codec = if codec.is_empty() { codec } else { format!("\n\n{codec}") };
    format!("{alias}\n\n\n{functions}{}", if codec.is_empty() { String::new() } else { format!("\n{codec}") })
}

fn enumeration(id: TypeId, named: &NamedType, listed: &StringEnum, module: &mut Module<'_>) -> String {
    module.uses("StrEnum");
    module.uses("Final");
    let name = module.name(id).to_owned();
    let members = members(listed);
    let member = |(name, member): (&String, &EnumMember)| view::Member {
        name: name.clone(),
        value: text::string(&member.value),
        docs: text::docstring(&Docs { description: member.description.clone(), ..Docs::default() }, &[], 4),
    };
    let function = decoder(id, &named.ty, module);
    module.define(function);
    let functions = collected(module);
    let table = format!("_{}_MEMBERS", names::CONSTANT.identifier(&name));
    let clause = format!("for member in {name}");
    let table = List::comprehension(&format!("{table}: Final = {{"), "member.value: member".to_owned(), clause, "}");
    let table = table.text(0);
    let codec = if has_codec(named) { format!("\n\n\n{}", codec(id, &name, module)) } else { String::new() };
    print(&view::Enum {
        docs: text::docstring(&docs(named, module), &[], 4),
        members: members.iter().zip(&listed.members).map(member).collect(),
        constants: format!("{table}\n\n\n{functions}{codec}"),
        name,
    })
}

/// The names of the members of an enumeration.
pub(super) fn members(listed: &StringEnum) -> Vec<String> {
    let members = listed.members.iter();
    let values: Vec<NamedValue<'_>> =
        members.map(|member| NamedValue { value: &member.value, name: member.name.as_deref() }).collect();
    value_identifiers(&names::CONSTANT, &values, &mut BTreeSet::new())
}

/// Statements that end a function where a value is of another type.
pub(super) fn mistyped(message: String, test: &str) -> Code {
    let mut refused = Code::default();
    refused
        .list(List::call("return problems.add", ["at".to_owned(), text::string("type"), "data".to_owned(), message]));
    let mut code = Code::default();
    code.when([test.to_owned()], refused);
    code
}
