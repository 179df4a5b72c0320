//! Declarations: a view for each named type.

use dagstack_spec_templates::go::{self as view, print};

use super::super::needs::Need;
use super::ends::core;
use super::fields::Fields;
use super::imports;
use super::module::Module;
use super::names;
use super::scope::{Declarations, declarations_of};
use super::source::Import;
use super::types::Representation;
use super::variables::Variables;
use super::{reexports, residual, text, unions};
use crate::ir::{Docs, NamedType, SchemaId, StructType, Type, TypeId, UnionType};

impl Declarations<'_> {
    /// Renders every type that is declared here, and gives on those that other packages declare, unless others refer to this one:
    /// these know where to find them. `role` says what a type is for; `extra` gives further statements for the decoder of a struct.
    pub(super) fn render(
        &mut self,
        role: impl Fn(&Module<'_>, TypeId, &NamedType, &str) -> String,
        extra: impl Fn(&Self, TypeId, &StructType, &Fields) -> Vec<String>,
    ) -> Vec<String> {
        let named: Vec<(TypeId, &NamedType, String)> =
            self.module.named().map(|(id, named, name)| (id, named, name.to_owned())).collect();
        let mut rendered = Vec::new();
        for (id, named, name) in named {
            let documented = self.module.documented(id);
            let role = role(&self.module, id, documented, &name);
            match self.source.import(id) {
                Some(_) if self.module.is_qualified(id) => {}
                Some(import) => rendered.extend(self.reexport(id, import, &name, &role)),
                None => {
                    let docs = text::comment_on(&role, &documented.docs, 0);
                    rendered.push(self.declaration(id, named, name, docs, &extra));
                }
            }
        }
        rendered
    }

    fn declaration(
        &mut self,
        id: TypeId,
        named: &NamedType,
        name: String,
        docs: Vec<String>,
        extra: &impl Fn(&Self, TypeId, &StructType, &Fields) -> Vec<String>,
    ) -> String {
        match core(&named.ty) {
            Type::Struct(fields) => self.structure(id, fields, name, docs, extra),
            Type::StringEnum(listed) => self.enumeration(id, listed, name, docs),
            Type::Tuple(tuple) => self.tuple(id, tuple, name, docs),
            Type::Union(union) => self.union(id, union, name, docs),
            Type::Reference(target) if !self.module.is_refined(id) => self.alias(id, *target, name, docs),
            _ if let Some(built_in) = self.module.built_in(id) => {
                self.needs.extend((*built_in == Type::Null).then_some(imports::CONTRACT));
                print(&view::Alias { docs, name, target: go_type(built_in).to_owned(), entry_points: String::new() })
            }
            other => self.defined(id, other, name, docs),
        }
    }

    /// The name here of a type of another package, and of what goes with it there.
    fn reexport(&mut self, id: TypeId, import: Import<'_>, name: &str, role: &str) -> Option<String> {
        let target = import.name()?;
        self.needs.insert(Need::Shared(import.package));
        let docs = text::comment_on(role, &Docs::default(), 0);
        let constants = &self.companions[id.0].constants;
        Some(reexports::reexport(import, target, name, docs, constants, &mut self.exported))
    }

    /// The schemas that others refer to.
    pub(super) fn schemas(&mut self) -> Vec<String> {
        let mut rendered = Vec::new();
        for (index, named) in self.source.module.schemas.iter().enumerate() {
            let id = SchemaId(index);
            if self.named.names(id).0.is_empty() {
                continue;
            }
            let hint = names::EXPORTED.identifier(&named.name.raw());
            let mut variables = Variables::new(&mut self.unexported, &mut self.needs, &self.named);
            variables.needs.extend([imports::SCHEMA, Need::ResidualSchemas]);
            variables.needs.extend(self.named.is_revisited(id).then_some(Need::RevisitedSchemas));
            let value = residual::expression(&named.schema, &hint, Some(id), &mut variables);
            let variables = declarations_of(variables);
            let (name, recursion) = self.named.names(id);
            let docs = text::comment_on(&format!("{name} is the schema {}.", named.name.raw()), &Docs::default(), 0);
            rendered.push(print(&view::ResidualSchema {
                name: name.to_owned(),
                recursion: recursion.to_owned(),
                is_revisited: self.named.is_revisited(id),
                docs,
                variables,
                value,
            }));
        }
        rendered
    }

    /// Another name of a type. Those of a union have functions of their own to read and check them, since what may be `null` can differ.
    fn alias(&mut self, id: TypeId, target: TypeId, name: String, docs: Vec<String>) -> String {
        if self.module.is_qualified(target) {
            self.needs.extend(self.module.import(target).map(|import| Need::Shared(import.package)));
        }
        let entry_points = match self.module.underlying(id).1 {
            Type::Union(_) => self.entry_points(id, &name),
            _ => String::new(),
        };
        print(&view::Alias { docs, name, target: self.module.name(target).to_owned(), entry_points })
    }

    fn union(&mut self, id: TypeId, ty: &UnionType, name: String, mut docs: Vec<String>) -> String {
        let entry_points = self.entry_points(id, &name);
        let decoder = self.decoder(id, &name);
        let mut exported = std::mem::take(&mut self.exported);
        let (module, mut variables) = self.scope(id);
        let made = unions::of(ty, &name, module, &mut exported, &mut variables);
        let variables = declarations_of(variables);
        self.exported = exported;
        self.companions[id.0].variants = made.own;
        let variants: Vec<String> = made.names.iter().map(|name| format!("[{name}]")).collect();
        docs.extend((!docs.is_empty()).then(String::new));
        docs.extend(text::comment(
            &Docs { description: Some(format!("Its variants are {}.", text::listed(&variants))), ..Docs::default() },
            0,
        ));
        let checks = self.module.schema_checks(id);
        let marker = format!("is{name}");
        let implementer = |name: String| view::Implementer {
            is_long: format!("func ({name}) {marker}()").len() > text::LONGEST_HEADER,
            name,
        };
        print(&view::Union {
            docs,
            variants: made.declared,
            implementers: made.names.into_iter().map(implementer).collect(),
            marker,
            variables,
            entry_points,
            decoder,
            checks,
            chooser: made.chooser,
            name,
        })
    }

    fn defined(&mut self, id: TypeId, ty: &Type, name: String, docs: Vec<String>) -> String {
        let (module, mut variables) = self.scope(id);
        let repr = Representation::new(ty, module, &name, &mut variables);
        let variables = declarations_of(variables);
        let node = format!("n{}", self.module.schema_checks(id));
        let decoder = self.decoder(id, &name);
        if repr.is_interface() {
            let entry_points = self.entry_points(id, &name);
            let value = format!("{name}({})", repr.read(&node, 1));
            return print(&view::Defined {
                docs,
                underlying: repr.go,
                name,
                variables,
                methods: entry_points,
                decoder,
                value,
            });
        }
        let value = repr.read(&node, 1);
        let is_made_from_another = matches!(ty, Type::Reference(_));
        let scalar = matches!(
            self.module.underlying(id).1,
            Type::Boolean | Type::String(_) | Type::Integer(_) | Type::Number(_)
        );
        let marshal = repr.is_nilable() || repr.is_any() || repr.is_mark() || is_made_from_another && !scalar;
        let methods = self.methods(id, &name, marshal);
        if repr.is_any() || repr.is_mark() {
            return print(&view::Whole { docs, name, underlying: repr.go, variables, methods, decoder, value });
        }
        let value = if repr.is_nilable() && !is_made_from_another { value } else { format!("{name}({value})") };
        print(&view::Defined { docs, underlying: repr.go, name, variables, methods, decoder, value })
    }
}

/// Go's name for a type that needs no declaration.
fn go_type(built_in: &Type) -> &'static str {
    match built_in {
        Type::Null => "contract.Null",
        _ => "any",
    }
}
