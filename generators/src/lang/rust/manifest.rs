//! The module of the manifest: its types, and the rules between fields.

use std::collections::BTreeSet;

use dagstack_spec_templates::rust as views;

use super::super::needs::Needs;
use super::header::header;
use super::module::Module;
use super::text;
use super::writer::Writer;
use crate::ir::{FieldRule, Literal, Manifest, Requirement};

/// The module of the manifest, and what it needs.
pub(super) fn module(manifest: &Manifest) -> (views::Manifest, Needs) {
    const RULES: &str = "RULES";
    let module = Module::new(&manifest.module, &[], &BTreeSet::new(), &[]);
    let between = (!manifest.rules.is_empty()).then_some((manifest.root, RULES));
    let mut writer = Writer::new(&module);
    let items = writer.items(between);
    let docs = "The manifest of a plugin: its fields, their defaults, and the rules between them.";
    let needs = writer.into_needs();
    let view = views::Manifest {
        head: header(&module, &needs, &manifest.module.origin, &text::doc_lines_of(docs, docs, 0)),
        name: module.names[manifest.root.0].clone(),
        items,
        rules: manifest.rules.iter().map(rule).collect(),
    };
    (view, needs)
}

fn rule(rule: &FieldRule) -> views::Rule {
    let (then, field, values) = match &rule.then {
        Requirement::Present { field, non_empty: false } => ("present", field, Vec::new()),
        Requirement::Present { field, non_empty: true } => ("filled", field, Vec::new()),
        Requirement::OneOf { field, values } => ("one_of", field, values.iter().map(literal).collect()),
    };
    views::Rule {
        clause: text::string(rule.clause),
        when: text::string(rule.when.field),
        is: literal(&rule.when.value),
        then,
        field: text::string(field),
        values,
        message: text::string(&rule.message),
    }
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Boolean(boolean) => boolean.to_string(),
        Literal::String(text) => text::string(text),
    }
}
