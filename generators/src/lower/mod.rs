//! Lowering: a checked spec becomes the IR, or a list of what the IR can't represent, each with its place in a schema.
//!
//! Each part knows those above it:
//!
//! | part | what it is |
//! |---|---|
//! | [`read`], [`predicates`], [`foreign`] | what one schema says under its keywords |
//! | [`place`] | a schema at its place in a spec, and the path to the next one |
//! | [`annotations`], [`validator`] | what callers take as annotations; values validated against a schema |
//! | [`classify`] | what kind of type each schema calls for: reads, and lowers nothing |
//! | [`key`], [`names`], [`docs`], [`order`], [`checks`] | names, docs, order and faults of types |
//! | [`lowerer`] | one module being lowered: a file a subject, of one struct |
//! | [`digest`] | what a module is emitted from, as a digest |
//! | [`shared`] | what more than one kind leads to: modules of their own |
//! | [`kind`], [`manifest`], this file | whole kinds, the manifest, and the package of them |

mod annotations;
mod checks;
mod classify;
mod digest;
mod docs;
mod foreign;
mod key;
mod kind;
mod lowerer;
mod manifest;
mod names;
mod order;
mod place;
mod predicates;
mod read;
mod shared;
mod validator;

use std::collections::BTreeSet;

use dagstack_spec_model::internal::side_by_side;
use dagstack_spec_model::json_schema;
use dagstack_spec_model::kind::{Hook, KindSpec, SchemaPlace, Spec};
use dagstack_spec_model::load::PartialSpec;
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Diagnostic, diagnostic};

pub use annotations::{AnnotationError, AnnotationFormat, AnnotationKeyword, Annotations};
use lowerer::{Lowerer, Reading};
use shared::Shared;

use crate::ir;
use crate::rules;

/// What a caller may choose about the package.
#[derive(Debug, Clone, Default)]
pub struct LowerOptions {
    /// What the emitted `VERSION` says, where it is not the version of the spec (EMT-05).
    pub version: Option<String>,
    /// The names of the kinds to lower; all of them where empty. A name that no kind has selects nothing.
    pub kinds: Vec<String>,
    /// The keywords of an application that schemas may have in addition to those of JSON Schema.
    pub annotations: Annotations,
    /// Whether the manifest is left out.
    pub without_manifest: bool,
}

/// Lowers the kinds of a spec, and the manifest.
///
/// # Errors
/// Every schema construct that can't be emitted faithfully (`DS401` to `DS405`), sorted by file and place.
pub fn lower(spec: &Spec, options: &LowerOptions) -> Result<ir::Package, Vec<Diagnostic>> {
    let (mut problems, mut warnings) = (Vec::new(), Vec::new());
    let (kinds, shared) = lower_kinds(spec, options, &mut problems, &mut warnings);
    let manifest = if options.without_manifest { None } else { collect(manifest::lower(spec), &mut problems) };
    if !problems.is_empty() {
        return Err(in_order(problems));
    }
    Ok(ir::Package {
        version: options.version.clone().unwrap_or_else(|| spec.version.to_string()),
        kinds,
        shared,
        manifest,
        warnings: in_order(warnings),
    })
}

/// Lowers the kinds that are asked for with what they share with others, and collects what is wrong with them. The other kinds are
/// lowered too, so that it does not depend on the choice which types are shared; what is wrong with them is not looked at.
fn lower_kinds(
    spec: &Spec,
    options: &LowerOptions,
    problems: &mut Vec<Diagnostic>,
    warnings: &mut Vec<Diagnostic>,
) -> (Vec<ir::Kind>, Vec<ir::SharedModule>) {
    let is_wanted =
        |kind: &KindSpec| options.kinds.is_empty() || options.kinds.iter().any(|name| name == kind.name.as_str());
    let lowered = side_by_side::map(&spec.kinds, |kind| kind::lower(spec, &options.annotations, kind));
    let (mut all, mut kinds) = (Vec::new(), Vec::new());
    for (kind, result) in spec.kinds.iter().zip(lowered) {
        match result {
            Ok((lowered, module, mut warned)) => {
                if is_wanted(kind) {
                    warnings.append(&mut warned);
                    kinds.push((all.len(), lowered));
                }
                all.push(module);
            }
            Err(mut found) if is_wanted(kind) => problems.append(&mut found),
            Err(_) => {}
        }
    }
    let mut shared = Shared::of(spec, &options.annotations, &all, problems);
    let needed = kinds.iter().map(|(index, _)| &all[*index]);
    shared.keep(needed);
    for (index, kind) in &mut kinds {
        kind.module.imports = shared.imports(&all[*index].keys);
    }
    (kinds.into_iter().map(|(_, kind)| kind).collect(), shared.into_modules())
}

/// Everything that is found in a tree while it is read and lowered, errors and warnings, sorted by file and place.
#[must_use]
pub fn check(partial: &PartialSpec, options: &LowerOptions) -> Vec<Diagnostic> {
    let (mut found, mut warnings) = (Vec::new(), Vec::new());
    lower_kinds(&partial.spec, options, &mut found, &mut warnings);
    found.append(&mut warnings);
    with_the_rest(partial, options, found)
}

/// Every problem of a tree that can't be loaded: those that reading it found, and those that lowering finds in what is sound
/// of it. Sorted by file and place, without what follows from a problem that is reported already.
#[must_use]
pub fn find_problems(partial: &PartialSpec, options: &LowerOptions) -> Vec<Diagnostic> {
    with_the_rest(partial, options, lower(&partial.spec, options).err().unwrap_or_default())
}

/// What lowering the kinds of a tree has found, with what else is wrong.
fn with_the_rest(partial: &PartialSpec, options: &LowerOptions, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let spec = &partial.spec;
    // The schemas of a hookspec that is wrong belong to no kind: each is lowered by itself.
    let payloads = spec.kinds.iter().flat_map(|kind| &kind.hooks).flat_map(Hook::payloads);
    let mut seen: BTreeSet<TreePath> = payloads.flat_map(|path| spec.reachable(path)).collect();
    for path in spec.schemas.keys() {
        if !seen.contains(path) {
            let mut module = Lowerer::new(spec, &options.annotations, Reading::AsItCame);
            module.payload(path);
            found.extend(module.finish().err().unwrap_or_default());
            seen.extend(spec.reachable(path));
        }
    }
    found.retain(|problem| !follows(partial, problem));
    found.extend(partial.problems.iter().cloned());
    in_order(found)
}

/// Whether a problem may come from a keyword that was taken out: its schema lost one, and the problem is about what the schema
/// says as a whole.
fn follows(partial: &PartialSpec, problem: &Diagnostic) -> bool {
    let about_keyword = [rules::UNSUPPORTED_KEYWORD, rules::PATTERN_UNSUPPORTED].contains(&problem.rule);
    let Some(label) = problem.primary.as_ref().filter(|_| !about_keyword) else { return false };
    let Some(file) = partial.spec.schemas.values().find(|file| file.source == label.source) else { return false };
    // Inner schemas come after outer ones.
    let mut innermost = None;
    json_schema::schemas(&file.root, &mut |pointer, node| {
        if node.span.contains(&label.span.start) {
            innermost = Some(pointer.to_owned());
        }
    });
    innermost.is_some_and(|pointer| partial.repaired.contains(&SchemaPlace { path: file.path.clone(), pointer }))
}

/// Sorted by place, each once: what two kinds share is lowered twice.
fn in_order(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostic::sort(&mut problems);
    problems.dedup();
    problems
}

fn collect<T>(result: Result<T, Vec<Diagnostic>>, problems: &mut Vec<Diagnostic>) -> Option<T> {
    result.map_err(|mut found| problems.append(&mut found)).ok()
}
