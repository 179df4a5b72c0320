//! Which of the files that are the same for every spec a package needs.

use std::collections::BTreeSet;

use crate::file_set::FileSet;

/// Files that are left out where no emitted code has one of the signs.
const OPTIONAL: &[(&[&str], &[&str])] = &[
    (&["attempt", "evaluated", "rules", "rules_array", "rules_object", "rules_values", "words"], &["schema.Schema{"]),
    (&["attempt", "union", "words"], &["n.Tag(", "n.Kind(", "n.Try("]),
    (&["tuple", "words"], &[".Tuple()"]),
    (&["duration"], &["schema.Duration"]),
    (&["host", "idn"], &["schema.Hostname", "schema.Email"]),
    (&["uri"], &["schema.URI"]),
    (&["regex", "property"], &["schema.Regex"]),
    (&["pointer"], &["schema.JSONPointer"]),
];

/// Tells of a template whether emitted code needs it.
pub(super) fn needed(files: &FileSet) -> impl Fn(&str) -> bool + use<> {
    let code = || files.iter().flat_map(|(_, text)| text.lines()).filter(|line| !line.trim_start().starts_with("//"));
    let is_used = |signs: &[&str]| code().any(|line| signs.iter().any(|sign| line.contains(sign)));
    let used: BTreeSet<&str> =
        OPTIONAL.iter().filter(|(_, signs)| is_used(signs)).flat_map(|(names, _)| names.iter().copied()).collect();
    move |template| {
        let name = template.trim_start_matches("go/schema/").trim_end_matches(".go");
        let is_optional = OPTIONAL.iter().any(|(names, _)| names.contains(&name));
        !is_optional || used.contains(name)
    }
}
