//! How Go represents the values of a type.

use serde_json::Value;

use super::super::needs::{Need, Needs};
use super::imports;
use super::module::{Module, schema_check};
use super::native::Native;
use super::null_checks::NullChecks;
use super::variables::Variables;
use super::{checks, names, numbers, residual};
use crate::ir::{self, ArrayType, Choice, MapType, RefinedType, Type, TypeId};

/// How Go represents the values of a type.
pub(super) struct Representation {
    /// Go's type, without the pointer that a nullable value needs.
    pub(super) go: String,
    /// Whether the value may be `null`.
    pub(super) nullable: bool,
    nil: Nil,
    /// Calls on a node that check the value against keywords: `.Minimum(0).Maximum(100)`.
    pub(super) checks: String,
    /// What checks a value that is `null`.
    pub(super) null_checks: NullChecks,
    pub(super) read: Read,
}

/// What Go's nil can mean for a type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nil {
    /// There is no nil.
    Value,
    /// A slice or a map, whose nil can mean what is not there.
    Collection,
    /// An interface, whose nil can mean what is not there, `null` too.
    Interface,
    /// `any`, which can be `null` by itself.
    Any,
    /// `contract.Null` or `contract.Never`, whose methods are lost in a type that is made from it.
    Mark,
}

/// How a value is read once it is checked.
pub(super) enum Read {
    /// The method of the node for a type of Go itself.
    Native(Native),
    /// Another method of the node: `Null`.
    Method(&'static str),
    /// A function that takes the node: `decodeNode`.
    Function(String),
    /// `schema.List` or `schema.Map` with what reads the items.
    Collection(&'static str, Box<Representation>),
}

impl Representation {
    /// `hint` is the Go name of the place, for the variables that the checks need.
    pub(super) fn new(ty: &Type, module: &Module<'_>, hint: &str, variables: &mut Variables<'_>) -> Self {
        match ty {
            Type::Null => {
                variables.needs.insert(imports::CONTRACT);
                Self::mark("contract.Null", "Null")
            }
            Type::Never => {
                variables.needs.insert(imports::CONTRACT);
                Self::mark("contract.Never", "Never")
            }
            Type::Boolean => Self::scalar(Native::Boolean, String::new()),
            Type::String(rules) => Self::scalar(Native::String, checks::of_string(rules, hint, variables)),
            Type::Integer(rules) => {
                let native = match rules {
                    rules if numbers::is_small(rules) => Native::Int,
                    rules if numbers::is_unsigned(rules) => Native::Unsigned,
                    _ => Native::Integer,
                };
                Self::scalar(native, checks::of_number(rules, variables.needs))
            }
            Type::Number(rules) => Self::scalar(Native::Number, checks::of_number(rules, variables.needs)),
            Type::StringEnum(_) | Type::OneOfValues(_) => Self::listed(ty, &[], hint, variables),
            Type::Array(ArrayType { item, .. }) => {
                let item = Self::new(item, module, &format!("{hint}Item"), variables);
                let go = format!("[]{}", item.element());
                Self {
                    nil: Nil::Collection,
                    ..Self::of(go, checks::on_size(ty), Read::Collection("List", Box::new(item)))
                }
            }
            Type::Map(MapType { value, .. }) => {
                let value = Self::new(value, module, &format!("{hint}Value"), variables);
                let go = format!("map[string]{}", value.element());
                Self {
                    nil: Nil::Collection,
                    ..Self::of(go, checks::on_size(ty), Read::Collection("Map", Box::new(value)))
                }
            }
            Type::Nullable(inner) => {
                // An enumeration is checked against its values before it is asked whether it is null.
                let repr = match &**inner {
                    Type::StringEnum(_) | Type::OneOfValues(_) => Self::listed(inner, &[Value::Null], hint, variables),
                    other => Self::new(other, module, hint, variables),
                };
                Self { nullable: true, ..repr }
            }
            Type::Refined(RefinedType { ty, schema, covers }) => {
                let name = names::free(&format!("{}Schema", names::unexported(hint)), variables.taken);
                residual::declare(&name, schema, variables);
                let repr = Self::new(ty, module, hint, variables);
                Self { checks: format!("{}{}", schema_check(*covers, &name), repr.checks), ..repr }
            }
            Type::Reference(id) => Self::reference(*id, module, variables.needs),
            // Objects that have properties, unions and tuples have names by now; without one they are a free object or any
            // value.
            Type::Struct(_) => {
                let read = Read::Collection("Map", Box::new(Self::any()));
                Self { nil: Nil::Collection, ..Self::of("map[string]any".to_owned(), String::new(), read) }
            }
            Type::Any | Type::Tuple(_) | Type::Union(_) => Self::any(),
        }
    }

    fn reference(id: TypeId, module: &Module<'_>, needs: &mut Needs) -> Self {
        let go = module.name(id).to_owned();
        let nullable = module.nullable(id);
        let null_checks = module.null_checks(id);
        let decoded = module.target(id);
        if module.is_qualified(id) {
            needs.extend(module.import(id).map(|import| Need::Shared(import.package)));
        }
        match module.built_in(id) {
            Some(Type::Any) => Self { go, nullable, ..Self::any() },
            Some(_) => Self { nullable, ..Self::mark(&go, "Null") },
            None => {
                needs.extend(module.import(decoded).map(|import| Need::Shared(import.package)));
                needs.extend(null_checks.needs());
                Self {
                    nullable,
                    null_checks,
                    nil: match module.underlying(id).1 {
                        Type::Array(_) | Type::Map(_) => Nil::Collection,
                        Type::Union(_) => Nil::Interface,
                        _ => Nil::Value,
                    },
                    ..Self::of(go, String::new(), Read::Function(module.decoder(decoded).to_owned()))
                }
            }
        }
    }

    /// Values that are listed, and some more.
    fn listed(ty: &Type, more: &[Value], hint: &str, variables: &mut Variables<'_>) -> Self {
        let (choice, values, native) = match ty {
            Type::StringEnum(ir::StringEnum { choice, members }) => {
                let values = members.iter().map(|member| Value::from(member.value.as_str())).collect();
                (*choice, values, Native::String)
            }
            Type::OneOfValues(ir::ValueEnum { choice, values, .. }) => {
                (*choice, values.clone(), numbers::alike(values))
            }
            _ => (Choice::Enum, Vec::new(), Native::Any),
        };
        let checks = variables.values(hint, choice, values.iter().chain(more));
        Self { nil: if native == Native::Any { Nil::Any } else { Nil::Value }, ..Self::scalar(native, checks) }
    }

    fn any() -> Self {
        Self { nil: Nil::Any, ..Self::scalar(Native::Any, String::new()) }
    }

    fn mark(go: &str, read: &'static str) -> Self {
        Self { nil: Nil::Mark, ..Self::of(go.to_owned(), String::new(), Read::Method(read)) }
    }

    fn scalar(native: Native, checks: String) -> Self {
        Self::of(native.go().to_owned(), checks, Read::Native(native))
    }

    fn of(go: String, checks: String, read: Read) -> Self {
        Self { go, nullable: false, nil: Nil::Value, checks, null_checks: NullChecks::default(), read }
    }

    /// Whether Go's type is `any`.
    pub(super) fn is_any(&self) -> bool {
        self.nil == Nil::Any
    }

    /// Whether Go's type is one that says all there is to know about its values.
    pub(super) fn is_mark(&self) -> bool {
        self.nil == Nil::Mark
    }

    /// Whether Go's type is the interface of a union.
    pub(super) fn is_interface(&self) -> bool {
        self.nil == Nil::Interface
    }

    /// Whether nil can mean a value that is not there, which is no value itself.
    pub(super) fn is_nilable(&self) -> bool {
        matches!(self.nil, Nil::Collection | Nil::Interface)
    }

    /// Whether the value needs a pointer to be `null`.
    pub(super) fn needs_pointer(&self) -> bool {
        self.nullable && !self.is_any() && !self.is_interface()
    }

    /// Go's type where the value is in a slice, a map or a field: a pointer where it may be `null`.
    pub(super) fn element(&self) -> String {
        if self.needs_pointer() { format!("*{}", self.go) } else { self.go.clone() }
    }

    /// The type of Go itself that the values are read as, where they are.
    pub(super) fn native(&self) -> Option<Native> {
        if let Read::Native(native) = self.read { Some(native) } else { None }
    }
}
