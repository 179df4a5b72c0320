//! Residual schemas, as statements: what is asked of a value that its type does not ask.

use super::super::needs::Need;
use super::code::{Code, List};
use super::decode::{format_check, report, searcher};
use super::messages;
use super::module::{Function, Module};
use super::rules::{self, Rule};
use super::scope::Scope;
use super::text;
use crate::ir::{Contains, Items, JsonType, Keyword, Properties, Schema, SchemaId};

/// The statements that report what is wrong with a variable. `seen` is the variable that remembers what was evaluated, where
/// that counts.
pub(super) fn checks(
    schema: &Schema,
    variable: &str,
    at: &str,
    seen: Option<&str>,
    hint: &str,
    scope: &mut Scope,
    module: &mut Module<'_>,
) -> Code {
    module.need(Need::ResidualSchemas);
    Writer { variable, at, seen: seen.map(str::to_owned), hint, scope, module }.schema(schema)
}

/// The function of a named schema.
pub(super) fn named(id: SchemaId, schema: &Schema, hint: &str, module: &mut Module<'_>) -> Function {
    let name = module.check(id).to_owned();
    let is_traced = module.is_traced(id);
    let is_remembered = module.is_revisited(id);
    if is_remembered {
        module.uses(if is_traced { "remembered_seen" } else { "remembered" });
        module.need(Need::RevisitedSchemas);
    }
    function(name, schema, is_traced, is_remembered, hint, module)
}

fn function(
    name: String,
    schema: &Schema,
    is_traced: bool,
    is_remembered: bool,
    hint: &str,
    module: &mut Module<'_>,
) -> Function {
    let mut scope = Scope::function();
    let mut body = checks(schema, "data", "at", is_traced.then_some("seen"), hint, &mut scope, module);
    if body.is_empty() {
        body.line("pass");
    }
    module.uses("Place");
    module.uses("Problems");
    module.uses("Json");
    if is_traced {
        module.uses("Evaluated");
    }
    let parameters = if is_traced { vec!["seen: Evaluated"] } else { Vec::new() };
    Function { name, parameters, result: "None", is_remembered, body }
}

struct Writer<'w, 'm> {
    variable: &'w str,
    at: &'w str,
    seen: Option<String>,
    hint: &'w str,
    scope: &'w mut Scope,
    module: &'w mut Module<'m>,
}

/// What a keyword asks about: values of other types fit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Anything,
    Strings,
    Numbers,
    Arrays,
    Objects,
}

impl About {
    fn of(keyword: &Keyword) -> Self {
        match keyword {
            Keyword::Minimum(_)
            | Keyword::Maximum(_)
            | Keyword::ExclusiveMinimum(_)
            | Keyword::ExclusiveMaximum(_)
            | Keyword::MultipleOf(_) => Self::Numbers,
            Keyword::MinLength(_) | Keyword::MaxLength(_) | Keyword::Pattern(_) | Keyword::Format(_) => Self::Strings,
            Keyword::MinItems(_)
            | Keyword::MaxItems(_)
            | Keyword::UniqueItems
            | Keyword::Items(_)
            | Keyword::Contains(_)
            | Keyword::UnevaluatedItems(_) => Self::Arrays,
            Keyword::MinProperties(_)
            | Keyword::MaxProperties(_)
            | Keyword::Required(_)
            | Keyword::Properties(_)
            | Keyword::PropertyNames(_)
            | Keyword::DependentRequired(_)
            | Keyword::DependentSchemas(_)
            | Keyword::UnevaluatedProperties(_) => Self::Objects,
            _ => Self::Anything,
        }
    }

    /// The condition under which a value is of the type.
    fn condition(self, variable: &str) -> Option<String> {
        match self {
            Self::Anything => None,
            Self::Strings => Some(is_of(variable, JsonType::String)),
            Self::Numbers => Some(format!("is_number({variable})")),
            Self::Arrays => Some(is_of(variable, JsonType::Array)),
            Self::Objects => Some(is_of(variable, JsonType::Object)),
        }
    }
}

/// The test that a value is of a type.
pub(super) fn is_of(variable: &str, ty: JsonType) -> String {
    match ty {
        JsonType::Null => format!("{variable} is None"),
        JsonType::Boolean => format!("type({variable}) is bool"),
        JsonType::Integer => format!("type({variable}) is int"),
        JsonType::Number => format!("isinstance({variable}, float)"),
        JsonType::String => format!("type({variable}) is str"),
        JsonType::Array => format!("type({variable}) is list"),
        JsonType::Object => format!("type({variable}) is dict"),
    }
}

/// The test that a value is of none of some types: parts joined by `and`.
fn is_none_of(variable: &str, types: &[JsonType]) -> Vec<String> {
    let of_type = |ty: &JsonType| match ty {
        JsonType::Null => vec![format!("{variable} is not None")],
        JsonType::Number => {
            let integer = (!types.contains(&JsonType::Integer)).then(|| format!("type({variable}) is not int"));
            integer.into_iter().chain([format!("not isinstance({variable}, float)")]).collect()
        }
        other => vec![is_of(variable, *other).replacen(" is ", " is not ", 1)],
    };
    types.iter().flat_map(of_type).collect()
}

/// Whether a schema asks about objects alone, in statements that stand where it does.
fn is_about_objects(schema: &Schema) -> bool {
    schema.keywords.iter().all(|keyword| match keyword {
        Keyword::AllOf(schemas) => schemas.iter().all(is_about_objects),
        Keyword::If { then, otherwise, .. } => then.iter().chain(otherwise).all(is_about_objects),
        Keyword::AnyOf(_) | Keyword::OneOf(_) | Keyword::Not(_) | Keyword::Reference(_) | Keyword::Never => true,
        other => About::of(other) == About::Objects,
    })
}

impl Writer<'_, '_> {
    fn schema(&mut self, schema: &Schema) -> Code {
        if schema.keywords.iter().any(Keyword::is_unevaluated) {
            return self.tracing(schema);
        }
        self.keywords(&schema.keywords)
    }

    /// A schema that asks for what its other keywords leave.
    fn tracing(&mut self, schema: &Schema) -> Code {
        self.module.uses("Evaluated");
        self.module.need(Need::Evaluated);
        let inner = self.scope.local("evaluated");
        let around = self.seen.replace(inner.clone());
        let mut code = Code::default();
        code.line(format!("{inner} = Evaluated()"));
        code.extend(self.keywords(&schema.keywords));
        if let Some(around) = &around {
            code.line(format!("{around}.add({inner})"));
        }
        self.seen = around;
        code
    }

    /// Keywords about one type of value are asked together.
    fn keywords(&mut self, keywords: &[Keyword]) -> Code {
        let mut code = Code::default();
        let groups = keywords.chunk_by(|one, next| About::of(one) == About::of(next));
        for group in groups {
            let mut body = Code::default();
            for keyword in group {
                body.extend(self.keyword(keyword));
            }
            match (About::of(&group[0]), body.is_empty()) {
                (_, true) => {}
                (About::Anything, false) => code.extend(body),
                (about, false) => {
                    if about == About::Numbers {
                        self.module.uses("is_number");
                    }
                    code.when(about.condition(self.variable), body);
                }
            }
        }
        code
    }

    fn rule(&self, (condition, keyword, message): Rule) -> Code {
        let mut code = Code::default();
        code.when([condition], self.report(keyword, text::string(&message)));
        code
    }

    fn report(&self, keyword: &str, message: String) -> Code {
        report(self.at, keyword, self.variable, message)
    }

    fn keyword(&mut self, keyword: &Keyword) -> Code {
        let variable = self.variable;
        match keyword {
            Keyword::Never => self.report("false", text::string(messages::NEVER)),
            Keyword::Type(types) => {
                let mut code = Code::default();
                let message = text::string(&messages::types(types, false));
                code.when(is_none_of(variable, types), self.report("type", message));
                code
            }
            Keyword::Values(choice, values) => {
                let (_, differs) = rules::among(values, variable, self.hint, self.module);
                let mut code = Code::default();
                let message = text::string(&messages::choices(values, false));
                code.when(differs, self.report(choice.keyword().name(), message));
                code
            }
            Keyword::Minimum(limit) => self.bound("minimum", limit),
            Keyword::Maximum(limit) => self.bound("maximum", limit),
            Keyword::ExclusiveMinimum(limit) => self.bound("exclusiveMinimum", limit),
            Keyword::ExclusiveMaximum(limit) => self.bound("exclusiveMaximum", limit),
            Keyword::MultipleOf(step) => {
                let rule = rules::multiple_of(step, variable, self.module);
                self.rule(rule)
            }
            Keyword::MinLength(least) => self.rule(rules::min_length(*least, variable)),
            Keyword::MaxLength(most) => self.rule(rules::max_length(*most, variable)),
            Keyword::Pattern(pattern) => {
                let searcher = searcher(pattern, self.hint, self.module);
                self.rule((format!("not {searcher}({variable})"), "pattern", messages::pattern(pattern)))
            }
            Keyword::Format(format) => {
                let check = format_check(*format, self.module);
                let message = format!("must be {}", check.expected);
                self.rule((format!("not {}({variable})", check.function), "format", message))
            }
            Keyword::MinItems(least) => self.rule(rules::min_items(*least, variable)),
            Keyword::MaxItems(most) => self.rule(rules::max_items(*most, variable)),
            Keyword::UniqueItems => {
                let rule = rules::unique_items(variable, self.module);
                self.rule(rule)
            }
            Keyword::Items(items) => self.items(items),
            Keyword::Contains(contains) => self.contains(contains),
            Keyword::MinProperties(least) => self.rule(rules::min_properties(*least, variable)),
            Keyword::MaxProperties(most) => self.rule(rules::max_properties(*most, variable)),
            Keyword::Required(keys) => self.required(keys),
            Keyword::Properties(properties) => self.properties(properties),
            Keyword::PropertyNames(schema) => self.property_names(schema),
            Keyword::DependentRequired(dependencies) => self.dependent_required(dependencies),
            Keyword::DependentSchemas(dependencies) => self.dependent_schemas(dependencies),
            Keyword::Reference(id) => self.reference(*id),
            Keyword::AllOf(schemas) => {
                let mut code = Code::default();
                for schema in schemas {
                    code.extend(self.schema(schema));
                }
                code
            }
            Keyword::AnyOf(schemas) => self.any_of(schemas),
            Keyword::OneOf(schemas) => self.one_of(schemas),
            Keyword::Not(schema) => {
                let condition = self.fits(schema, "excluded", None);
                let mut code = Code::default();
                code.when([condition], self.report("not", text::string(messages::EXCLUDED)));
                code
            }
            Keyword::If { condition, then, otherwise } => {
                self.conditional(condition, then.as_ref(), otherwise.as_ref())
            }
            Keyword::UnevaluatedItems(schema) => self.unevaluated_items(schema),
            Keyword::UnevaluatedProperties(schema) => self.unevaluated_properties(schema),
        }
    }

    fn bound(&mut self, keyword: &'static str, limit: &serde_json::Number) -> Code {
        let rule = rules::bound(keyword, limit, self.variable, self.module);
        self.rule(rule)
    }

    /// The statements for a value inside this one: nothing that it evaluates counts here.
    fn inside(&mut self, schema: &Schema, variable: &str, at: &str) -> Code {
        Writer { variable, at, seen: None, hint: self.hint, scope: self.scope, module: self.module }.schema(schema)
    }

    fn reference(&mut self, id: SchemaId) -> Code {
        let mut arguments = vec![self.variable.to_owned(), self.at.to_owned(), "problems".to_owned()];
        if self.module.is_traced(id) {
            arguments.push(match &self.seen {
                Some(seen) => seen.clone(),
                None => format!("{}()", self.module.uses("Evaluated")),
            });
        }
        let mut code = Code::default();
        code.list(List::call(self.module.check(id).to_owned(), arguments));
        code
    }

    /// The call of a function that checks this value.
    fn call_check(&self, name: String) -> Code {
        let mut arguments = vec![self.variable.to_owned(), self.at.to_owned(), "problems".to_owned()];
        arguments.extend(self.seen.clone());
        let mut code = Code::default();
        code.list(List::call(name, arguments));
        code
    }

    /// The function that checks a branch, and whether it takes what was evaluated.
    fn branch(&mut self, schema: &Schema, name: &str, traces: bool) -> String {
        if let [Keyword::Reference(id)] = schema.keywords.as_slice()
            && self.module.is_traced(*id) == traces
        {
            return self.module.check(*id).to_owned();
        }
        let hint = format!("{} {name}", self.hint);
        let name = self.module.free(&format!("_check_{}", super::names::FIELD.identifier(&hint)));
        let function = function(name.clone(), schema, traces, false, &hint, self.module);
        self.module.define(function);
        name
    }

    /// Whether a value fits a schema, as an expression. `seen` remembers what is evaluated where it does.
    fn fits(&mut self, schema: &Schema, name: &str, seen: Option<&str>) -> String {
        let check = self.branch(schema, name, seen.is_some());
        self.call_fits(&check, self.variable, self.at, seen)
    }

    fn call_fits(&mut self, check: &str, variable: &str, at: &str, seen: Option<&str>) -> String {
        match seen {
            Some(seen) => {
                format!("{}({check}, {variable}, {at}, problems, {seen})", self.module.uses("fits_seen"))
            }
            None => format!("{}({check}, {variable}, {at}, problems)", self.module.uses("fits")),
        }
    }

    fn branches(&mut self, schemas: &[Schema], name: &str) -> Vec<String> {
        let traces = self.seen.is_some();
        schemas
            .iter()
            .enumerate()
            .map(|(index, schema)| self.branch(schema, &format!("{name} {}", index + 1), traces))
            .collect()
    }

    /// The type that a variable is looked at by.
    fn json(&mut self, checks: &Code, variable: &str) -> String {
        if checks.looks_inside(variable) { format!(": {}", self.module.uses("Json")) } else { String::new() }
    }

    /// A loop over the elements of a container, each with its key or index.
    fn each(&mut self, code: &mut Code, key: &str, item: &str, list: &str, mut body: Code) {
        let each = if body.looks_inside(item) {
            let each = self.scope.local("each");
            body.insert_line(format!("{item}: {} = {each}", self.module.uses("Json")));
            each
        } else {
            item.to_owned()
        };
        code.each(format!("{key}, {each} in {list}"), body);
    }

    fn any_of(&mut self, schemas: &[Schema]) -> Code {
        let checks = self.branches(schemas, "any of");
        let mut code = Code::default();
        let report = self.report("anyOf", text::string(&messages::fits_none("anyOf", schemas.len(), false)));
        if let Some(seen) = self.seen.clone() {
            // Every branch that fits evaluates something.
            let fitting = self.scope.local("fitting");
            code.list(self.count(&fitting, &checks, Some(&seen)));
            code.when([format!("{fitting} == 0")], report);
        } else {
            let fits_any = self.module.uses("fits_any");
            let checks = checks.join(", ");
            code.when([format!("not {fits_any}([{checks}], {}, {}, problems)", self.variable, self.at)], report);
        }
        code
    }

    /// How many of some schemas fit.
    fn count(&mut self, fitting: &str, checks: &[String], seen: Option<&str>) -> List {
        let listed = format!("[{}]", checks.join(", "));
        let mut arguments = vec![listed, self.variable.to_owned(), self.at.to_owned(), "problems".to_owned()];
        arguments.extend(seen.map(str::to_owned));
        let name = self.module.uses(if seen.is_some() { "count_fitting_seen" } else { "count_fitting" });
        List::call(format!("{fitting} = {name}"), arguments)
    }

    fn one_of(&mut self, schemas: &[Schema]) -> Code {
        let checks = self.branches(schemas, "one of");
        let seen = self.seen.clone();
        let fitting = self.scope.local("fitting");
        let mut code = Code::default();
        code.list(self.count(&fitting, &checks, seen.as_deref()));
        let none = self.report("oneOf", text::string(&messages::fits_none("oneOf", schemas.len(), false)));
        let several = self.report("oneOf", messages::fits_several(schemas.len(), &fitting));
        code.branches(vec![
            (vec![format!("{fitting} == 0")], "and", none),
            (vec![format!("{fitting} > 1")], "and", several),
        ]);
        code
    }

    fn conditional(&mut self, condition: &Schema, then: Option<&Schema>, otherwise: Option<&Schema>) -> Code {
        let seen = self.seen.clone();
        let condition = self.fits(condition, "if", seen.as_deref());
        let then = then.map(|schema| self.schema(schema)).unwrap_or_default();
        let otherwise = otherwise.map(|schema| self.schema(schema)).unwrap_or_default();
        let mut code = Code::default();
        match (then.is_empty(), otherwise.is_empty()) {
            (true, true) if self.seen.is_some() => code.line(condition),
            (true, true) => {}
            (true, false) => code.when([format!("not {condition}")], otherwise),
            (false, true) => code.when([condition], then),
            (false, false) => {
                code.branches(vec![(vec![condition], "and", then), (Vec::new(), "and", otherwise)]);
            }
        }
        code
    }

    fn required(&mut self, keys: &[String]) -> Code {
        let mut code = Code::default();
        for key in keys {
            let report = self.report("required", text::string(&messages::must_have(key)));
            code.when([format!("{} not in {}", text::string(key), self.variable)], report);
        }
        code
    }

    fn dependent_required(&mut self, dependencies: &[(String, Vec<String>)]) -> Code {
        let mut code = Code::default();
        for (key, needed) in dependencies {
            for other in needed {
                let beside = text::shown(&serde_json::Value::from(key.as_str()));
                let message = format!("{} beside {beside}", messages::must_have(other));
                let report = self.report("dependentRequired", text::string(&message));
                code.when(
                    [
                        format!("{} in {}", text::string(key), self.variable),
                        format!("{} not in {}", text::string(other), self.variable),
                    ],
                    report,
                );
            }
        }
        code
    }

    fn dependent_schemas(&mut self, dependencies: &[(String, Schema)]) -> Code {
        let mut code = Code::default();
        for (index, (key, schema)) in dependencies.iter().enumerate() {
            // Types are looked at where it is not known yet that the value is an object.
            let body = if is_about_objects(schema) {
                self.schema(schema)
            } else {
                let name = self.branch(schema, &format!("dependent {}", index + 1), self.seen.is_some());
                self.call_check(name)
            };
            if !body.is_empty() {
                code.when([format!("{} in {}", text::string(key), self.variable)], body);
            }
        }
        code
    }

    fn property_names(&mut self, schema: &Schema) -> Code {
        let (key, variable) = (self.scope.local("key"), self.variable);
        let at = format!("({}, {key})", self.at);
        let check = self.branch(schema, "name", false);
        let fits = self.call_fits(&check, &key, &at, None);
        let mut body = Code::default();
        let value = format!("{variable}[{key}]");
        body.when([format!("not {fits}")], report(&at, "propertyNames", &value, text::string(messages::NAME)));
        let mut code = Code::default();
        code.each(format!("{key} in {variable}"), body);
        code
    }

    fn properties(&mut self, properties: &Properties) -> Code {
        let mut code = self.named_properties(&properties.named);
        if properties.patterns.is_empty() && properties.additional.is_none() {
            return code;
        }
        let (key, item) = (self.scope.local("key"), self.scope.local("item"));
        let at = format!("({}, {key})", self.at);
        let mut body = Code::default();
        let names: Vec<&str> = properties.named.iter().map(|(name, _)| name.as_str()).collect();
        let additional = properties.additional.as_ref().map(|schema| self.additional(schema, &key, &item, &at));
        let mut known: Vec<String> = Vec::new();
        if additional.is_some() && !names.is_empty() {
            let names = List::brackets("{", text::strings(names.iter().copied()), "}");
            known.push(format!("{key} not in {}", self.module.constant(&format!("{} keys", self.hint), names)));
        }
        for (pattern, schema) in &properties.patterns {
            let searcher = searcher(pattern, &format!("{} key", self.hint), self.module);
            let mut matched = self.inside(schema, &item, &at);
            if let Some(seen) = &self.seen {
                matched.line(format!("{seen}.keys.add({key})"));
            }
            if !matched.is_empty() {
                body.when([format!("{searcher}({key})")], matched);
            }
            known.push(format!("not {searcher}({key})"));
        }
        if let Some(additional) = additional.filter(|code| !code.is_empty()) {
            if known.is_empty() { body.extend(additional) } else { body.when(known, additional) }
        }
        if !body.is_empty() {
            self.each(&mut code, &key, &item, &format!("{}.items()", self.variable), body);
        }
        code
    }

    fn additional(&mut self, schema: &Schema, key: &str, item: &str, at: &str) -> Code {
        let mut code = if schema.is_never() {
            report(at, "additionalProperties", item, text::string(messages::NO_KEY))
        } else {
            self.inside(schema, item, at)
        };
        if let Some(seen) = &self.seen {
            code.line(format!("{seen}.keys.add({key})"));
        }
        code
    }

    fn named_properties(&mut self, named: &[(String, Schema)]) -> Code {
        let mut code = Code::default();
        for (name, schema) in named {
            let key = text::string(name);
            let at = format!("({}, {key})", self.at);
            let item = self.scope.local("item");
            let checks = self.inside(schema, &item, &at);
            let mut body = Code::default();
            if !checks.is_empty() {
                let json = self.json(&checks, &item);
                body.line(format!("{item}{json} = {}[{key}]", self.variable));
                body.extend(checks);
            }
            if let Some(seen) = &self.seen {
                body.line(format!("{seen}.keys.add({key})"));
            }
            if !body.is_empty() {
                code.when([format!("{key} in {}", self.variable)], body);
            }
        }
        code
    }

    fn items(&mut self, items: &Items) -> Code {
        let variable = self.variable;
        let mut code = Code::default();
        for (position, schema) in items.prefix.iter().enumerate() {
            let item = self.scope.local("item");
            let checks = self.inside(schema, &item, &format!("({}, {position})", self.at));
            if !checks.is_empty() {
                let mut body = Code::default();
                let json = self.json(&checks, &item);
                body.line(format!("{item}{json} = {variable}[{position}]"));
                body.extend(checks);
                code.when([format!("len({variable}) > {position}")], body);
            }
        }
        let count = items.prefix.len();
        if let Some(rest) = &items.rest {
            let (index, item) = (self.scope.local("index"), self.scope.local("item"));
            let at = format!("({}, {index})", self.at);
            let body = if rest.is_never() {
                report(&at, "items", &item, text::string(messages::NO_ITEM))
            } else {
                self.inside(rest, &item, &at)
            };
            if !body.is_empty() {
                let list = if count == 0 { variable.to_owned() } else { format!("{variable}[{count}:], {count}") };
                self.each(&mut code, &index, &item, &format!("enumerate({list})"), body);
            }
        }
        if let Some(seen) = &self.seen {
            let evaluated = if items.rest.is_some() { format!("len({variable})") } else { count.to_string() };
            code.line(format!("{seen}.first = max({seen}.first, {evaluated})"));
        }
        code
    }

    fn contains(&mut self, contains: &Contains) -> Code {
        let variable = self.variable;
        let (index, item, found) = (self.scope.local("index"), self.scope.local("item"), self.scope.local("found"));
        let at = format!("({}, {index})", self.at);
        let check = self.branch(&contains.schema, "contained", false);
        let fits = self.call_fits(&check, &item, &at, None);
        let mut counted = Code::default();
        counted.line(format!("{found} += 1"));
        if let Some(seen) = &self.seen {
            counted.line(format!("{seen}.items.add({index})"));
        }
        let mut body = Code::default();
        body.when([fits], counted);
        let mut code = Code::default();
        code.line(format!("{found} = 0"));
        code.each(format!("{index}, {item} in enumerate({variable})"), body);
        let mut bounds = Vec::new();
        if contains.least > 0 {
            let keyword = if contains.least == 1 { "contains" } else { "minContains" };
            let message = messages::fitting_items("least", contains.least);
            bounds.push((
                vec![format!("{found} < {}", contains.least)],
                "and",
                self.report(keyword, text::string(&message)),
            ));
        }
        if let Some(most) = contains.most {
            let message = messages::fitting_items("most", most);
            bounds.push((vec![format!("{found} > {most}")], "and", self.report("maxContains", text::string(&message))));
        }
        if bounds.is_empty() {
            return if self.seen.is_some() { code } else { Code::default() };
        }
        code.branches(bounds);
        code
    }

    fn unevaluated_items(&mut self, schema: &Schema) -> Code {
        let Some(seen) = self.seen.clone() else { unreachable!("a schema that asks for the rest is traced") };
        let (index, item) = (self.scope.local("index"), self.scope.local("item"));
        let at = format!("({}, {index})", self.at);
        let body = if schema.is_never() {
            report(&at, "unevaluatedItems", &item, text::string(messages::NO_ITEM))
        } else {
            self.inside(schema, &item, &at)
        };
        let mut code = Code::default();
        if !body.is_empty() {
            let mut each = Code::default();
            each.when([format!("{index} >= {seen}.first"), format!("{index} not in {seen}.items")], body);
            self.each(&mut code, &index, &item, &format!("enumerate({})", self.variable), each);
        }
        code.line(format!("{seen}.first = len({})", self.variable));
        code
    }

    fn unevaluated_properties(&mut self, schema: &Schema) -> Code {
        let Some(seen) = self.seen.clone() else { unreachable!("a schema that asks for the rest is traced") };
        let (key, item) = (self.scope.local("key"), self.scope.local("item"));
        let at = format!("({}, {key})", self.at);
        let body = if schema.is_never() {
            report(&at, "unevaluatedProperties", &item, text::string(messages::NO_KEY))
        } else {
            self.inside(schema, &item, &at)
        };
        let mut code = Code::default();
        if !body.is_empty() {
            let mut each = Code::default();
            each.when([format!("{key} not in {seen}.keys")], body);
            self.each(&mut code, &key, &item, &format!("{}.items()", self.variable), each);
        }
        code.line(format!("{seen}.keys.update({})", self.variable));
        code
    }
}
