//! Declarations: a view for each named type.

use std::collections::BTreeSet;

use dagstack_spec_templates::go::{self as view, print};

use super::fields::{self, Fields};
use super::held::{Held, Variables, checks_on_size, decoder};
use super::module::Module;
use super::{names, text};
use crate::ir::{self, Docs, EnumMember, NamedType, StructType, Type, TypeId};
use crate::naming::identifiers;

/// What the declarations of a module share.
pub(super) struct Declarations<'m> {
    pub(super) module: Module<'m>,
    /// Exported names of the package.
    pub(super) exported: BTreeSet<String>,
    /// Other names of the package.
    unexported: BTreeSet<String>,
    /// Packages of the standard library that are used.
    pub(super) imports: BTreeSet<&'static str>,
    /// The constants of each enumeration, by its type.
    constants: Vec<Option<Vec<String>>>,
}

impl<'m> Declarations<'m> {
    /// Names everything that the types of a package are called.
    pub(super) fn new(types: &'m [NamedType], mut exported: BTreeSet<String>) -> Self {
        let module = Module::new(types, &mut exported);
        let mut constants = vec![None; types.len()];
        for (id, named, name) in module.declared() {
            if let Type::StringEnum(ir::StringEnum { members, .. }) = without_null(&named.ty) {
                constants[id.0] = Some(constants_of(name, members, &mut exported));
            }
        }
        Self { module, exported, unexported: BTreeSet::new(), imports: BTreeSet::new(), constants }
    }

    /// The constants of the enumeration that a type stands for in the end.
    pub(super) fn constants(&self, id: TypeId) -> Option<&[String]> {
        self.constants.get(self.module.underlying(id).0.0)?.as_deref()
    }

    /// Renders every type. `role` says what a type is for; `extra` gives further statements for the decoder of a struct.
    pub(super) fn render(
        &mut self,
        role: impl Fn(&Module<'_>, TypeId, &NamedType, &str) -> String,
        extra: impl Fn(&Self, TypeId, &StructType, &Fields) -> Vec<String>,
    ) -> Vec<String> {
        let declared: Vec<(TypeId, &NamedType, String)> =
            self.module.declared().map(|(id, named, name)| (id, named, name.to_owned())).collect();
        let mut rendered = Vec::new();
        for (id, named, name) in declared {
            let words = self.module.words(id);
            let docs = text::comment_on(&role(&self.module, id, words, &name), &words.docs, 0);
            rendered.push(match without_null(&named.ty) {
                Type::Struct(fields) => self.structure(id, fields, name, docs, &extra),
                Type::StringEnum(ir::StringEnum { members, .. }) => self.enumeration(id, members, name, docs),
                Type::Reference(target) => {
                    print(&view::Alias { docs, name, target: self.module.name(*target).to_owned() })
                }
                Type::Any => print(&view::Alias { docs, name, target: "any".to_owned() }),
                Type::Null => print(&view::Alias { docs, name, target: "contract.Null".to_owned() }),
                other => self.defined(other, name, docs),
            });
        }
        rendered
    }

    fn structure(
        &mut self,
        id: TypeId,
        ty: &StructType,
        name: String,
        docs: Vec<String>,
        extra: &impl Fn(&Self, TypeId, &StructType, &Fields) -> Vec<String>,
    ) -> String {
        let mut variables = Variables::new(&mut self.unexported, &mut self.imports);
        let made = fields::of(id, ty, &name, &self.module, &mut variables);
        let variables = declarations_of(variables);
        if made.exact_defaults {
            self.imports.insert("encoding/json");
        }
        let new =
            if made.has_defaults { names::free(&format!("New{name}"), &mut self.exported) } else { String::new() };
        let further = extra(self, id, ty, &made);
        let Fields { views: mut fields, mut steps, .. } = made;
        let at = steps.len();
        steps.splice(at.., further);
        fields::pad(&mut fields);
        print(&view::Struct {
            docs,
            fields,
            variables,
            new,
            methods: methods(&name, true),
            decoder: decoder(&name),
            checks: checks_on_size(&Type::Struct(StructType { fields: Vec::new(), additional: None, ..ty.clone() })),
            steps,
            name,
        })
    }

    fn enumeration(&mut self, id: TypeId, members: &[EnumMember], name: String, docs: Vec<String>) -> String {
        self.imports.insert("slices");
        let constants = self.constants[id.0].clone().unwrap_or_default();
        let docs_of = |member: &EnumMember| {
            text::comment(&Docs { description: member.description.clone(), ..Docs::default() }, 4)
        };
        let comments: Vec<Vec<String>> = members.iter().map(docs_of).collect();
        let mut rows: Vec<[String; 2]> = constants.into_iter().map(|name| [name, String::new()]).collect();
        let alone: Vec<bool> = comments.iter().map(|comment| !comment.is_empty()).collect();
        text::align(&mut rows, &alone);
        let member = |((member, docs), [name, _]): ((&EnumMember, Vec<String>), [String; 2])| view::Member {
            docs,
            name,
            value: text::string(&member.value),
        };
        print(&view::Enum {
            docs,
            members: members.iter().zip(comments).zip(rows).map(member).collect(),
            values: names::free(&format!("{}Values", names::unexported(&name)), &mut self.unexported),
            methods: methods(&name, false),
            decoder: decoder(&name),
            name,
        })
    }

    fn defined(&mut self, ty: &Type, name: String, docs: Vec<String>) -> String {
        let mut variables = Variables::new(&mut self.unexported, &mut self.imports);
        let held = Held::new(ty, &self.module, &name, &mut variables);
        let variables = declarations_of(variables);
        let value = held.read("n", 1);
        let (methods, decoder) = (methods(&name, held.nilable || held.any), decoder(&name));
        if held.any {
            return print(&view::Whole { docs, name, variables, methods, decoder, value });
        }
        let value = if held.nilable { value } else { format!("{name}({value})") };
        print(&view::Defined { docs, underlying: held.go, name, variables, methods, decoder, value })
    }
}

fn declarations_of(variables: Variables<'_>) -> Vec<view::Variable> {
    variables.declared.into_iter().map(|(name, value)| view::Variable { name, value }).collect()
}

fn methods(name: &str, marshal: bool) -> String {
    print(&view::Methods { name: name.to_owned(), decoder: decoder(name), marshal })
}

fn without_null(ty: &Type) -> &Type {
    match ty {
        Type::Nullable(inner) => inner,
        other => other,
    }
}

/// The constants of an enumeration: its name and the value, as in `StatusOutputStateQueued`.
fn constants_of(name: &str, members: &[EnumMember], exported: &mut BTreeSet<String>) -> Vec<String> {
    let values: Vec<&str> = members.iter().map(|member| member.value.as_str()).collect();
    let suffixes = identifiers(&names::EXPORTED, &values, &mut BTreeSet::new());
    // After the type's name a digit is legal: `SchemaVersion1`.
    let legal = |suffix: String| match suffix.strip_prefix('N') {
        Some(digits) if digits.starts_with(|first: char| first.is_ascii_digit()) => digits.to_owned(),
        _ => suffix,
    };
    suffixes.into_iter().map(|suffix| names::free(&format!("{name}{}", legal(suffix)), exported)).collect()
}
