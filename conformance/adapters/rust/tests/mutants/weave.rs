//! All mutants in one copy of the sources: where they differ, the name of the active one decides as the program runs.

use libtest_mimic::Failed;

use crate::catalogue::{Mutant, Spot};

/// Weaves the mutants of a file into its source.
///
/// An expression becomes an expression, and statements become a statement, so that the text around it reads as before.
pub(crate) fn weave<'s>(source: &str, spots: impl IntoIterator<Item = &'s Spot>) -> Result<String, String> {
    let mut places: Vec<(usize, &Spot)> =
        spots.into_iter().map(|spot| Ok((place(source, spot)?, spot))).collect::<Result<_, String>>()?;
    places.sort_by_key(|(start, _)| *start);
    let (mut woven, mut end) = (String::new(), 0);
    for (start, spot) in places {
        let between = source.get(end..start).ok_or_else(|| format!("`{}` overlaps another spot", spot.find))?;
        woven.push_str(between);
        woven.push_str(&choice(spot));
        end = start + spot.find.len();
    }
    woven.push_str(source.get(end..).unwrap_or_default());
    Ok(woven)
}

/// Where a spot is, once.
fn place(source: &str, spot: &Spot) -> Result<usize, String> {
    let mut places = source.match_indices(spot.find.as_str());
    match (places.next(), places.count()) {
        (Some((start, _)), 0) => Ok(start),
        (None, _) => Err(format!("`{}` is nowhere in {}", spot.find, spot.file)),
        (Some(_), more) => Err(format!("`{}` is {} times in {}, not once", spot.find, more + 1, spot.file)),
    }
}

fn choice(spot: &Spot) -> String {
    let arms: String =
        spot.mutants.iter().map(|mutant| format!("{:?} => {{ {} }}\n", mutant.name, mutant.replace)).collect();
    let choice = format!("match crate::mutant::active() {{\n{arms}_ => {{ {} }}\n}}", spot.find);
    let is_statement = spot.find.ends_with([';', '}']);
    if is_statement { choice } else { format!("({choice})") }
}

/// Text that is gone, or that is there twice, would leave a mutant without effect.
pub(crate) fn refuses_what_is_not_there_once() -> Result<(), Failed> {
    let mutant =
        || Mutant { name: "m".to_owned(), clause: String::new(), what: String::new(), replace: "2".to_owned() };
    let spot = |find: &str| Spot { file: "a.rs".to_owned(), find: find.to_owned(), mutants: vec![mutant()] };
    for (source, finds) in [("a + b", vec!["c"]), ("a + a", vec!["a"]), ("a + b", vec!["a +", "+ b"])] {
        let spots: Vec<Spot> = finds.iter().map(|find| spot(find)).collect();
        if weave(source, &spots).is_ok() {
            return Err(format!("{finds:?} was woven into `{source}`").into());
        }
    }
    let woven = weave("a + 1", [&spot("1")])?;
    if woven != "a + (match crate::mutant::active() {\n\"m\" => { 2 }\n_ => { 1 }\n})" {
        return Err(woven.into());
    }
    Ok(())
}
