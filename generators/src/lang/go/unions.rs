//! Unions: an interface, a type for each variant that has none of its own, and what discriminates them.

use std::collections::BTreeSet;

use dagstack_spec_templates::go::{self as view, Reading, print};

use super::super::needs::{Need, Needs};
use super::module::Module;
use super::native::Native;
use super::reading::closure;
use super::types::Representation;
use super::variables::Variables;
use super::{companions, names, text, values};
use crate::ir::{Discriminator, Type, TypeId, UnionType, Variant};
use crate::naming::{NamedValue, value_identifiers};

/// What Go makes of a union.
pub(super) struct Union {
    /// The types that implement the interface, one a variant.
    pub(super) names: Vec<String>,
    /// Those of them that are declared for it.
    pub(super) declared: Vec<view::Variant>,
    /// The names of these.
    pub(super) own: Vec<companions::Variant>,
    /// The statements that choose a variant and read it.
    pub(super) chooser: String,
}

/// A variant, as a type that implements the interface of the union.
struct Implementer {
    name: String,
    kind: VariantKind,
    repr: Representation,
}

/// How that type represents the value.
#[derive(PartialEq)]
enum VariantKind {
    /// It is the type of the value.
    Direct,
    /// It is made from the type of the value.
    Defined,
    /// It is a struct with the value.
    Whole,
}

/// Makes the variants of the union with this name. Gives the names of their types to `exported`.
pub(super) fn of(
    ty: &UnionType,
    name: &str,
    module: &Module<'_>,
    exported: &mut BTreeSet<String>,
    variables: &mut Variables<'_>,
) -> Union {
    let values: Vec<NamedValue<'_>> =
        ty.variants.iter().map(|variant| NamedValue { value: &variant.name, name: None }).collect();
    let suffixes = value_identifiers(&names::EXPORTED, &values, &mut BTreeSet::new());
    let mut met = BTreeSet::new();
    let mut made = Vec::new();
    let (mut declared, mut own) = (Vec::new(), Vec::new());
    for (variant, suffix) in ty.variants.iter().zip(suffixes) {
        let suffix = names::after_name(suffix);
        let wanted = format!("{name}{suffix}");
        let repr = Representation::new(&variant.ty, module, &wanted, variables);
        let direct = direct(&variant.ty, module).filter(|target| met.insert(*target));
        let (implementer, kind) = match direct {
            Some(target) => (module.name(target).to_owned(), VariantKind::Direct),
            None => (
                names::free(&wanted, exported),
                if is_plain(&repr) { VariantKind::Defined } else { VariantKind::Whole },
            ),
        };
        if kind != VariantKind::Direct {
            let role = format!("{implementer} is the variant {} of {name}.", variant.name);
            declared.push(view::Variant {
                docs: text::comment_on(&role, &variant.docs, 0),
                marshal: kind == VariantKind::Whole || !is_scalar(&repr),
                whole: kind == VariantKind::Whole,
                underlying: if kind == VariantKind::Whole { repr.element() } else { repr.go.clone() },
                name: implementer.clone(),
            });
            own.push(companions::Variant { name: implementer.clone(), suffix });
        }
        made.push(Implementer { name: implementer, kind, repr });
    }
    variables.needs.insert(Need::Unions);
    let keyword = text::string(ty.keyword.keyword().name());
    let chooser = match &ty.discriminator {
        Discriminator::Tag(tag) => switch(
            view::Discriminator::Tag { keyword: keyword.clone(), tag: text::string(tag) },
            &made,
            &ty.variants.iter().map(|variant| literals(variant, variables.needs)).collect::<Vec<_>>(),
        ),
        Discriminator::JsonType => switch(
            view::Discriminator::JsonType { keyword: keyword.clone() },
            &made,
            &ty.variants.iter().map(kinds).collect::<Vec<_>>(),
        ),
        Discriminator::Trial => trial(keyword, name, &made),
    };
    Union { names: made.into_iter().map(|variant| variant.name).collect(), declared, own, chooser }
}

/// Whether `encoding/json` writes the values as they have to be.
fn is_scalar(repr: &Representation) -> bool {
    repr.native().is_some_and(|native| native != Native::Any)
}

/// The declared type that a variant is, where that can implement an interface: Go adds no methods to a type of another package.
fn direct(ty: &Type, module: &Module<'_>) -> Option<TypeId> {
    let Type::Reference(id) = ty else { return None };
    let can = !module.nullable(*id) && !module.is_interface(*id) && module.built_in(*id).is_none();
    can.then(|| module.target(*id)).filter(|target| module.import(*target).is_none())
}

/// Whether a type can be made from Go's type for the values.
fn is_plain(repr: &Representation) -> bool {
    !repr.nullable && !repr.is_any() && !repr.is_interface() && !repr.is_mark()
}

fn literals(variant: &Variant, needs: &mut Needs) -> Vec<String> {
    variant.tags.iter().map(|tag| values::value(tag, needs)).collect()
}

fn kinds(variant: &Variant) -> Vec<String> {
    variant.json_types.iter().map(|ty| text::string(ty.name())).collect()
}

impl Implementer {
    fn read(&self, indent: usize) -> String {
        match self.kind {
            VariantKind::Direct => self.repr.read("n", indent),
            VariantKind::Defined => print(&Reading::Variant { name: &self.name, value: &self.repr.read("n", indent) }),
            VariantKind::Whole => {
                print(&Reading::VariantValue { name: &self.name, value: &self.repr.read_element("n", indent) })
            }
        }
    }
}

/// Chooses by a value; each variant has some of its own.
fn switch(discriminator: view::Discriminator, variants: &[Implementer], values: &[Vec<String>]) -> String {
    let all: Vec<&str> = values.iter().flatten().map(String::as_str).collect();
    let case = |(variant, values): (&Implementer, &Vec<String>)| view::Case {
        values: values.join(", "),
        result: variant.read(2),
    };
    print(&view::Switch {
        discriminator,
        values: all.join(", "),
        cases: variants.iter().zip(values).map(case).collect(),
    })
}

/// Tries one after another.
fn trial(keyword: String, name: &str, variants: &[Implementer]) -> String {
    print(&view::Trial {
        keyword,
        attempts: variants.iter().map(|variant| closure("any", &variant.read(2), 2)).collect(),
        name: name.to_owned(),
    })
}
