//! What the declarations of a package share: its types, the names that are taken, and what the code needs.

use std::collections::BTreeSet;

use dagstack_spec_templates::go::{self as view, print};

use super::super::needs::{Need, Needs};
use super::companions::{self, Companions};
use super::ends::core;
use super::module::Module;
use super::named_schemas::NamedSchemas;
use super::source::Source;
use super::types::Representation;
use super::variables::Variables;
use super::{imports, names, residual};
use crate::ir::{self, Type, TypeId};

/// What the declarations of a module share.
pub(super) struct Declarations<'m> {
    pub(super) source: &'m Source<'m>,
    pub(super) module: Module<'m>,
    /// Exported names of the package.
    pub(super) exported: BTreeSet<String>,
    /// Other names of the package.
    pub(super) unexported: BTreeSet<String>,
    /// What the code needs.
    pub(super) needs: Needs,
    /// The types that several paths may lead to at one place of a document, and are worth to be kept.
    revisited: BTreeSet<TypeId>,
    /// What goes with each type that is declared here. Of an imported one the constants have names here.
    pub(super) companions: Vec<Companions>,
    /// The schemas that others refer to.
    pub(super) named: NamedSchemas,
}

impl<'m> Declarations<'m> {
    /// Names everything that the types of a package are called. `exported` are names that it uses already.
    pub(super) fn new(source: &'m Source<'m>, mut exported: BTreeSet<String>) -> Self {
        let mut unexported = BTreeSet::new();
        let module = Module::new(source, &mut exported, &mut unexported);
        let mut companions = vec![Companions::default(); source.types.len()];
        for (id, named, name) in module.named().filter(|(id, ..)| !module.is_qualified(*id)) {
            if let Type::StringEnum(ir::StringEnum { members, .. }) = core(&named.ty) {
                companions[id.0].constants = names::of_enum(name, members, &mut exported);
            }
        }
        let ir::Module { schemas, revisits, .. } = source.module;
        let needed = source.module.needed_schemas();
        let named = NamedSchemas::new(schemas, &needed, &revisits.schemas, &mut unexported);
        let revisited = module
            .named()
            .map(|(id, _, _)| id)
            .filter(|id| revisits.types.contains(id) || revisits.types.contains(&module.outer(*id)))
            .filter(|id| module.is_worth_keeping(*id))
            .collect();
        Self { source, module, exported, unexported, needs: Needs::new(), revisited, companions, named }
    }

    /// The constants of the enumeration that a type is in the end.
    pub(super) fn constants(&self, id: TypeId) -> &[String] {
        &self.companions[self.module.target(id).0].constants
    }

    /// The module, and the variables of a type that is declared, with those for its residual schemas.
    pub(super) fn scope(&mut self, id: TypeId) -> (&Module<'m>, Variables<'_>) {
        let mut variables = Variables::new(&mut self.unexported, &mut self.needs, &self.named);
        for layer in self.module.refined(id) {
            if let Type::Refined(refined) = self.module.ty(layer) {
                residual::declare(self.module.schema(layer), &refined.schema, &mut variables);
            }
        }
        (&self.module, variables)
    }

    /// The functions in place of the methods that an interface can't have.
    pub(super) fn entry_points(&mut self, id: TypeId, name: &str) -> String {
        self.needs.insert(imports::SCHEMA);
        let variables = &mut Variables::new(&mut self.unexported, &mut self.needs, &self.named);
        let repr = Representation::new(&Type::Reference(self.module.outer(id)), &self.module, name, variables);
        let functions = companions::EntryPoints::new(name, &mut self.exported);
        let view = view::EntryPoints {
            name: name.to_owned(),
            unmarshal: functions.unmarshal.clone(),
            validate: functions.validate.clone(),
            value: repr.read_element("document", 1),
        };
        self.companions[id.0].entry_points = Some(functions);
        print(&view)
    }

    /// The methods of a type; `marshal` says whether it has one that writes it.
    pub(super) fn methods(&mut self, id: TypeId, name: &str, marshal: bool) -> String {
        self.needs.insert(imports::SCHEMA);
        let decoder = self.module.decoder(id).to_owned();
        print(&view::Methods { name: name.to_owned(), decoder, marshal })
    }

    /// The function that decodes a type, and the further one that calls it where what it finds is kept.
    pub(super) fn decoder(&mut self, id: TypeId, name: &str) -> view::Decoder {
        let known = self.module.decoder(id).to_owned();
        let is_exported = known.starts_with(char::is_uppercase);
        if !self.revisited.contains(&id) {
            return view::Decoder { name: known, ty: name.to_owned(), is_exported, anew: None };
        }
        self.needs.insert(Need::RevisitedTypes);
        let anew = names::free(&format!("{}Anew", names::decoder(name)), &mut self.unexported);
        view::Decoder { name: known, ty: name.to_owned(), is_exported, anew: Some(anew) }
    }
}

/// The variables that have been declared, as views.
pub(super) fn declarations_of(variables: Variables<'_>) -> Vec<view::Variable> {
    variables.declared.into_iter().map(|(name, value)| view::Variable { name, value }).collect()
}
