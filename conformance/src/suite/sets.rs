//! Frozen requirement sets: which cases each version of the suite has. A binding can be judged by the set of an earlier version, so that
//! a suite that grew does not make it fail from one day to the next.
//!
//! A case keeps its id as long as it asserts no more than it did. One that asserts something else has a new id, and its old one is of
//! no case any more.

use std::collections::BTreeSet;

use dagstack_spec_model::{Diagnostic, Source};
use serde::Serialize;

use crate::rules;

/// The folder of the sets, beside the fixtures.
const FOLDER: &str = "sets/";
const ENDING: &str = ".txt";

/// The cases of one version of the suite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RequirementSet {
    /// The version, `1.0`: a patch adds no case.
    pub version: String,
    /// The ids of its cases, sorted.
    pub ids: BTreeSet<String>,
}

/// Whether a file of the folder of fixtures is a set.
pub(super) fn is_set(path: &str) -> bool {
    path.starts_with(FOLDER) && path.ends_with(ENDING)
}

/// The numbers of a version `1.0`, for their order.
fn numbers(version: &str) -> Option<(u32, u32)> {
    let (major, minor) = version.split_once('.')?;
    let number = |text: &str| text.parse::<u32>().ok().filter(|number| number.to_string() == text);
    Some((number(major)?, number(minor)?))
}

/// `1.1` of `1.1.0`.
pub(super) fn minor(version: &str) -> &str {
    version.rsplit_once('.').map_or(version, |(minor, _)| minor)
}

/// Reads the sets of a suite of this version, the oldest first.
pub(super) fn read(files: &[(String, Source)], version: &str, problems: &mut Vec<Diagnostic>) -> Vec<RequirementSet> {
    let now = numbers(minor(version));
    let mut sets = Vec::new();
    for (path, source) in files {
        let name = path.trim_start_matches(FOLDER).trim_end_matches(ENDING);
        let Some(number) = numbers(name).filter(|number| now.is_none_or(|now| *number < now)) else {
            problems.push(
                Diagnostic::file_error(rules::FIXTURE_SUITE, source.name(), "not a set of an earlier version")
                    .help("name the file by the version whose cases it lists, as in `sets/1.0.txt`"),
            );
            continue;
        };
        let mut ids = BTreeSet::new();
        let mut next = 0;
        for line in source.text().split_inclusive('\n') {
            let start = next;
            next += line.len();
            let id = line.trim_end();
            let is_id = !id.is_empty() && id.chars().all(|sign| sign.is_ascii_alphanumeric() || "._-".contains(sign));
            if !is_id || !ids.insert(id.to_owned()) {
                let message = if is_id { format!("duplicate id `{id}`") } else { "not the id of a case".to_owned() };
                problems.push(
                    Diagnostic::error(rules::FIXTURE_SUITE, source, start..start + id.len(), message)
                        .help("write the id of one case a line, each once"),
                );
            }
        }
        sets.push((number, RequirementSet { version: name.to_owned(), ids }));
    }
    sets.sort_by_key(|(number, _)| *number);
    sets.into_iter().map(|(_, set)| set).collect()
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::suite::Suite;

    fn sets(files: &[(&str, &str)]) -> (Vec<RequirementSet>, Vec<String>) {
        let files: Vec<(String, Source)> =
            files.iter().map(|(path, text)| ((*path).to_owned(), Source::new(*path, *text))).collect();
        let mut problems = Vec::new();
        let sets = read(&files, "1.10.0", &mut problems);
        (sets, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn sets_come_in_the_order_of_their_versions() {
        let (sets, problems) = sets(&[("sets/1.9.txt", "a.b\na.c\n"), ("sets/1.2.txt", "a.b\n")]);
        assert_eq!(problems, [""; 0]);
        assert_eq!(
            sets.iter().map(|set| (set.version.as_str(), set.ids.len())).collect::<Vec<_>>(),
            [("1.2", 1), ("1.9", 2)]
        );
    }

    #[test]
    fn what_is_not_a_set_is_reported_at_its_place() {
        for (file, text, place) in [
            ("sets/1.10.txt", "", "not a set of an earlier version"),
            ("sets/1.txt", "", "not a set of an earlier version"),
            ("sets/1.01.txt", "", "not a set of an earlier version"),
            ("sets/1.0.txt", "a.b\na.b\n", "sets/1.0.txt:2:1"),
            ("sets/1.0.txt", "a.b\n\n", "sets/1.0.txt:2:1"),
            ("sets/1.0.txt", "a b\n", "sets/1.0.txt:1:1"),
        ] {
            let (_, problems) = sets(&[(file, text)]);
            assert!(problems.len() == 1 && problems[0].contains(place), "{file}: {problems:?}");
        }
    }

    /// What a released version requires never changes: whoever judges by it gets the same answer for ever.
    #[test]
    fn released_sets_are_frozen() {
        let suite = Suite::embedded().expect("the suite");
        let digests: Vec<(&str, usize, String)> = suite
            .sets
            .iter()
            .map(|set| {
                let text: String = set.ids.iter().map(|id| format!("{id}\n")).collect();
                let digest: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
                (set.version.as_str(), set.ids.len(), digest)
            })
            .collect();
        let frozen = [
            ("1.0", 771, "780fb68ce655844c82098da413292c0fba00e440b3b18e5633c2bb469898cf84".to_owned()),
            ("1.1", 952, "74f9d130801f640892858c451aa2b3a84219f170336f1fdef7c4ed67184097ea".to_owned()),
        ];
        assert_eq!(digests, frozen);
        for case in &suite.cases {
            assert!(suite.versions().contains(&case.since.as_str()), "{}: {}", case.id, case.since);
        }
        let earlier = suite.required("1.0").expect("a set").len();
        assert!(earlier > 700 && earlier < suite.cases.len(), "{earlier}");
        assert_eq!(suite.required("0.9"), None);
    }
}
