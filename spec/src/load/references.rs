//! Where references lead: to a schema resource of some file.

use super::address::{Address, join_path, percent_decode, shown};
use super::ids::Ids;
use super::resources::{Reference, Resources};
use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::{Source, Span};
use crate::tree::{Tree, TreePath};

/// How many of the schemas that one address means are listed.
const MAX_REPORTED: usize = 3;

/// The schema resource that a reference names, and the place in it.
pub(super) struct Target {
    pub(super) path: TreePath,
    /// Its number among the resources of the file.
    pub(super) resource: usize,
    /// Percent-decoded: empty, a JSON pointer or an anchor.
    pub(super) fragment: String,
}

/// Why a reference is refused.
pub(super) enum Refusal {
    /// It means what is not in the tree: this address, where the text does not say it. It may be that of one of the files that
    /// can't be read.
    Outside(Option<Address>, Vec<Diagnostic>),
    Unresolved(&'static str),
    /// It means several schemas: a file that its path leads to, and those with the same `$id`.
    Ambiguous(Option<TreePath>, Vec<(Source, Span)>),
}

/// Finds the schema resource that a reference names. `None` where nothing is known, since an `$id` around it is wrong.
///
/// A file of the tree is known by its path too, so a relative path leads to files first, whatever the `$id` of the file that
/// holds it.
pub(super) fn resolve(
    tree: &Tree,
    ids: &Ids<'_>,
    from: &TreePath,
    (source, own): (&Source, &Resources),
    reference: &Reference,
) -> Option<Result<Target, Refusal>> {
    let (address, fragment) = reference.text.split_once('#').unwrap_or((&reference.text, ""));
    let Some(fragment) = percent_decode(fragment) else {
        return Some(Err(Refusal::Unresolved("its fragment is not UTF-8")));
    };
    let target = |path: &TreePath, resource| Target { path: path.clone(), resource, fragment: fragment.clone() };
    if address.is_empty() {
        return Some(Ok(target(from, reference.resource)));
    }
    let base = own.list.get(reference.resource)?.base.as_ref()?;
    let absolute = Address::absolute(address);
    let is_absolute = absolute.is_some();
    let path = base.file.as_deref().filter(|_| !is_absolute).and_then(|file| join_path(file, address));
    let meant = absolute.or_else(|| base.address.join(address));

    let aliased = match &meant {
        Some(Address::Path(path)) if !address.starts_with('/') => Some(path),
        _ => None,
    };
    let mut files = path.iter().chain(aliased).filter_map(|path| TreePath::new(path));
    let file = files.find(|path| tree.has_file(path));
    let mut claims: Vec<(&TreePath, usize, &Source, &Span)> = Vec::new();
    if let Some(meant) = &meant {
        if let Some(number) = own.get(meant) {
            claims.extend(own.list.get(number).map(|resource| (from, number, source, &resource.span)));
        }
        // A reference to the base that it is relative to stays in the document (RFC 3986, section 4.4).
        if file.is_none() && *meant != base.address {
            let others = ids.get(meant).iter().filter(|claim| claim.path != *from);
            claims.extend(others.map(|claim| (&claim.path, claim.resource, &claim.source, &claim.span)));
        }
    }
    if let Some(file) = &file {
        claims.retain(|(path, resource, ..)| (*path, *resource) != (file, 0));
    }
    Some(match (file, claims.as_slice()) {
        (Some(file), []) => Ok(target(&file, 0)),
        (None, [(path, resource, ..)]) => Ok(target(path, *resource)),
        (None, []) if path.is_some() => Err(Refusal::Unresolved("there is no such file in the tree")),
        (None, []) => {
            let unread = ids.unread().iter().take(MAX_REPORTED).cloned().collect();
            Err(Refusal::Outside(meant.filter(|_| !is_absolute), unread))
        }
        (file, claims) => {
            let places =
                claims.iter().take(MAX_REPORTED).map(|(_, _, source, span)| (Source::clone(source), Span::clone(span)));
            Err(Refusal::Ambiguous(file, places.collect()))
        }
    })
}

impl Refusal {
    pub(super) fn diagnostic(self, source: &Source, reference: &Reference) -> Diagnostic {
        let text = shown(&reference.text);
        let refuse =
            |code, message| Diagnostic::error(code, source, reference.span.clone(), message).clause(clause::KND_02);
        match self {
            Self::Outside(meant, unread) => {
                let meant = meant.map(|meant| meant.to_string());
                let wanted = meant.as_deref().unwrap_or(&reference.text).split('#').next().unwrap_or_default();
                let help = if wanted.contains("://") {
                    format!(
                        "nothing is fetched: save that schema as a `.json` file below `kinds/`, with `\"$id\": \"{}\"` in it, or refer to \
                         the file by a relative path",
                        shown(wanted)
                    )
                } else {
                    "copy the schema into the tree and refer to it by a relative path; nothing is fetched".to_owned()
                };
                let meant = meant.map(|meant| format!(": it means `{}`", shown(&meant)));
                let message = format!("the reference `{text}` leaves the spec tree{}", meant.unwrap_or_default());
                let files = unread.iter().map(|problem| {
                    let place = problem.position().map(|at| format!(":{}", at.line)).unwrap_or_default();
                    format!("; `{}{place}` can't be read, and may be that schema: {}", problem.file, problem.message)
                });
                let help = format!("{help}{}", files.collect::<String>());
                refuse(rules::REF_OUTSIDE, message).help(help)
            }
            Self::Unresolved(reason) => {
                refuse(rules::REF_UNRESOLVED, format!("the reference `{text}` leads nowhere: {reason}")).help(
                    "a relative reference starts at the folder of the file that holds it, or at the `$id` around it",
                )
            }
            Self::Ambiguous(file, places) => {
                let file = file.map(|file| format!(", one of them the file `{file}`")).unwrap_or_default();
                let message = format!("the reference `{text}` means more than one schema{file}");
                let problem = refuse(rules::REF_UNRESOLVED, message)
                    .help("an address belongs to one schema: change or remove the other `$id`");
                places.into_iter().fold(problem, |problem, (source, span)| problem.also(&source, span, "this one"))
            }
        }
    }
}
