//! Exceptions: where a finding of a rule is as it should be, and why.

use globset::{Glob, GlobBuilder, GlobMatcher};

use super::{Lint, Selection};
use crate::diagnostic::{Diagnostic, Edit, Label};
use crate::document::{self, Node, Syntax};
use crate::kind::Spec;
use crate::rule::Rule;
use crate::rules;
use crate::source::{Source, Span};
use crate::tree::TreePath;

/// Where a rule is not reported.
#[derive(Debug, Clone)]
pub struct Exception {
    /// The rule.
    rule: &'static Rule,
    scope: Scope,
    /// Where it is written, for the report that it matches nothing.
    place: Label,
    /// The edits that take it out of the file that has it.
    removal: Vec<Edit>,
    /// Whether it has matched.
    is_used: bool,
}

#[derive(Debug, Clone)]
enum Scope {
    /// In files of the tree, there at a JSON pointer or below it.
    Files { path: GlobMatcher, pointer: String },
    /// In a part of one file.
    Part { source: Source, span: Span },
}

/// A pattern of paths is not valid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a valid pattern of paths")]
pub struct ExceptionError(String);

impl Exception {
    /// An exception for the files whose paths in the tree match a glob (`*` stays in a folder, `**` does not), and in them for what is at
    /// a JSON pointer or below it. `place` is where it is written.
    ///
    /// # Errors
    /// The glob is not valid.
    pub fn in_files(rule: &'static Rule, path: &str, pointer: &str, place: Label) -> Result<Self, ExceptionError> {
        let glob: Result<Glob, _> = GlobBuilder::new(path).literal_separator(true).build();
        let path = glob.map_err(|_| ExceptionError(path.chars().take(80).collect()))?.compile_matcher();
        let scope = Scope::Files { path, pointer: pointer.to_owned() };
        Ok(Self { rule, scope, place, removal: Vec::new(), is_used: false })
    }

    /// An exception for a part of the file that it is written in, there at `place`.
    pub(super) fn in_part(rule: &'static Rule, source: &Source, span: Span, place: Span, removal: Vec<Edit>) -> Self {
        let place = Label { source: source.clone(), span: place, text: String::new() };
        Self { rule, scope: Scope::Part { source: source.clone(), span }, place, removal, is_used: false }
    }

    fn covers(&self, files: &Files<'_>, finding: &Diagnostic) -> bool {
        let Some(at) = finding.primary.as_ref().filter(|_| finding.rule == self.rule) else { return false };
        match &self.scope {
            Scope::Part { source, span } => at.source == *source && span.contains(&at.span.start),
            Scope::Files { path, pointer } => files.of(&at.source).is_some_and(|(found, root)| {
                path.is_match(found.as_str()) && part(&root, pointer).is_some_and(|part| part.contains(&at.span.start))
            }),
        }
    }
}

/// The files of a tree, by the names that diagnostics show.
struct Files<'s>(&'s Spec);

impl Files<'_> {
    /// The path and the document of a file. Asked for findings of an excepted rule alone, so it may search.
    fn of(&self, source: &Source) -> Option<(TreePath, Node)> {
        let schema = self.0.schemas.values().find(|file| file.source == *source);
        if let Some(file) = schema {
            return Some((file.path.clone(), file.root.clone()));
        }
        let kind = self.0.kinds.iter().find(|kind| kind.source == *source)?;
        Some((kind.path.clone(), document::parse(source, Syntax::Yaml).ok()?))
    }
}

/// The bytes at a JSON pointer, from the key on that leads there.
pub(super) fn part(root: &Node, pointer: &str) -> Option<Span> {
    let node = root.pointer(pointer)?;
    let Some((above, token)) = pointer.rsplit_once('/') else { return Some(0..usize::MAX) };
    let key = root.pointer(above)?.entry(&document::unescape_token(token)).map(|entry| entry.key_span.start);
    Some(key.unwrap_or(node.span.start)..node.span.end)
}

/// Takes the findings out that exceptions are made for.
pub(super) fn apply(spec: &Spec, exceptions: &mut [Exception], found: &mut Vec<Diagnostic>) {
    if exceptions.is_empty() {
        return;
    }
    let files = Files(spec);
    found.retain(|finding| {
        let mut is_kept = true;
        for exception in &mut *exceptions {
            if exception.covers(&files, finding) {
                (is_kept, exception.is_used) = (false, true);
            }
        }
        is_kept
    });
}

/// Reports exceptions that have matched nothing, unless their rule is off.
#[must_use]
pub fn unused(exceptions: &[Exception], lints: &[&'static Lint], selection: &Selection) -> Vec<Diagnostic> {
    let level = |rule: &Rule| lints.iter().find(|lint| lint.rule == rule).and_then(|lint| selection.level(lint));
    let Some(severity) = level(rules::EXCEPTION_UNUSED) else { return Vec::new() };
    let unused = exceptions.iter().filter(|exception| !exception.is_used && level(exception.rule).is_some());
    let finding = |exception: &Exception| {
        let Label { source, span, .. } = &exception.place;
        let message = format!("an exception from {} that matches nothing", exception.rule);
        let finding = Diagnostic::warning(rules::EXCEPTION_UNUSED, source, span.clone(), message);
        Diagnostic { severity, ..finding.help("remove it, or correct where it applies").fix(exception.removal.clone()) }
    };
    unused.map(finding).collect()
}
