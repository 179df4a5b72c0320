//! Objects: the class, what decodes it and what encodes it.

use dagstack_spec_templates::python::{self as view, print};
use serde_json::Value;

use super::code::{Code, Expression, List};
use super::declarations::{self, mistyped};
use super::decode::{self, Presence as Asked, Site};
use super::messages::{self, Null};
use super::module::Module;
use super::scope::Scope;
use super::{defaults, names, rules, text, types};
use crate::ir::{
    Choice, Field, FieldRule, JsonType, Literal, NamedType, Presence, Requirement, StructType, Type, TypeId,
};

/// What the fields of a class are called.
pub(super) struct Names {
    pub(super) fields: Vec<String>,
    /// The field of the properties that have none of their own.
    pub(super) additional: String,
}

/// The names of an object's fields.
pub(super) fn names(object: &StructType) -> Names {
    let raws = object.fields.iter().map(|field| field.json_name.as_str());
    let mut fields = names::siblings(&names::FIELD, raws, &[]);
    fields.push(String::new());
    let mut taken = fields.iter().cloned().collect();
    fields.pop();
    Names { additional: crate::naming::free("additional", &mut taken), fields }
}

/// Whether a field has one value alone, which nobody has to write.
pub(super) fn is_implied(ty: &Type, presence: &Presence, module: &Module<'_>) -> bool {
    *presence == Presence::Required && only_value(ty, module).is_some()
}

/// The only value of a type, where it is a scalar.
fn only_value(ty: &Type, module: &Module<'_>) -> Option<Value> {
    match ty {
        Type::OneOfValues(listed) => match listed.values.as_slice() {
            [one] if !one.is_array() && !one.is_object() && listed.choice == Choice::Const => Some(one.clone()),
            _ => None,
        },
        Type::Reference(id) => match module.ty(*id) {
            Type::StringEnum(listed) if listed.choice == Choice::Const => {
                Some(Value::from(listed.members[0].value.as_str()))
            }
            other => only_value(other, module),
        },
        _ => None,
    }
}

struct Writer<'w, 'm> {
    id: TypeId,
    class: String,
    object: &'w StructType,
    names: Names,
    module: &'w mut Module<'m>,
}

/// The class of an object.
pub(super) fn class(
    id: TypeId,
    named: &NamedType,
    object: &StructType,
    rules: &[FieldRule],
    module: &mut Module<'_>,
) -> String {
    for used in ["Any", "Json", "Model", "Place", "Problems", "dataclass", "final"] {
        module.uses(used);
    }
    let is_remembered = module.is_worth_keeping(id);
    if is_remembered {
        module.uses("remembered");
    }
    let is_nullable = module.is_asked_with_null(id);
    let docs = declarations::docs(named, module);
    let class = module.name(id).to_owned();
    let mut writer = Writer { id, class: class.clone(), object, names: names(object), module };
    let fields = writer.fields();
    let accessors = writer.accessors();
    let decode = writer.decode(&named.ty, is_nullable, rules);
    let encode = writer.encode();
    let is_empty = writer.is_empty();
    let constants = declarations::collected(module);
    let more = if is_nullable { NULLABLE } else { &[] };
    let signature = declarations::signature(&module.decoder(id), more).closed(") -> Any:");
    let encode_signature = List::call(format!("def {}", module.encoder(id)), [format!("it: {class}")]);
    let encode_signature = encode_signature.closed(") -> dict[str, Any]:");
    let draft = if is_empty { String::new() } else { format!("{}: Final = ", draft(&class)) };
    let registration = List::call(
        format!("{draft}{}", module.uses("register")),
        [class.clone(), module.decoder(id), module.encoder(id).to_owned()],
    );
    module.uses("Final");
    print(&view::Struct {
        name: class,
        docs: text::docstring(&docs, &[], 4),
        fields,
        accessors,
        constants: if constants.is_empty() { constants } else { format!("{constants}\n\n\n") },
        is_remembered,
        signature: signature.text(0),
        decode: decode.text(4),
        encode_signature: encode_signature.text(0),
        encode: encode.text(4),
        registration: registration.text(0),
    })
}

/// The variable that holds the object.
const MEMBERS: &str = "data";

/// The parameters of a decoder that may be told that `null` is fine as well.
pub(super) const NULLABLE: &[&str] = &["*", "nullable: bool = False"];

/// The class without the checks of a frozen one.
fn draft(class: &str) -> String {
    format!("_{class}Draft")
}

impl Writer<'_, '_> {
    /// Whether there is nothing to keep.
    fn is_empty(&self) -> bool {
        self.object.fields.iter().all(|field| field.transient) && self.object.additional.is_none()
    }

    fn kept(&self) -> Vec<(Field, String)> {
        let pairs = self.object.fields.iter().cloned().zip(self.names.fields.iter().cloned());
        pairs.filter(|(field, _)| !field.transient).collect()
    }

    fn fields(&mut self) -> Vec<view::Field> {
        let kept = self.kept();
        let mut fields: Vec<view::Field> = kept.iter().map(|(field, name)| self.field(field, name)).collect();
        if let Some(ty) = &self.object.additional {
            self.module.uses("field");
            let annotation = format!("dict[str, {}]", types::annotation(ty, self.module));
            let annotation = types::quoted_ahead(annotation, ty, self.id, self.module);
            fields.push(view::Field {
                declaration: List::call(
                    format!("{}: {annotation} = field", self.names.additional),
                    ["default_factory=dict".to_owned()],
                )
                .text(4),
                docs: vec!["\"\"\"Every other property.\"\"\"".to_owned()],
            });
        }
        fields
    }

    fn field(&mut self, field: &Field, name: &str) -> view::Field {
        let mut annotation = types::annotation(&field.ty, self.module);
        let mut more = Vec::new();
        let default = match &field.presence {
            Presence::Required => match only_value(&field.ty, self.module) {
                Some(value) => {
                    self.module.uses("field");
                    let default = format!("default={}", text::value(&value, &mut false));
                    Some(List::call("field", [default, "init=False".to_owned()]).into())
                }
                None => None,
            },
            Presence::Optional => Some(self.unset(&mut annotation)),
            Presence::Defaulted(value) => {
                more.push(format!("Default: `{}`.", text::value(value, &mut false)));
                Some(self.unset(&mut annotation))
            }
            Presence::Filled(value) => Some(self.filled(field, value)),
        };
        let start = format!("{name}: {}", types::quoted_ahead(annotation, &field.ty, self.id, self.module));
        view::Field {
            declaration: match default {
                Some(Expression::Text(default)) if start.chars().count() + default.len() + 7 > text::WIDTH => {
                    format!("{start} = (\n        {default}\n    )")
                }
                Some(default) => default.after(&format!("{start} = ")).text(4, 0),
                None => start,
            },
            docs: text::docstring(&field.docs, &more, 4),
        }
    }

    fn unset(&mut self, annotation: &mut String) -> Expression {
        self.module.uses("Unset");
        *annotation = types::or(annotation, "Unset");
        Expression::Text(self.module.uses("UNSET").to_owned())
    }

    /// What the constructor fills in; what can be changed is made anew each time.
    fn filled(&mut self, field: &Field, value: &Value) -> Expression {
        let expression = defaults::expression(&field.ty, value, self.module);
        if !value.is_array() && !value.is_object() {
            return expression;
        }
        self.module.uses("field");
        let factory = match expression.line().as_str() {
            "[]" => Expression::Text("default_factory=list".to_owned()),
            "{}" => Expression::Text("default_factory=dict".to_owned()),
            _ => expression.after("default_factory=lambda: "),
        };
        List::call("field", [factory]).into()
    }

    fn accessors(&mut self) -> Vec<String> {
        let kept = self.kept();
        let mut taken: std::collections::BTreeSet<String> = self.names.fields.iter().cloned().collect();
        let mut accessors = Vec::new();
        for (field, name) in kept {
            let Presence::Defaulted(value) = &field.presence else { continue };
            let default = defaults::expression(&field.ty, value, self.module);
            let mut body = Code::default();
            let line = format!("return {} if self.{name} is UNSET else self.{name}", default.line());
            if line.chars().count() + 8 <= text::WIDTH {
                body.line(line);
            } else {
                let mut absent = Code::default();
                absent.expression(default.after("return "));
                body.when([format!("self.{name} is UNSET")], absent);
                body.line(format!("return self.{name}"));
            }
            let annotation = types::annotation(&field.ty, self.module);
            accessors.push(print(&view::Accessor {
                name: crate::naming::free(&format!("{name}_or_default"), &mut taken),
                result: types::quoted_ahead(annotation, &field.ty, self.id, self.module),
                field: name,
                body: body.text(8),
            }));
        }
        accessors
    }

    fn decode(&mut self, ty: &Type, is_nullable: bool, rules: &[FieldRule]) -> Code {
        let mut scope = Scope::function();
        let null = if is_nullable { Null::Parameter } else { Null::No };
        let site = Site { null, ..Site::present("data", "at", &self.class) };
        let body = |scope: &mut Scope, module: &mut Module<'_>| {
            let mut writer = Writer {
                id: self.id,
                class: self.class.clone(),
                object: self.object,
                names: Names { fields: self.names.fields.clone(), additional: self.names.additional.clone() },
                module,
            };
            writer.body(&site, scope, rules)
        };
        match ty {
            Type::Refined(refined) => {
                decode::refine(&refined.schema, refined.covers, &site, &mut scope, self.module, body)
            }
            _ => body(&mut scope, self.module),
        }
    }

    fn body(&mut self, site: &Site, scope: &mut Scope, rules: &[FieldRule]) -> Code {
        let message = messages::literal(site.null, |null| messages::types(&[JsonType::Object], null));
        let mut code = mistyped(message, "type(data) is not dict");
        code.extend(rules::of_properties(self.object.min_properties, self.object.max_properties, MEMBERS, "at"));
        let is_empty = self.is_empty();
        let new = scope.local("new");
        if !is_empty {
            code.line(format!("{new} = {}()", draft(&self.class)));
        }
        let fields: Vec<(Field, String)> =
            self.object.fields.iter().cloned().zip(self.names.fields.iter().cloned()).collect();
        let mut variables = Vec::new();
        for (field, name) in &fields {
            let variable = scope.property(name);
            code.extend(self.read(field, name, &variable, scope));
            if !field.transient {
                let value = self.kept_value(field, &variable);
                code.extend(value.0);
                code.line(format!("{new}.{name} = {}", value.1));
            }
            variables.push(variable);
        }
        code.extend(self.others(&new, scope));
        code.extend(self.rules(rules, &variables));
        if is_empty {
            code.line(format!("return {}()", self.class));
        } else {
            code.line(format!("{new}.__class__ = {}", self.class));
            code.line(format!("return {new}"));
        }
        code
    }

    fn read(&mut self, field: &Field, name: &str, variable: &str, scope: &mut Scope) -> Code {
        let key = text::string(&field.json_name);
        let mut code = Code::default();
        self.module.uses("UNSET");
        let is_container = decode::is_container(&field.ty);
        let declared = if is_container {
            self.module.uses("Unset");
            format!(": {} | Unset", self.module.uses("Json"))
        } else {
            String::new()
        };
        code.line(format!("{variable}{declared} = {MEMBERS}.get({key}, UNSET)"));
        let presence = match field.presence {
            Presence::Required => {
                Asked::Required { around: "at".to_owned(), object: MEMBERS.to_owned(), key: field.json_name.clone() }
            }
            _ => Asked::Optional,
        };
        let site = Site {
            variable: variable.to_owned(),
            at: format!("(at, {key})"),
            presence,
            null: Null::No,
            hint: format!("{} {name}", self.class),
        };
        code.extend(decode::decode(&field.ty, &site, scope, self.module));
        code
    }

    /// What is kept of a field, and what has to be done before.
    fn kept_value(&mut self, field: &Field, variable: &str) -> (Code, String) {
        let mut code = Code::default();
        match &field.presence {
            Presence::Filled(value) => {
                let default = defaults::expression(&field.ty, value, self.module);
                let mut filled = Code::default();
                filled.expression(default.after(&format!("{variable} = ")));
                code.when([format!("{variable} is UNSET")], filled);
                (code, variable.to_owned())
            }
            _ => (code, variable.to_owned()),
        }
    }

    /// The properties that have no field of their own.
    fn others(&mut self, new: &str, scope: &mut Scope) -> Code {
        let mut code = Code::default();
        let keys = text::strings(self.object.fields.iter().map(|field| field.json_name.as_str()));
        let listed = if keys.is_empty() { List::plain("set[str]()") } else { List::brackets("{", keys, "}") };
        let hint = format!("{} keys", self.class);
        let known = self.module.constant(&hint, listed);
        match &self.object.additional {
            None => {
                let mut unexpected = Code::default();
                unexpected.line(format!("problems.unexpected(at, {MEMBERS}, {known})"));
                code.when([format!("not {MEMBERS}.keys() <= {known}")], unexpected);
            }
            Some(ty) => {
                self.module.uses("rest");
                let variable = scope.property("additional");
                code.line(format!("{variable} = rest({MEMBERS}, {known})"));
                let site = Site::present(&variable, "at", &format!("{} additional", self.class));
                code.extend(decode::entries(ty, &site, scope, self.module));
                code.line(format!("{new}.{} = {variable}", self.names.additional));
            }
        }
        code
    }

    fn rules(&mut self, rules: &[FieldRule], variables: &[String]) -> Code {
        let mut code = Code::default();
        let variable = |name: &str| {
            let index = self.object.fields.iter().position(|field| field.json_name == name);
            index.map_or_else(|| unreachable!("the manifest has the field `{name}`"), |index| variables[index].as_str())
        };
        let literal = |literal: &Literal| text::value(&literal.to_json(), &mut false);
        for rule in rules {
            let when = variable(rule.when.field);
            let condition = match &rule.when.value {
                Literal::Boolean(value) => format!("{when} is {}", if *value { "True" } else { "False" }),
                value @ Literal::String(_) => format!("{when} == {}", literal(value)),
            };
            let (field, broken) = match &rule.then {
                Requirement::Present { field, non_empty: true } => (field, format!("not {}", variable(field))),
                Requirement::Present { field, non_empty: false } => (field, format!("{} is None", variable(field))),
                Requirement::OneOf { field, values } => {
                    let variable = variable(field);
                    let broken = match values.as_slice() {
                        [Literal::Boolean(value)] => {
                            format!("{variable} is not {}", if *value { "True" } else { "False" })
                        }
                        [one] => format!("{variable} != {}", literal(one)),
                        several => {
                            let values: Vec<String> = several.iter().map(literal).collect();
                            format!("{variable} not in ({})", values.join(", "))
                        }
                    };
                    (field, broken)
                }
            };
            let mut report = Code::default();
            report.call(
                "problems.broken",
                [
                    "at".to_owned(),
                    text::string(rule.clause),
                    text::string(field),
                    MEMBERS.to_owned(),
                    text::string(&rule.message),
                ],
            );
            code.when([condition, broken], report);
        }
        code
    }

    fn encode(&mut self) -> Code {
        let kept = self.kept();
        let mut code = Code::default();
        let is_always = |field: &Field| matches!(field.presence, Presence::Required | Presence::Filled(_));
        if self.object.additional.is_none() && kept.iter().all(|(field, _)| is_always(field)) {
            let items = kept
                .iter()
                .map(|(field, name)| format!("{}: {}", text::string(&field.json_name), self.encoded(&field.ty, name)));
            let items: Vec<String> = items.collect();
            code.list(List::brackets("return {", items, "}"));
            return code;
        }
        let start = if self.object.additional.is_some() {
            self.module.uses("encode");
            format!("encode(it.{})", self.names.additional)
        } else {
            "{}".to_owned()
        };
        code.line(format!("value: dict[str, Any] = {start}"));
        for (field, name) in &kept {
            let mut assignment = Code::default();
            let encoded = self.encoded(&field.ty, name);
            assignment.line(format!("value[{}] = {encoded}", text::string(&field.json_name)));
            if is_always(field) {
                code.extend(assignment);
            } else {
                code.when([format!("it.{name} is not UNSET")], assignment);
            }
        }
        code.line("return value");
        code
    }

    fn encoded(&mut self, ty: &Type, name: &str) -> String {
        let is_scalar =
            |ty: &Type| matches!(ty, Type::Null | Type::Boolean | Type::String(_) | Type::Integer(_) | Type::Number(_));
        let is_plain = match ty.unrefined() {
            Type::Nullable(inner) => is_scalar(inner),
            Type::Reference(id) => self.module.constant_string(*id).is_some(),
            other => is_scalar(other),
        };
        if is_plain {
            return format!("it.{name}");
        }
        format!("{}(it.{name})", self.module.uses("encode"))
    }
}
