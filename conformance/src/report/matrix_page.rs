//! A matrix as a Markdown page.

use std::collections::BTreeMap;

use super::case::VerdictName;
use super::escape::{code, markdown};
use super::matrix::{Cell, Column, Matrix, SectionRows, WRITTEN_BY};

impl Matrix {
    /// The matrix as a Markdown page.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "# Compatibility\n\nWhich clauses of the plugin contract each binding keeps, as the conformance suite sees it. \
             {WRITTEN_BY} from the reports of its runs.\n\n\
             | binding | language | suite | cases | passed | failed | unsupported | not run |\n\
             |---|---|---|---:|---:|---:|---:|---:|\n"
        );
        for binding in &self.bindings {
            let Cell { cases, pass, fail, unsupported, .. } = binding.cases;
            let not_run = cases.saturating_sub(pass + fail + unsupported);
            text.push_str(&format!(
                "| {} {} | {} | {} | {cases} | {pass} | {fail} | {unsupported} | {not_run} |\n",
                markdown(&binding.name),
                markdown(&binding.version),
                markdown(&binding.language),
                markdown(&binding.suite),
            ));
        }
        self.quirks(&mut text);
        text.push_str(
            "\n`✓ 12`: all twelve cases that prove the clause pass. `✗ 3 of 12`: three of them fail. `◐ 3 of 12`: three pass, and the \
             others were not shown, as the binding does not offer what they need or they were not run. `unsupported`, `not run`: \
             so it is with all of them. `·`: no case asserts it.\n",
        );
        for section in &self.sections {
            self.section(&mut text, section);
        }
        for binding in &self.bindings {
            departures_markdown(&mut text, binding);
        }
        text
    }

    /// What the runs looked past: the counts above hold under that alone.
    fn quirks(&self, text: &mut String) {
        for binding in self.bindings.iter().filter(|binding| !binding.quirks.is_empty()) {
            text.push_str(&format!(
                "\nThe run of {} {} ({}) looked past departures that its adapter declares:\n\n",
                markdown(&binding.name),
                markdown(&binding.version),
                markdown(&binding.language),
            ));
            for quirk in &binding.quirks {
                text.push_str(&format!("- {}: {}\n", code(quirk.id.as_str()), markdown(&quirk.reason)));
            }
        }
    }

    fn section(&self, text: &mut String, section: &SectionRows) {
        text.push_str(&format!("\n## {} {}\n\n| clause | |", section.number, section.title));
        for binding in &self.bindings {
            text.push_str(&format!(" {} {} |", markdown(&binding.language), markdown(&binding.version)));
        }
        text.push_str(&format!("\n|---|---|{}\n", "---|".repeat(self.bindings.len())));
        for row in &section.clauses {
            // The contract's own texts are Markdown already.
            text.push_str(&format!("| {} {} | {} |", row.id, row.level, row.text.replace('|', "\\|")));
            for cell in &row.cells {
                text.push_str(&format!(" {} |", cell.shown()));
            }
            text.push('\n');
        }
    }
}

impl Cell {
    /// What a table shows: `✓ 12`, `✗ 3 of 12`, `◐ 3 of 12` where cases are missing, `unsupported`, `not run`, `·` for not asserted.
    fn shown(self) -> String {
        match self {
            Self { fail: 1.., .. } => format!("✗ {} of {}", self.fail, self.cases),
            Self { cases: 0, .. } => "·".to_owned(),
            Self { pass: 0, unsupported: 1.., .. } => "unsupported".to_owned(),
            Self { pass: 0, .. } => "not run".to_owned(),
            Self { pass, cases, .. } if pass == cases => format!("✓ {cases}"),
            Self { pass, cases, .. } => format!("◐ {pass} of {cases}"),
        }
    }
}

fn departures_markdown(text: &mut String, binding: &Column) {
    text.push_str(&format!(
        "\n## Departures of {} {} ({})\n\n",
        markdown(&binding.name),
        markdown(&binding.version),
        markdown(&binding.language)
    ));
    if binding.departures.is_empty() {
        text.push_str("None.\n");
        return;
    }
    let mut by_clause: BTreeMap<&str, usize> = BTreeMap::new();
    for clause in binding.departures.iter().flat_map(|departure| &departure.clauses) {
        *by_clause.entry(clause).or_default() += 1;
    }
    text.push_str(&format!(
        "{} cases, over {} clauses.\n\n| case | clauses | what should hold | what was seen |\n|---|---|---|---|\n",
        binding.departures.len(),
        by_clause.len()
    ));
    for departure in &binding.departures {
        let verdict = match departure.verdict {
            VerdictName::Fail => String::new(),
            other => format!("{}: ", other.as_str().replace('_', " ")),
        };
        let reason = departure.reason.as_ref().map(|reason| format!("<br>{}", markdown(reason))).unwrap_or_default();
        text.push_str(&format!(
            "| {} | {} | {} | {verdict}{}{reason} |\n",
            code(&departure.id),
            markdown(&departure.clauses.join(" ")),
            markdown(&departure.title),
            markdown(&departure.seen),
        ));
    }
}
