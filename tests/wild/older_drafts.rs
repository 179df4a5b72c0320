//! Schemas of earlier drafts, as their packages have them: what `check --fix` makes of each.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dagstack_spec_generators::check;
use dagstack_spec_model::fix::{self, Checked};
use dagstack_spec_model::internal::side_by_side;
use dagstack_spec_model::{Diagnostic, Severity, Tree, load};

use super::found::{self, Found};
use super::languages::{kind, write};
use super::near::{Rng, Sampling};
use super::{folder, options};

/// How many of a hundred must generate once they are fixed.
const LEAST_GENERATED: usize = 70;

/// One of how many is fixed in a sample.
const SAMPLED: usize = 4;

/// What became of a schema.
struct Outcome<'f> {
    found: &'f Found,
    /// Whether it was refused for its draft: a fix is offered for it.
    is_refused: bool,
    /// What is wrong with it after the fix.
    left: Vec<Diagnostic>,
}

pub(super) fn are_fixed() {
    let all = found::all();
    let sampling = Sampling::from_env(1);
    let one_in = sampling.count(SAMPLED, 1);
    let mut rng = Rng::new(sampling.seed);
    let sample: Vec<&Found> = all.iter().filter(|_| one_in == 1 || rng.below(one_in) == 0).collect();
    let outcomes: Vec<Outcome<'_>> = side_by_side::map(&sample, |found| outcome(found));
    let refused: Vec<&Outcome<'_>> = outcomes.iter().filter(|outcome| outcome.is_refused).collect();
    let mut drafts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut left = String::new();
    for Outcome { found, left: errors, .. } in &refused {
        let counts = drafts.entry(&found.draft).or_default();
        counts[0] += usize::from(errors.is_empty());
        counts[1] += 1;
        if let Some(first) = errors.first() {
            let _ = writeln!(left, "{}: {first}", found.name());
        }
    }
    write(&folder().join("unfixed.txt"), &left);
    let generated = refused.iter().filter(|outcome| outcome.left.is_empty()).count();
    println!(
        "seed {}: {} of {} schemas are refused as they are, for their draft; with `check --fix` {generated} of these generate ({} %)",
        sampling.seed,
        refused.len(),
        sample.len(),
        generated * 100 / refused.len().max(1)
    );
    for (draft, [generated, refused]) in drafts {
        println!("  {generated:>3} of {refused:>3} declared as {draft}");
    }
    println!("what is wrong with the others: target/tmp/wild/unfixed.txt");
    assert!(!refused.is_empty(), "no schema of an earlier draft");
    assert!(generated * 100 >= refused.len() * LEAST_GENERATED, "less than {LEAST_GENERATED} % generate");
}

fn outcome(found: &Found) -> Outcome<'_> {
    let tree = kind::tree(&found.kind, &found.name(), &found.value, &found.originals);
    let before = problems(&tree).found;
    let is_refused = before.iter().any(|problem| !problem.fix.is_empty());
    let fixed = if is_refused { fix::fix(&tree, &problems).found } else { before };
    let left = fixed.into_iter().filter(|problem| problem.severity == Severity::Error).collect();
    Outcome { found, is_refused, left }
}

/// What `check` finds, without lint, and how it may be fixed.
fn problems(tree: &Tree) -> Checked {
    let partial = load::read(tree);
    let mut found = check(&partial, &options());
    fix::offer(tree, &partial.spec, &mut found);
    Checked::new(&partial.spec, found)
}
