//! Residual schemas, as statements: what is asked of a value that its type does not ask.

mod about;
mod arrays;
mod branches;
mod objects;

use dagstack_spec_templates::python as view;

use self::about::About;
use super::super::needs::Need;
use super::block::Block;
use super::functions::{Function, Role};
use super::module::Module;
use super::rules::{self, Bound, Rule};
use super::scope::Scope;
use super::sites::report;
use super::type_tests::is_none_of;
use super::{loops, messages, text};
use crate::ir::{JsonType, Keyword, Schema, SchemaId};

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
) -> Block {
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
    let body = checks(schema, "data", "at", is_traced.then_some("seen"), hint, &mut scope, module);
    for used in ["Place", "Problems", "Json"] {
        module.uses(used);
    }
    if is_traced {
        module.uses("Evaluated");
    }
    Function { name, role: Role::Check { is_traced }, is_remembered, body }
}

/// Writes the checks of one variable.
struct Writer<'w, 'm> {
    variable: &'w str,
    at: &'w str,
    /// The variable that remembers what was evaluated, where that counts.
    seen: Option<String>,
    hint: &'w str,
    scope: &'w mut Scope,
    module: &'w mut Module<'m>,
}

impl Writer<'_, '_> {
    fn schema(&mut self, schema: &Schema) -> Block {
        if schema.keywords.iter().any(Keyword::is_unevaluated) {
            return self.tracing(schema);
        }
        self.keywords(&schema.keywords)
    }

    /// A schema that asks for what its other keywords leave.
    fn tracing(&mut self, schema: &Schema) -> Block {
        self.module.uses("Evaluated");
        self.module.need(Need::Evaluated);
        let inner = self.scope.local("evaluated");
        let around = self.seen.replace(inner.clone());
        let checks = self.keywords(&schema.keywords).text();
        self.seen.clone_from(&around);
        Block::of(&view::Evaluated { inner, checks, around })
    }

    /// Keywords about one type of value are asked together.
    fn keywords(&mut self, keywords: &[Keyword]) -> Block {
        let mut block = Block::default();
        for group in keywords.chunk_by(|one, next| About::of(one) == About::of(next)) {
            let mut body = Block::default();
            for keyword in group {
                body.extend(self.keyword(keyword));
            }
            let about = About::of(&group[0]);
            match about.condition(self.variable) {
                _ if body.is_empty() => {}
                None => block.extend(body),
                Some(condition) => {
                    match about {
                        About::Numbers => {
                            self.module.uses("is_number");
                        }
                        About::Arrays | About::Objects => self.scope.look_inside(self.variable),
                        About::Anything | About::Strings => {}
                    }
                    block.when([condition], body);
                }
            }
        }
        block
    }

    fn rule(&self, (condition, keyword, message): Rule) -> Block {
        let mut block = Block::default();
        block.when([condition], self.report(keyword, text::string(&message)));
        block
    }

    fn report(&self, keyword: &str, message: String) -> Block {
        report(self.at, keyword, self.variable, message)
    }

    fn keyword(&mut self, keyword: &Keyword) -> Block {
        let variable = self.variable;
        match keyword {
            Keyword::Never => self.report("false", text::string(messages::NEVER)),
            Keyword::Type(types) => self.types(types),
            Keyword::Values(choice, values) => {
                let (_, differs) = rules::among(values, variable, self.hint, self.module);
                let mut block = Block::default();
                let message = text::string(&messages::choices(values, false));
                block.when(differs, self.report(choice.keyword().name(), message));
                block
            }
            Keyword::Minimum(limit) => self.bound(Bound::Minimum, limit),
            Keyword::Maximum(limit) => self.bound(Bound::Maximum, limit),
            Keyword::ExclusiveMinimum(limit) => self.bound(Bound::ExclusiveMinimum, limit),
            Keyword::ExclusiveMaximum(limit) => self.bound(Bound::ExclusiveMaximum, limit),
            Keyword::MultipleOf(step) => {
                let rule = rules::multiple_of(step, variable, self.module);
                self.rule(rule)
            }
            Keyword::MinLength(least) => self.rule(rules::min_length(*least, variable)),
            Keyword::MaxLength(most) => self.rule(rules::max_length(*most, variable)),
            Keyword::Pattern(pattern) => {
                let rule = rules::pattern(pattern, variable, self.hint, self.module);
                self.rule(rule)
            }
            Keyword::Format(format) => {
                let rule = rules::format(*format, variable, self.module);
                self.rule(rule)
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
            Keyword::AllOf(schemas) => self.all_of(schemas),
            Keyword::AnyOf(schemas) => self.any_of(schemas),
            Keyword::OneOf(schemas) => self.one_of(schemas),
            Keyword::Not(schema) => self.not(schema),
            Keyword::If { condition, then, otherwise } => {
                self.conditional(condition, then.as_ref(), otherwise.as_ref())
            }
            Keyword::UnevaluatedItems(schema) => self.unevaluated_items(schema),
            Keyword::UnevaluatedProperties(schema) => self.unevaluated_properties(schema),
        }
    }

    fn types(&mut self, types: &[JsonType]) -> Block {
        if types.iter().any(|ty| matches!(ty, JsonType::Array | JsonType::Object)) {
            self.scope.look_inside(self.variable);
        }
        let mut block = Block::default();
        let message = text::string(&messages::types(types, false));
        block.when(is_none_of(self.variable, types), self.report("type", message));
        block
    }

    fn bound(&mut self, bound: Bound, limit: &serde_json::Number) -> Block {
        let rule = rules::bound(bound, limit, self.variable, self.module);
        self.rule(rule)
    }

    /// The statements for a value inside this one: nothing that it evaluates counts here.
    fn inside(&mut self, schema: &Schema, variable: &str, at: &str) -> Block {
        Writer { variable, at, seen: None, hint: self.hint, scope: self.scope, module: self.module }.schema(schema)
    }

    /// Takes an element out of this value.
    fn element(&mut self, item: &str, value: String) -> view::Element {
        let is_looked_inside = self.scope.is_looked_inside(item);
        if is_looked_inside {
            self.module.uses("Json");
        }
        view::Element { item: item.to_owned(), is_looked_inside, value }
    }

    /// A loop over the elements of a container, each with its key or index.
    fn each(&mut self, key: &str, item: &str, elements: &str, body: &Block) -> view::Each {
        loops::each(key, item, elements, body, self.scope, self.module)
    }
}
