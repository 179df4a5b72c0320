//! All mutants in one copy of the sources: where they differ, the name of the active one decides as the program runs.

use libtest_mimic::Failed;

use crate::catalogue::{Mutant, Spot};

/// Weaves the mutants of a spot into a source.
///
/// An expression becomes an expression, and statements become a statement, so that the text around it reads as before.
pub(crate) fn weave(source: &str, spot: &Spot) -> Result<String, String> {
    let parts: Vec<&str> = source.split(spot.find.as_str()).collect();
    let [before, after] = parts.as_slice() else {
        return Err(format!("`{}` stands {} times in {}, not once", spot.find, parts.len() - 1, spot.file));
    };
    let arms: String =
        spot.mutants.iter().map(|mutant| format!("{:?} => {{ {} }}\n", mutant.name, mutant.replace)).collect();
    let choice = format!("match crate::mutant::active() {{\n{arms}_ => {{ {} }}\n}}", spot.find);
    let is_statement = spot.find.ends_with([';', '}']);
    Ok(if is_statement { format!("{before}{choice}{after}") } else { format!("{before}({choice}){after}") })
}

/// Text that is gone, or that stands twice, would leave a mutant without effect.
pub(crate) fn refuses_what_is_not_there_once() -> Result<(), Failed> {
    let mutant = || Mutant { name: "m".to_owned(), clause: String::new(), what: String::new(), replace: "2".to_owned() };
    let spot = |find: &str| Spot { file: "a.rs".to_owned(), find: find.to_owned(), mutants: vec![mutant()] };
    for (source, find) in [("a + b", "c"), ("a + a", "a")] {
        if weave(source, &spot(find)).is_ok() {
            return Err(format!("`{find}` was found once in `{source}`").into());
        }
    }
    let woven = weave("a + 1", &spot("1"))?;
    if woven != "a + (match crate::mutant::active() {\n\"m\" => { 2 }\n_ => { 1 }\n})" {
        return Err(woven.into());
    }
    Ok(())
}
