//! The statements that decode a value: each type is one way to look at a variable and to leave what was decoded in it.

use serde_json::Value;

use super::super::needs::Need;
use super::code::{self, Code, List};
use super::formats::FormatCheck;
use super::messages::{self, Null};
use super::module::{Function, Module};
use super::scope::Scope;
use super::{names, patterns, residual, rules, structs, text, unions};
use crate::ir::{ArrayType, Choice, Covers, Format, MapType, Pattern, Schema, StringEnum, TupleType, Type, TypeId};

/// A variable that holds a value, and where the value stands in its document.
#[derive(Clone)]
pub(super) struct Site {
    /// The variable.
    pub(super) variable: String,
    /// The place, as an expression.
    pub(super) at: String,
    /// Whether the value may be absent.
    pub(super) presence: Presence,
    /// Whether it may be `null`.
    pub(super) null: Null,
    /// A name for constants that are about it.
    pub(super) hint: String,
}

/// Whether a value may be absent.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Presence {
    /// It is there.
    Present,
    /// It may be absent.
    Optional,
    /// It must not be absent: the place of the object around it, its variable and the key.
    Required { around: String, object: String, key: String },
}

impl Site {
    /// A value that is there.
    pub(super) fn present(variable: &str, at: &str, hint: &str) -> Self {
        Self {
            variable: variable.to_owned(),
            at: at.to_owned(),
            presence: Presence::Present,
            null: Null::No,
            hint: hint.to_owned(),
        }
    }

    /// Reports a problem of the value.
    pub(super) fn report(&self, keyword: &str, message: String) -> Code {
        report(&self.at, keyword, &self.variable, message)
    }

    /// Reports a value of another type, or one that is absent.
    fn mistyped(&self, keyword: &str, message: String) -> Code {
        let Presence::Required { around, key, .. } = &self.presence else { return self.report(keyword, message) };
        let mut arguments = vec![around.clone(), text::string(key), self.variable.clone(), message];
        arguments.extend((keyword != "type").then(|| text::string(keyword)));
        let mut code = Code::default();
        code.list(List::call("problems.refuse", arguments));
        code
    }
}

/// Reports a problem.
pub(super) fn report(at: &str, keyword: &str, value: &str, message: String) -> Code {
    let mut code = Code::default();
    code.call("problems.add", [at.to_owned(), text::string(keyword), value.to_owned(), message]);
    code
}

/// A test of a value, in two directions, and what is reported where it fails.
struct Guard {
    /// The value is of the type: parts that are joined by `or`.
    fits: Vec<String>,
    /// It is not: parts that are joined by `and`.
    differs: Vec<String>,
    keyword: &'static str,
    message: String,
    /// What else is asked and done.
    then: Code,
}

/// The statements for a value of a type.
pub(super) fn decode(ty: &Type, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Code {
    match ty {
        Type::Any => any(site),
        Type::Nullable(inner) => decode(inner, &Site { null: Null::Yes, ..site.clone() }, scope, module),
        Type::Refined(refined) if refined.covers == Covers::Whole => {
            let name = module.free(&format!("_decode_{}", names::FIELD.identifier(&site.hint)));
            let function = function(name.clone(), ty, false, false, &site.hint, module);
            module.define(function);
            let mut body = Code::default();
            body.call(
                format!("{} = {name}", site.variable),
                [site.variable.clone(), site.at.clone(), "problems".to_owned()],
            );
            when_there(site, Null::No, body)
        }
        Type::Refined(refined) => {
            let present = Site { presence: Presence::Present, ..site.clone() };
            let inner = |scope: &mut Scope, module: &mut Module<'_>| decode(&refined.ty, &present, scope, module);
            let body = refine(&refined.schema, refined.covers, &present, scope, module, inner);
            when_there(site, Null::No, body)
        }
        Type::Reference(id) => match module.constant_string(*id) {
            Some(listed) => {
                let value = Value::from(listed.members[0].value.as_str());
                let guard = values(&[value], listed.choice, site, module);
                guarded(guard, site)
            }
            None => when_there(site, site.null, call(*id, site, module)),
        },
        Type::Never => {
            let body = site.report("false", text::string(messages::NEVER));
            when_there(site, site.null, body)
        }
        _ => {
            let guard = guard(ty, site, scope, module);
            guarded(guard, site)
        }
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
    let parameters = if is_nullable { structs::NULLABLE.to_vec() } else { Vec::new() };
    Function { name, parameters, result: "Any", is_remembered, body: body.returning("data") }
}

fn unrefined(ty: &Type, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Code {
    match ty {
        Type::Union(union) => unions::decode_union(union, site, scope, module),
        Type::StringEnum(listed) => enumeration(listed, site, module),
        Type::Any | Type::Nullable(_) | Type::Refined(_) | Type::Reference(_) | Type::Never => {
            decode(ty, site, scope, module)
        }
        other => {
            let guard = guard(other, site, scope, module);
            returning_early(guard, site)
        }
    }
}

/// As [`guarded`], at the end of a function: what is of another type ends it.
fn returning_early(guard: Guard, site: &Site) -> Code {
    let mut code = Code::default();
    code.when(guard.differs, report(&site.at, guard.keyword, &site.variable, guard.message).returned());
    code.extend(guard.then);
    code
}

/// A member of an enumeration of strings, or the one string that there is.
fn enumeration(listed: &StringEnum, site: &Site, module: &mut Module<'_>) -> Code {
    let variable = &site.variable;
    let listed_values: Vec<Value> = listed.members.iter().map(|member| Value::from(member.value.as_str())).collect();
    if listed.choice == Choice::Const {
        let guard = values(&listed_values, listed.choice, site, module);
        return returning_early(guard, site);
    }
    let mut code = Code::default();
    let members = format!("_{}_MEMBERS", names::CONSTANT.identifier(&site.hint));
    let mut found = Code::default();
    found.line(format!("return {members}[{variable}]"));
    code.when([format!("type({variable}) is str"), format!("{variable} in {members}")], found);
    let message = messages::literal(site.null, |null| messages::choices(&listed_values, null));
    code.extend(report(&site.at, listed.choice.keyword().name(), variable, message).returned());
    code
}

/// The checks of a residual schema, and then what decodes the type.
pub(super) fn refine(
    schema: &Schema,
    covers: Covers,
    site: &Site,
    scope: &mut Scope,
    module: &mut Module<'_>,
    inner: impl FnOnce(&mut Scope, &mut Module<'_>) -> Code,
) -> Code {
    let mut code = Code::default();
    let checks = residual::checks(schema, &site.variable, &site.at, None, &site.hint, scope, module);
    match covers {
        Covers::Rest => {
            code.when(["not problems.settled".to_owned()], checks);
            code.extend(inner(scope, module));
        }
        Covers::Whole => {
            let before = scope.local("before");
            let mut checked = Code::default();
            checked.line(format!("{before} = len(problems.found)"));
            checked.extend(checks);
            let mut failed = Code::default();
            failed.line(format!("return {}", module.uses("UNSET")));
            checked.when([format!("len(problems.found) > {before}")], failed);
            checked.line("problems = problems.within");
            code.when(["not problems.settled".to_owned()], checked);
            code.extend(inner(scope, module));
        }
    }
    code
}

fn any(site: &Site) -> Code {
    let mut code = Code::default();
    if let Presence::Required { around, object, key } = &site.presence {
        let missing = report(around, "required", object, text::string(&messages::must_have(key)));
        code.when([format!("{} is UNSET", site.variable)], missing);
    }
    code
}

/// Statements for a value that is there, and not `null` where that is fine by itself.
fn when_there(site: &Site, null: Null, body: Code) -> Code {
    let mut code = Code::default();
    let variable = &site.variable;
    let is_not_null = (null == Null::Yes).then(|| format!("{variable} is not None"));
    match &site.presence {
        Presence::Present if is_not_null.is_none() => return body,
        Presence::Present => code.when(is_not_null, body),
        Presence::Optional => code.when([format!("{variable} is not UNSET")].into_iter().chain(is_not_null), body),
        Presence::Required { around, object, key } => {
            let missing = report(around, "required", object, text::string(&messages::must_have(key)));
            code.branches(vec![
                (vec![format!("{variable} is UNSET")], "and", missing),
                (is_not_null.into_iter().collect(), "and", body),
            ]);
        }
    }
    code
}

/// The call of a decoder.
fn call(id: TypeId, site: &Site, module: &Module<'_>) -> Code {
    let mut arguments = vec![site.variable.clone(), site.at.clone(), "problems".to_owned()];
    match site.null {
        Null::No => {}
        Null::Yes => arguments.push("nullable=True".to_owned()),
        Null::Parameter => arguments.push("nullable=nullable".to_owned()),
    }
    let mut code = Code::default();
    code.list(List::call(format!("{} = {}", site.variable, module.decoder(id)), arguments));
    code
}

fn guarded(guard: Guard, site: &Site) -> Code {
    let Guard { fits, differs, keyword, message, then } = guard;
    let variable = &site.variable;
    let mut others = Vec::new();
    others.extend((site.null == Null::Yes).then(|| format!("{variable} is not None")));
    others.extend((site.presence == Presence::Optional).then(|| format!("{variable} is not UNSET")));
    let refused = site.mistyped(keyword, message);
    let mut code = Code::default();
    if then.is_empty() && differs.iter().any(|part| part.contains(" or ")) {
        code.when(others.into_iter().chain(differs), refused);
    } else if then.is_empty() {
        code.when(differs.into_iter().chain(others), refused);
    } else if let (true, Some(only)) = (others.is_empty(), then.as_single_if()) {
        code.branches(vec![(differs, "and", refused), only]);
    } else {
        code.branches(vec![(fits, "or", then), (others, "and", refused)]);
    }
    code
}

fn guard(ty: &Type, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Guard {
    let variable = &site.variable;
    let of_type =
        |name: &str| (vec![format!("type({variable}) is {name}")], vec![format!("type({variable}) is not {name}")]);
    let mistyped = |(fits, differs): (Vec<String>, Vec<String>), words: &str, then: Code| Guard {
        fits,
        differs,
        keyword: "type",
        message: messages::literal(site.null, |null| {
            if null { format!("must be {words} or null") } else { format!("must be {words}") }
        }),
        then,
    };
    match ty {
        Type::Null => mistyped(
            (vec![format!("{variable} is None")], vec![format!("{variable} is not None")]),
            "null",
            Code::default(),
        ),
        Type::Boolean => mistyped(of_type("bool"), "a boolean", Code::default()),
        Type::String(rules) => mistyped(of_type("str"), "a string", rules::of_string(rules, site, module)),
        Type::Integer(rules) => mistyped(of_type("int"), "an integer", rules::of_number(rules, site, module)),
        Type::Number(rules) => mistyped(
            (
                vec![format!("type({variable}) is int"), format!("isinstance({variable}, float)")],
                vec![format!("type({variable}) is not int"), format!("not isinstance({variable}, float)")],
            ),
            "a number",
            rules::of_number(rules, site, module),
        ),
        Type::OneOfValues(listed) => values(&listed.values, listed.choice, site, module),
        Type::Array(array) => mistyped(of_type("list"), "an array", self::array(array, site, scope, module)),
        Type::Tuple(tuple) => mistyped(of_type("list"), "an array", self::tuple(tuple, site, scope, module)),
        Type::Map(map) => mistyped(of_type("dict"), "an object", self::map(map, site, scope, module)),
        other => unreachable!("{other:?} has a name, or no guard"),
    }
}

/// What is left to do for a value whose type in JSON is known; `None` where that decides nothing.
pub(super) fn known(ty: &Type, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Option<Code> {
    match ty {
        Type::Null
        | Type::Boolean
        | Type::String(_)
        | Type::Integer(_)
        | Type::Number(_)
        | Type::Array(_)
        | Type::Tuple(_)
        | Type::Map(_) => Some(guard(ty, site, scope, module).then),
        _ => None,
    }
}

/// One of some values.
fn values(values: &[Value], choice: Choice, site: &Site, module: &mut Module<'_>) -> Guard {
    let (fits, differs) = rules::among(values, &site.variable, &site.hint, module);
    Guard {
        fits: vec![fits],
        differs,
        keyword: choice.keyword().name(),
        message: messages::literal(site.null, |null| messages::choices(values, null)),
        then: Code::default(),
    }
}

fn array(array: &ArrayType, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Code {
    let mut code = rules::of_items(array.min_items, array.max_items, array.unique, site, module);
    code.extend(items(&array.item, site, scope, module));
    code
}

/// Decodes each item of an array.
fn items(item: &Type, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Code {
    let mut code = Code::default();
    if matches!(item, Type::Any) {
        return code;
    }
    let around = place(site, &mut code, scope);
    let (index, name) = (scope.local("index"), scope.local("item"));
    let at = format!("({around}, {index})");
    let inner = Site { at: at.clone(), variable: name.clone(), ..Site::present(&name, &at, &site.hint) };
    if let Some(element) = element(item, &inner, module) {
        let clause = format!("for {index}, {name} in enumerate({})", site.variable);
        code.list(List::comprehension(&format!("{} = [", site.variable), element, clause, "]"));
        return code;
    }
    let mut body = decode(item, &inner, scope, module);
    if body.is_empty() {
        return code;
    }
    let each = declared(&name, &mut body, scope, module);
    if is_kept(item, module) {
        code.each(format!("{index}, {each} in enumerate({})", site.variable), body);
    } else {
        let list = scope.local("items");
        body.line(format!("{list}.append({name})"));
        code.line(format!("{list}: list[Any] = []"));
        code.each(format!("{index}, {each} in enumerate({})", site.variable), body);
        code.line(format!("{} = {list}", site.variable));
    }
    code
}

/// The expression that decodes an element, where it is nothing but a call.
fn element(ty: &Type, site: &Site, module: &Module<'_>) -> Option<String> {
    match ty {
        Type::Reference(id) if module.constant_string(*id).is_none() => {
            Some(format!("{}({}, {}, problems)", module.decoder(*id), site.variable, site.at))
        }
        _ => None,
    }
}

/// Whether what is decoded as a type is the value itself.
fn is_kept(ty: &Type, module: &Module<'_>) -> bool {
    match ty {
        Type::Any
        | Type::Null
        | Type::Never
        | Type::Boolean
        | Type::String(_)
        | Type::Integer(_)
        | Type::Number(_)
        | Type::OneOfValues(_) => true,
        Type::Nullable(inner) => is_kept(inner, module),
        Type::Refined(refined) => is_kept(&refined.ty, module),
        Type::Reference(id) => module.constant_string(*id).is_some(),
        Type::Array(array) => is_kept(&array.item, module),
        Type::Map(map) => is_kept(&map.value, module),
        Type::Tuple(_) | Type::Struct(_) | Type::Union(_) | Type::StringEnum(_) => false,
    }
}

/// Whether values of a type have others in them that are looked at.
pub(super) fn is_container(ty: &Type) -> bool {
    match ty {
        Type::Array(_) | Type::Map(_) | Type::Tuple(_) => true,
        Type::Nullable(inner) => is_container(inner),
        Type::Refined(refined) => refined.covers == Covers::Rest,
        _ => false,
    }
}

/// What gives an element of a container the type that it is looked at by.
fn declared(name: &str, body: &mut Code, scope: &mut Scope, module: &mut Module<'_>) -> String {
    if !body.looks_inside(name) {
        return name.to_owned();
    }
    let each = scope.local("each");
    body.insert_line(format!("{name}: {} = {each}", module.uses("Json")));
    each
}

/// A variable that holds the place, if it is not one already.
fn place(site: &Site, code: &mut Code, scope: &mut Scope) -> String {
    if !site.at.starts_with('(') {
        return site.at.clone();
    }
    let name = scope.local("place");
    code.line(format!("{name} = {}", site.at));
    name
}

fn map(map: &MapType, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Code {
    let mut code = rules::of_properties(map.min_properties, map.max_properties, &site.variable, &site.at);
    code.extend(entries(&map.value, site, scope, module));
    code
}

/// Decodes each value of an object with free keys.
pub(super) fn entries(value: &Type, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Code {
    let mut code = Code::default();
    if matches!(value, Type::Any) {
        return code;
    }
    let around = place(site, &mut code, scope);
    let (key, name) = (scope.local("key"), scope.local("item"));
    let at = format!("({around}, {key})");
    let inner = Site::present(&name, &at, &site.hint);
    if let Some(element) = element(value, &inner, module) {
        let clause = format!("for {key}, {name} in {}.items()", site.variable);
        let open = format!("{} = {{", site.variable);
        code.list(List::comprehension(&open, format!("{key}: {element}"), clause, "}"));
        return code;
    }
    let mut body = decode(value, &inner, scope, module);
    if body.is_empty() {
        return code;
    }
    let each = declared(&name, &mut body, scope, module);
    if is_kept(value, module) {
        code.each(format!("{key}, {each} in {}.items()", site.variable), body);
    } else {
        let table = scope.local("entries");
        body.line(format!("{table}[{key}] = {name}"));
        code.line(format!("{table}: dict[str, Any] = {{}}"));
        code.each(format!("{key}, {each} in {}.items()", site.variable), body);
        code.line(format!("{} = {table}", site.variable));
    }
    code
}

fn tuple(tuple: &TupleType, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Code {
    let mut code = rules::of_items(tuple.min_items, tuple.max_items, false, site, module);
    let around = place(site, &mut code, scope);
    let variable = &site.variable;
    let list = scope.local("items");
    code.line(format!("{list}: list[Any] = {variable}.copy()"));
    for (position, item) in tuple.items.iter().enumerate() {
        let name = scope.local("item");
        let inner = Site::present(&name, &format!("({around}, {position})"), &site.hint);
        let mut body = decode(item, &inner, scope, module);
        if body.is_empty() {
            continue;
        }
        let mut taken = Code::default();
        let json = if body.looks_inside(&name) { format!(": {}", module.uses("Json")) } else { String::new() };
        taken.line(format!("{name}{json} = {variable}[{position}]"));
        taken.extend(std::mem::take(&mut body));
        if !is_kept(item, module) {
            taken.line(format!("{list}[{position}] = {name}"));
        }
        code.when([format!("len({variable}) > {position}")], taken);
    }
    let count = tuple.items.len();
    let (index, name) = (scope.local("index"), scope.local("item"));
    let inner = Site::present(&name, &format!("({around}, {index})"), &site.hint);
    let mut body = match &tuple.rest {
        None => inner.report("items", text::string(messages::NO_ITEM)),
        Some(rest) => {
            let mut body = decode(rest, &inner, scope, module);
            if !body.is_empty() && !is_kept(rest, module) {
                body.line(format!("{list}[{index}] = {name}"));
            }
            body
        }
    };
    if !body.is_empty() {
        let each = declared(&name, &mut body, scope, module);
        code.each(format!("{index}, {each} in enumerate({variable}[{count}:], {count})"), body);
    }
    // Not one of the types by which the value is looked at.
    let whole = scope.local("whole");
    code.line(format!("{whole}: Any = tuple({list})"));
    code.line(format!("{variable} = {whole}"));
    code
}

/// A use of the check of a format.
pub(super) fn format_check(format: Format, module: &mut Module<'_>) -> FormatCheck {
    module.need(Need::Format(format));
    let check = FormatCheck::of(format);
    module.uses(check.function);
    check
}

/// The constant that searches for a pattern.
pub(super) fn searcher(pattern: &Pattern, hint: &str, module: &mut Module<'_>) -> String {
    let search = patterns::search(pattern);
    module.uses(if search.is_linear { "linear" } else { "re" });
    let expression = search.expression;
    // A call, and maybe the method of what it gives.
    let (call, method) = expression.split_at(expression.rfind(')').map_or(0, |close| close + 1));
    let list = match code::split(call) {
        Some(mut list) => {
            list.close.push_str(method);
            list
        }
        None => List::plain(expression),
    };
    module.constant(&format!("{hint} pattern"), list)
}
