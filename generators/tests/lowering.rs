//! What lowering refuses, and where: nothing that a schema says is dropped silently.

mod probe;

use dagstack_spec_generators::{LowerOptions, ir, lower};
use dagstack_spec_model::load;

use probe::package;

#[test]
fn the_embedded_spec_lowers_as_the_contract_asks() {
    let spec = load::load_embedded().expect("the embedded spec loads");
    let package = lower(&spec, &LowerOptions::default()).expect("and lowers");
    assert_eq!(package.version, "1.1.0");
    let kinds: Vec<String> = package.kinds.iter().map(|kind| format!("{} {}", kind.name, kind.api_version)).collect();
    assert_eq!(kinds, ["orchestrator 1.0.0", "tool 1.0.0"]);
    insta::assert_debug_snapshot!("tool", package.kinds[1]);
    insta::assert_debug_snapshot!("manifest rules", package.manifest.as_ref().expect("a manifest").rules);
}

#[test]
fn what_cannot_be_emitted_is_refused_at_its_place() {
    let refusals: String = [
        r#"{"allOf": []}"#,
        r#"{"type": "string", "minLenght": 3}"#,
        r#"{"type": "string", "format": "colour"}"#,
        r##"{"$dynamicRef": "#x"}"##,
        r#"{"not": {"minLenght": 3}}"#,
        r#"{"patternProperties": {"(?<!a)b": true}}"#,
        r#"{"type": "string", "minLength": 3, "maxLength": 2}"#,
        r#"{"type": "string", "enum": [1, 2]}"#,
        r#"{"type": "string", "pattern": "(?=a)"}"#,
        r#"{"type": "object", "required": ["a"], "additionalProperties": false}"#,
        r##"{"anyOf": [{"$ref": "#"}, {"minimum": 1}]}"##,
        r##"{"type": "object", "oneOf": [{"$ref": "#"}, {"type": "object"}]}"##,
        r##"{"type": "object", "properties": {"k": true}, "oneOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/b"}], "$defs": {
            "a": {"allOf": [{"$ref": "#"}, {"properties": {"k": {"const": "a"}}, "required": ["k"]}]},
            "b": {"allOf": [{"$ref": "#"}, {"properties": {"k": {"const": "b"}}, "required": ["k"]}]}}}"##,
        r##"{"not": {"$ref": "#/$defs/a"}, "$defs": {"a": {"allOf": [{"$ref": "#/$defs/a"}]}}}"##,
    ]
    .iter()
    .map(|schema| match package(schema) {
        Ok(_) => panic!("{schema} was not refused"),
        Err(problems) => {
            format!("{schema}\n{}\n", problems.iter().map(|line| format!("    {line}\n")).collect::<String>())
        }
    })
    .collect();
    insta::assert_snapshot!(refusals);
}

#[test]
fn schemas_of_equal_meaning_lower_alike() {
    let ty = |schema: &str| {
        let package = package(schema).unwrap_or_else(|problems| panic!("{schema}: {problems:?}"));
        package.kinds[0].module.types[package.kinds[0].hooks[0].input.0].ty.clone()
    };
    assert_eq!(ty("true"), ir::Type::Any);
    assert_eq!(ty("{}"), ir::Type::Any);
    assert_eq!(ty(r#"{"type": ["integer", "number"]}"#), ty(r#"{"type": "number"}"#));
    assert_eq!(ty(r#"{"type": "integer", "minimum": 3.0}"#), ty(r#"{"type": "integer", "minimum": 3}"#));
    assert_eq!(ty(r#"{"type": "string", "enum": ["a", 1, "b"], "maxLength": 1}"#), ty(r#"{"enum": ["a", "b"]}"#));
    assert!(
        package(r##"{"type": ["object", "null"], "properties": {"next": {"$ref": "#", "default": {"next": null}}}}"##)
            .is_ok()
    );
    assert_eq!(ty(r#"{"enum": [1, 1.0, 2]}"#), ty(r#"{"enum": [1, 2]}"#));
    let with_null = ty(r#"{"enum": ["a", "b", null]}"#);
    assert!(matches!(with_null, ir::Type::Nullable(_)), "{with_null:?}");
    let without_null = ty(r#"{"type": ["string", "null"], "enum": ["a", "b"]}"#);
    assert!(matches!(without_null, ir::Type::StringEnum(_)), "null is no member: {without_null:?}");
}

#[test]
fn a_default_that_cannot_stand_in_is_left_to_readers_with_a_warning() {
    let warnings: String = [
        r#"{"type": "object", "properties": {"a": {"type": "integer", "default": "x"}}}"#,
        r#"{"type": "object", "properties": {"a": {"type": "integer", "default": 100000000000000000000}}}"#,
        r#"{"type": "object", "properties": {"a": {"anyOf": [{"type": "array", "items": {"type": "integer"}}, {"type": "null"}], "default": [1, 9223372036854775808]}}}"#,
        r##"{"type": "object", "properties": {"next": {"$ref": "#", "default": {}}}}"##,
        r##"{"$ref": "#/$defs/a", "$defs": {
            "a": {"type": "object", "properties": {"b": {"$ref": "#/$defs/b", "default": {}}}},
            "b": {"type": "object", "properties": {"a": {"type": "array", "items": {"$ref": "#/$defs/a"}, "default": [{}]}}}}}"##,
        r#"{"type": "object", "properties": {"a": {"anyOf": [{"type": "string"}, {"type": "object", "properties": {"b": {"type": "integer"}}}], "default": {"b": 18446744073709551616}}}}"#,
    ]
    .iter()
    .map(|schema| {
        let package = package(schema).expect("JSON Schema asks nothing of a default");
        let warnings = package.warnings.iter().map(|warning| {
            let place = warning.position().expect("its place");
            format!("    {} {}:{} {}\n", warning.rule, place.line, place.column, warning.message)
        });
        let structs = package.kinds[0].module.types.iter().filter_map(|named| match &named.ty {
            ir::Type::Struct(object) => Some(object),
            _ => None,
        });
        let mut fields = structs.flat_map(|object| &object.fields);
        assert!(fields.all(|field| field.presence == ir::Presence::Optional), "{schema}");
        format!("{schema}\n{}\n", warnings.collect::<String>())
    })
    .collect();
    insta::assert_snapshot!(warnings);
}

/// What a schema lowers to, in short: a type and its residual schema.
fn summary(kind: &ir::Kind, ty: &ir::Type) -> String {
    let list = |types: &[&ir::Type]| types.iter().map(|ty| summary(kind, ty)).collect::<Vec<_>>().join(", ");
    match ty {
        ir::Type::Reference(id) => summary(kind, &kind.module.types[id.0].ty),
        ir::Type::Refined(refined) => {
            let keywords: Vec<String> = refined
                .schema
                .keywords
                .iter()
                .map(|keyword| {
                    let text = format!("{keyword:?}");
                    text.split(['(', ' ']).next().unwrap_or_default().to_owned()
                })
                .collect();
            let whole = if refined.covers == ir::Covers::Whole { " whole" } else { "" };
            format!("{} &{whole} {}", summary(kind, &refined.ty), keywords.join(" "))
        }
        ir::Type::Struct(object) => {
            let fields: Vec<String> = object
                .fields
                .iter()
                .map(|field| {
                    let mark = if field.presence == ir::Presence::Required { "" } else { "?" };
                    format!("{}{mark}: {}", field.json_name, summary(kind, &field.ty))
                })
                .collect();
            let rest = if object.additional.is_some() { ", …" } else { "" };
            format!("{{{}{rest}}}", fields.join(", "))
        }
        ir::Type::Union(union) => {
            let by = match &union.discriminator {
                ir::Discriminator::Tag(tag) => format!(" by {tag}"),
                ir::Discriminator::JsonType => " by type".to_owned(),
                ir::Discriminator::Trial => String::new(),
            };
            let variants: Vec<String> = union
                .variants
                .iter()
                .map(|variant| format!("{} {}", variant.name, summary(kind, &variant.ty)))
                .collect();
            format!("{}{by}({})", union.keyword.keyword(), variants.join(" | "))
        }
        ir::Type::Tuple(tuple) => {
            let rest = tuple.rest.as_ref().map(|rest| format!(", {}…", summary(kind, rest))).unwrap_or_default();
            format!("[{}{rest}; {}]", list(&tuple.items.iter().collect::<Vec<_>>()), tuple.required())
        }
        ir::Type::Array(array) => format!("[{}…]", summary(kind, &array.item)),
        ir::Type::Map(map) => format!("{{*: {}}}", summary(kind, &map.value)),
        ir::Type::Nullable(inner) => format!("{} or null", summary(kind, inner)),
        ir::Type::StringEnum(listed) => {
            listed.members.iter().map(|member| member.value.as_str()).collect::<Vec<_>>().join("/")
        }
        other => {
            let text = format!("{other:?}");
            text.split('(').next().unwrap_or_default().to_owned()
        }
    }
}

#[test]
fn what_a_type_can_not_express_is_left_to_a_schema() {
    let lowered: String = [
        r#"{"minLength": 3}"#,
        r#"{"type": "string", "minLength": 3, "not": {"const": "abc"}, "minimum": 3}"#,
        r#"{"type": "integer", "multipleOf": 0.5}"#,
        r#"{"type": ["string", "integer", "null"], "minLength": 2, "minimum": 1}"#,
        r#"{"type": ["object", "null"], "properties": {"a": {}}, "required": ["a"], "minProperties": 1, "propertyNames": {"maxLength": 3}}"#,
        r#"{"type": "object", "patternProperties": {"^x": {"type": "integer"}}, "additionalProperties": false}"#,
        r#"{"type": "object", "properties": {"a": false}, "patternProperties": {"^x": true}, "additionalProperties": false}"#,
        r#"{"type": "array", "prefixItems": [{"type": "string"}, true], "items": false, "minItems": 1, "uniqueItems": true}"#,
        r#"{"type": "array", "contains": {"type": "string"}, "maxContains": 2}"#,
        r##"{"$ref": "#/$defs/a", "minLength": 1, "$defs": {"a": {"type": "string"}}}"##,
        r##"{"$ref": "#/$defs/a", "required": ["c"], "properties": {"b": {"minimum": 1}}, "$defs": {"a": {"type": "object", "properties": {"b": {"type": "integer"}}}}}"##,
        r##"{"allOf": [{"$ref": "#/$defs/a"}], "properties": {"c": true}, "unevaluatedProperties": false, "$defs": {"a": {"type": "object", "properties": {"b": true}}}}"##,
        r#"{"allOf": [{"if": {"required": ["a"]}, "then": {"required": ["b"]}}], "type": "object"}"#,
        r#"{"allOf": [{"type": "string"}, {"maxLength": 3}]}"#,
        r##"{"anyOf": [{"$ref": "#/$defs/a"}, {"type": "null"}], "$defs": {"a": {"type": "object", "properties": {"b": true}}}}"##,
        r#"{"anyOf": [{"type": "string", "not": {"const": ""}}, {"type": "null"}]}"#,
        r#"{"oneOf": [{"type": "string"}, {"type": "integer"}]}"#,
        r#"{"oneOf": [{"type": "number"}, {"type": "integer"}]}"#,
        r#"{"oneOf": [{"required": ["a"]}, {"required": ["b"]}], "type": "object", "properties": {"a": true}}"#,
        r#"{"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}"#,
        r#"{"oneOf": [{"type": "object", "properties": {"k": {"const": "a"}}, "required": ["k"]}, {"type": "object", "properties": {"k": {"enum": ["b", "c"]}}, "required": ["k"]}]}"#,
        r#"{"oneOf": [{"type": "object", "properties": {"k": {"const": "a"}}}, {"type": "object", "properties": {"k": {"const": "b"}}, "required": ["k"]}]}"#,
        r#"{"type": "object", "properties": {"id": {"type": "string"}, "k": {"enum": ["a", "b"]}}, "required": ["id"], "oneOf": [{"properties": {"k": {"const": "a"}, "n": {"type": "integer"}}, "required": ["k"]}, {"properties": {"k": {"const": "b"}}, "required": ["k"], "not": {"required": ["n"]}}]}"#,
        r##"{"$ref": "#/$defs/base", "anyOf": [{"properties": {"k": {"const": 1}}, "required": ["k"]}, {"properties": {"k": {"const": 2}}, "required": ["k"]}], "$defs": {"base": {"type": "object", "properties": {"id": {"type": "string"}}, "minProperties": 2}}}"##,
        r#"{"enum": [{"a": 1}, {"a": "x"}, 7], "properties": {"a": {"type": "integer"}}}"#,
        r#"{"if": {"type": "string"}, "then": {"minLength": 2}}"#,
        "false",
    ]
    .iter()
    .map(|schema| {
        let package = package(schema).unwrap_or_else(|problems| panic!("{schema}: {problems:?}"));
        let kind = &package.kinds[0];
        format!("{schema}\n    {}\n", summary(kind, &kind.module.types[kind.hooks[0].input.0].ty))
    })
    .collect();
    insta::assert_snapshot!(lowered);
}

/// Compilers complain about a type that nothing refers to.
#[test]
fn no_type_is_made_that_nothing_refers_to() {
    let object = r#"{"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}"#;
    for schema in [
        r#"{"type": "array", "prefixItems": [true, true], "items": OBJECT, "maxItems": 2}"#,
        r#"{"type": "array", "prefixItems": [OBJECT, OBJECT], "maxItems": 1}"#,
        r#"{"type": "array", "prefixItems": [true], "items": {"type": "array", "items": OBJECT}, "maxItems": 0}"#,
        r#"{"type": ["array", "object"], "prefixItems": [true], "items": OBJECT, "maxItems": 1, "required": ["b"]}"#,
        r#"{"type": "array", "items": OBJECT, "maxItems": 0}"#,
        r#"{"type": "object", "additionalProperties": OBJECT, "maxProperties": 0}"#,
        r#"{"type": "object", "properties": {"a": OBJECT}, "not": {"required": ["a"]}}"#,
        r#"{"enum": [1, "a"], "properties": {"a": OBJECT}, "items": OBJECT}"#,
        r#"{"type": "string", "properties": {"a": OBJECT}, "items": OBJECT}"#,
        r#"{"allOf": [{"type": "array", "prefixItems": [true], "items": OBJECT}, {"maxItems": 1}]}"#,
    ] {
        let text = format!(r#"{{"type": "object", "properties": {{"v": {}}}}}"#, schema.replace("OBJECT", object));
        let package = package(&text).unwrap_or_else(|problems| panic!("{schema}: {problems:?}"));
        let kind = &package.kinds[0];
        let mut reached = vec![false; kind.module.types.len()];
        let mut todo: Vec<ir::TypeId> =
            kind.hooks.iter().flat_map(|hook| std::iter::once(hook.input).chain(hook.output)).collect();
        while let Some(id) = todo.pop() {
            if !std::mem::replace(&mut reached[id.0], true) {
                references(&kind.module.types[id.0].ty, &mut todo);
            }
        }
        let unused = kind.module.types.iter().zip(&reached).filter(|(_, reached)| !**reached);
        let unused: Vec<&ir::NamedType> = unused.map(|(named, _)| named).collect();
        assert!(unused.is_empty(), "{schema}: {unused:#?}");
    }
}

fn references(ty: &ir::Type, found: &mut Vec<ir::TypeId>) {
    if let ir::Type::Reference(id) = ty {
        found.push(*id);
    }
    for child in ty.children() {
        references(child, found);
    }
}
