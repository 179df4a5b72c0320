//! Anything of the contract that has a name, as a text for people.

use super::{Clause, Contract, Section, contract, dispatch_classes, errors};

/// What the contract says under a name: a clause (`MAN-04`), an open point (`OPEN-MAN-1`), an interpretation (`INT-1`), a section
/// of clauses (`MAN`), an error code (`ManifestInvalid`), a reason of `unavailable` (`setup_failed`) or a dispatch class (`chain`).
/// Upper and lower case don't matter. `None` where nothing has that name.
#[must_use]
pub fn explanation(name: &str) -> Option<String> {
    let contract = contract().ok()?;
    let is = |id: &str| id.eq_ignore_ascii_case(name);
    if let Some(clause) = contract.clauses.iter().find(|clause| is(&clause.id)) {
        return Some(of_clause(clause, &contract));
    }
    if let Some(point) = contract.open.iter().find(|point| is(&point.id)) {
        return Some(format!("{}: open; no fixture asserts it\n\n{}", point.id, point.text));
    }
    if let Some(reading) = contract.interpretations.iter().find(|reading| is(&reading.id)) {
        let clauses = reading.clauses.join(", ");
        return Some(format!(
            "{}: an interpretation of {clauses}\n\n{}\n\nWhy: {}",
            reading.id, reading.text, reading.why
        ));
    }
    if let Some(section) = contract.sections.iter().find(|section| is(&section.prefix)) {
        return Some(of_section(section, &contract));
    }
    of_error(name).or_else(|| of_class(name))
}

fn of_clause(clause: &Clause, contract: &Contract) -> String {
    let Clause { id, adr, text, .. } = clause;
    let level = clause.level.as_str();
    let decisions: Vec<String> = adr.iter().map(|number| format!("ADR-{number:04}")).collect();
    let origin = if decisions.is_empty() { String::new() } else { format!(" ({})", decisions.join(", ")) };
    let should = clause.should.as_ref().map(|text| format!("\n\nSHOULD: {text}")).unwrap_or_default();
    let unprovable =
        clause.unprovable.as_ref().map(|why| format!("\n\nNo fixture proves it: {why}")).unwrap_or_default();
    let readings: String = contract
        .interpretations_of(std::slice::from_ref(id))
        .map(|reading| format!("\n\n{}: {}", reading.id, reading.text))
        .collect();
    format!("{id} {level}{origin}\n\n{text}{should}{unprovable}{readings}")
}

fn of_section(section: &Section, contract: &Contract) -> String {
    let Section { prefix, number, title } = section;
    let clauses: Vec<String> = contract
        .clauses
        .iter()
        .filter(|clause| clause.section == *prefix)
        .map(|clause| format!("{} {}  {}", clause.id, clause.level.as_str(), clause.text))
        .collect();
    format!("{prefix}: {title} (contract section {number})\n\n{}", clauses.join("\n"))
}

fn of_error(name: &str) -> Option<String> {
    let errors = errors().ok()?;
    let code = errors.errors.iter().map(|error| ("an error code", &error.code, &error.meaning, &error.clauses));
    let reason = errors
        .unavailable_reasons
        .iter()
        .map(|reason| ("a reason of `unavailable`", &reason.reason, &reason.meaning, &reason.clauses));
    let (what, id, meaning, clauses) = code.chain(reason).find(|(_, id, ..)| id.eq_ignore_ascii_case(name))?;
    let origin = if clauses.is_empty() { String::new() } else { format!("\n\nGiven by: {}", clauses.join(", ")) };
    Some(format!("{id}: {what}\n\n{meaning}{origin}"))
}

fn of_class(name: &str) -> Option<String> {
    let class = dispatch_classes().ok()?.into_iter().find(|class| class.name.eq_ignore_ascii_case(name))?;
    let clauses = class.clauses.join(", ");
    Some(format!(
        "{}: a dispatch class\n\n{}\n\n{}\n\nOrder: {}\n\nClauses: {clauses}",
        class.name, class.summary, class.description, class.order
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_has_a_name_is_explained() {
        let contract = contract().expect("the contract is readable");
        let errors = errors().expect("the errors are readable");
        let names = (contract.clauses.iter().map(|clause| &clause.id))
            .chain(contract.open.iter().map(|point| &point.id))
            .chain(contract.interpretations.iter().map(|reading| &reading.id))
            .chain(contract.sections.iter().map(|section| &section.prefix))
            .chain(errors.errors.iter().map(|error| &error.code))
            .chain(errors.unavailable_reasons.iter().map(|reason| &reason.reason));
        for name in names {
            let text = explanation(&name.to_ascii_lowercase()).unwrap_or_else(|| panic!("nothing explains {name}"));
            assert!(text.starts_with(name.as_str()), "{name}: {text}");
        }
        for class in dispatch_classes().expect("the classes are readable") {
            assert!(explanation(&class.name).is_some_and(|text| text.contains(&class.summary)), "{}", class.name);
        }
        assert_eq!(explanation("MAN-99"), None);
    }
}
