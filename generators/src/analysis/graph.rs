//! Types and schemas as a graph: what is evaluated, at which step into the document.

use std::collections::{BTreeSet, HashMap};

use crate::ir::{
    Discriminator, Keyword, NamedSchema, NamedType, Properties, Schema, SchemaId, Type, TypeId, UnionType,
};

/// Index of a node.
pub(super) type NodeId = usize;

/// The step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step<'i> {
    /// To the keys that match a pattern. Which keys these are is not looked at: any of them.
    AnyKey,
    /// To the keys that are not among these.
    OtherKeys(BTreeSet<&'i str>),
    /// To the items from this one on.
    ItemsFrom(usize),
    /// To a key itself, taken as a string.
    KeyItself,
}

/// What is evaluated together with a node: at the same value, or further inside.
#[derive(Debug, Default)]
pub(super) struct Node<'i> {
    /// About the same value. Of those that share a number in [`Here::choice`] only one is evaluated.
    pub(super) here: Vec<Here>,
    /// About the value of one key.
    pub(super) keys: HashMap<&'i str, NodeId>,
    /// About one item.
    pub(super) items: HashMap<usize, NodeId>,
    /// About several keys or items.
    pub(super) several: Vec<(Step<'i>, NodeId)>,
}

/// What is evaluated about the same value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Here {
    pub(super) target: NodeId,
    /// Which choice it belongs to: a tag, the type of the value, `then` or `else`.
    pub(super) choice: Option<usize>,
}

/// All types and schemas of a module. The named types come first, then the named schemas, then what is inside them.
#[derive(Debug)]
pub(super) struct Graph<'i> {
    pub(super) nodes: Vec<Node<'i>>,
    /// How many of the nodes have names.
    pub(super) named: usize,
    choices: usize,
}

/// What has a node and is not looked at yet.
enum Pending<'i> {
    Type(NodeId, &'i Type),
    Schema(NodeId, &'i Schema),
}

impl<'i> Graph<'i> {
    pub(super) fn new(types: &'i [NamedType], schemas: &'i [NamedSchema]) -> Self {
        let named = types.len() + schemas.len();
        let nodes = std::iter::repeat_with(Node::default).take(named).collect();
        let mut graph = Self { nodes, named, choices: 0 };
        let first_schema = types.len();
        let types = types.iter().enumerate().map(|(id, named)| Pending::Type(id, &named.ty));
        let schemas = schemas.iter().enumerate().map(|(id, named)| Pending::Schema(first_schema + id, &named.schema));
        let mut pending: Vec<Pending<'i>> = types.chain(schemas).collect();
        while let Some(next) = pending.pop() {
            match next {
                Pending::Type(node, ty) => graph.look_at_type(node, ty, &mut pending),
                Pending::Schema(node, schema) => graph.look_at_schema(node, schema, first_schema, &mut pending),
            }
        }
        graph
    }

    /// How often each node is evaluated from others.
    pub(super) fn uses(&self) -> Vec<usize> {
        let mut uses = vec![0; self.nodes.len()];
        for target in self.nodes.iter().flat_map(Node::targets) {
            uses[target] += 1;
        }
        uses
    }

    fn look_at_type(&mut self, node: NodeId, ty: &'i Type, pending: &mut Vec<Pending<'i>>) {
        let mut inside = |graph: &mut Self, ty: &'i Type| {
            if let Type::Reference(TypeId(id)) = ty {
                return *id;
            }
            let node = graph.add();
            pending.push(Pending::Type(node, ty));
            node
        };
        match ty {
            Type::Reference(TypeId(id)) => self.here(node, *id),
            Type::Nullable(inner) => {
                let target = inside(self, inner);
                self.here(node, target);
            }
            Type::Refined(refined) => {
                let target = inside(self, &refined.ty);
                self.here(node, target);
                let schema = self.add();
                self.here(node, schema);
                pending.push(Pending::Schema(schema, &refined.schema));
            }
            Type::Array(array) => {
                let target = inside(self, &array.item);
                self.nodes[node].several.push((Step::ItemsFrom(0), target));
            }
            Type::Tuple(tuple) => {
                for (index, item) in tuple.items.iter().enumerate() {
                    let target = inside(self, item);
                    self.nodes[node].items.insert(index, target);
                }
                if let Some(rest) = &tuple.rest {
                    let target = inside(self, rest);
                    self.nodes[node].several.push((Step::ItemsFrom(tuple.items.len()), target));
                }
            }
            Type::Map(map) => {
                let target = inside(self, &map.value);
                self.nodes[node].several.push((Step::AnyKey, target));
            }
            Type::Struct(object) => {
                for field in &object.fields {
                    let target = inside(self, &field.ty);
                    self.nodes[node].keys.insert(&field.json_name, target);
                }
                if let Some(additional) = &object.additional {
                    let target = inside(self, additional);
                    let named = object.fields.iter().map(|field| field.json_name.as_str()).collect();
                    self.nodes[node].several.push((Step::OtherKeys(named), target));
                }
            }
            Type::Union(union) => {
                let choice = self.choice_of(union);
                for variant in &union.variants {
                    let target = inside(self, &variant.ty);
                    self.nodes[node].here.push(Here { target, choice });
                }
            }
            Type::Any
            | Type::Null
            | Type::Boolean
            | Type::String(_)
            | Type::Integer(_)
            | Type::Number(_)
            | Type::StringEnum(_)
            | Type::OneOfValues(_)
            | Type::Never => {}
        }
    }

    fn look_at_schema(
        &mut self,
        node: NodeId,
        schema: &'i Schema,
        first_schema: usize,
        pending: &mut Vec<Pending<'i>>,
    ) {
        for keyword in &schema.keywords {
            let mut inside = |graph: &mut Self, schema: &'i Schema| {
                let node = graph.add();
                pending.push(Pending::Schema(node, schema));
                node
            };
            match keyword {
                Keyword::Reference(SchemaId(id)) => self.here(node, first_schema + id),
                Keyword::Items(items) => {
                    for (index, schema) in items.prefix.iter().enumerate() {
                        let target = inside(self, schema);
                        self.nodes[node].items.insert(index, target);
                    }
                    if let Some(rest) = &items.rest {
                        let target = inside(self, rest);
                        self.nodes[node].several.push((Step::ItemsFrom(items.prefix.len()), target));
                    }
                }
                Keyword::Contains(contains) => {
                    let target = inside(self, &contains.schema);
                    self.nodes[node].several.push((Step::ItemsFrom(0), target));
                }
                Keyword::UnevaluatedItems(schema) => {
                    let target = inside(self, schema);
                    self.nodes[node].several.push((Step::ItemsFrom(0), target));
                }
                Keyword::Properties(properties) => self.look_at_properties(node, properties, &mut inside),
                Keyword::PropertyNames(schema) => {
                    let target = inside(self, schema);
                    self.nodes[node].several.push((Step::KeyItself, target));
                }
                Keyword::UnevaluatedProperties(schema) => {
                    let target = inside(self, schema);
                    self.nodes[node].several.push((Step::AnyKey, target));
                }
                Keyword::If { condition, then, otherwise } => {
                    let target = inside(self, condition);
                    self.here(node, target);
                    let choice = Some(self.next_choice());
                    for schema in then.iter().chain(otherwise) {
                        let target = inside(self, schema);
                        self.nodes[node].here.push(Here { target, choice });
                    }
                }
                // The others say something about the value itself, or apply schemas to it.
                other => {
                    for schema in other.schemas() {
                        let target = inside(self, schema);
                        self.here(node, target);
                    }
                }
            }
        }
    }

    fn look_at_properties(
        &mut self,
        node: NodeId,
        properties: &'i Properties,
        inside: &mut impl FnMut(&mut Self, &'i Schema) -> NodeId,
    ) {
        for (key, schema) in &properties.named {
            let target = inside(self, schema);
            self.nodes[node].keys.insert(key, target);
        }
        for (_, schema) in &properties.patterns {
            let target = inside(self, schema);
            self.nodes[node].several.push((Step::AnyKey, target));
        }
        if let Some(schema) = &properties.additional {
            let target = inside(self, schema);
            let named = properties.named.iter().map(|(key, _)| key.as_str()).collect();
            self.nodes[node].several.push((Step::OtherKeys(named), target));
        }
    }

    fn choice_of(&mut self, union: &UnionType) -> Option<usize> {
        match union.discriminator {
            Discriminator::Tag(_) | Discriminator::JsonType => Some(self.next_choice()),
            Discriminator::Trial => None,
        }
    }

    fn next_choice(&mut self) -> usize {
        self.choices += 1;
        self.choices
    }

    fn add(&mut self) -> NodeId {
        self.nodes.push(Node::default());
        self.nodes.len() - 1
    }

    fn here(&mut self, node: NodeId, target: NodeId) {
        self.nodes[node].here.push(Here { target, choice: None });
    }
}

impl Node<'_> {
    /// What is evaluated from here.
    pub(super) fn targets(&self) -> impl Iterator<Item = NodeId> + '_ {
        let here = self.here.iter().map(|here| here.target);
        let several = self.several.iter().map(|(_, target)| *target);
        here.chain(self.keys.values().copied()).chain(self.items.values().copied()).chain(several)
    }

    /// Leaves out what leads to a target that is not wanted.
    pub(super) fn keep(&mut self, is_wanted: impl Fn(NodeId) -> bool) {
        self.here.retain(|here| is_wanted(here.target));
        self.keys.retain(|_, target| is_wanted(*target));
        self.items.retain(|_, target| is_wanted(*target));
        self.several.retain(|(_, target)| is_wanted(*target));
    }
}

impl Step<'_> {
    /// Whether both lead to one value of some document.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let is_about_items = |step: &Self| matches!(step, Self::ItemsFrom(_));
        let is_about_names = |step: &Self| matches!(step, Self::KeyItself);
        is_about_items(self) == is_about_items(other) && is_about_names(self) == is_about_names(other)
    }

    /// Whether it leads to the value of a key.
    pub(super) fn has_key(&self, key: &str) -> bool {
        match self {
            Self::AnyKey => true,
            Self::OtherKeys(named) => !named.contains(key),
            Self::ItemsFrom(_) | Self::KeyItself => false,
        }
    }

    /// Whether it leads to an item.
    pub(super) fn has_item(&self, index: usize) -> bool {
        matches!(self, Self::ItemsFrom(first) if index >= *first)
    }
}
