//! The score: what each language made of each keyword file, as a table.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

/// What became of some tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) tests: usize,
    pub(crate) agreed: usize,
    pub(crate) wrongly_accepted: usize,
    pub(crate) wrongly_rejected: usize,
    pub(crate) refused: usize,
    pub(crate) crashed: usize,
    /// Of those that agreed: the document is valid, and a policy of the language keeps it from being represented.
    pub(crate) excused: usize,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.tests += other.tests;
        self.agreed += other.agreed;
        self.wrongly_accepted += other.wrongly_accepted;
        self.wrongly_rejected += other.wrongly_rejected;
        self.refused += other.refused;
        self.crashed += other.crashed;
        self.excused += other.excused;
    }

    fn row(&self, first: &str, second: &str) -> String {
        format!(
            "{first:<26} {second:<11} {:>5} {:>7} {:>9} {:>9} {:>8} {:>8}\n",
            self.tests, self.agreed, self.wrongly_accepted, self.wrongly_rejected, self.refused, self.crashed
        )
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} verdicts, {} agreed ({} by policy), {} wrongly accepted, {} wrongly rejected, {} crashed",
            self.tests, self.agreed, self.excused, self.wrongly_accepted, self.wrongly_rejected, self.crashed
        )
    }
}

/// The tallies of one mode, by keyword file and by language in their order.
#[derive(Debug, Default)]
pub(crate) struct Score(BTreeMap<(String, usize), Tally>);

impl Score {
    pub(crate) fn of(&mut self, file: &str, language: usize) -> &mut Tally {
        self.0.entry((file.to_owned(), language)).or_default()
    }

    /// The total of a language.
    fn total(&self, language: usize) -> Tally {
        let mut total = Tally::default();
        self.0.iter().filter(|((_, of), _)| *of == language).for_each(|(_, tally)| total.add(tally));
        total
    }

    /// The total of a language as the README has it.
    pub(crate) fn summary(&self, index: usize, language: &str) -> String {
        let total = self.total(index);
        let judged = total.tests - total.refused;
        format!(
            "| {language} | {} of {judged} ({} %) | {} of {} ({} %) |",
            total.agreed,
            percent(total.agreed, judged),
            total.refused,
            total.tests,
            percent(total.refused, total.tests),
        )
    }

    /// A row a file and language, and the totals. Languages that made the same of a file share its row.
    pub(crate) fn table(&self, languages: &[&str]) -> String {
        let mut table = format!(
            "{:<26} {:<11} {:>5} {:>7} {:>9} {:>9} {:>8} {:>8}\n",
            "", "", "tests", "agreed", "accepted!", "rejected!", "refused", "crashed"
        );
        let mut files: BTreeMap<&str, Vec<(usize, &Tally)>> = BTreeMap::new();
        for ((file, language), tally) in &self.0 {
            files.entry(file).or_default().push((*language, tally));
        }
        for (file, tallies) in files {
            if tallies.windows(2).all(|pair| pair[0].1 == pair[1].1) {
                table.push_str(&tallies[0].1.row(file, "each"));
                continue;
            }
            for (language, tally) in tallies {
                table.push_str(&tally.row(file, languages[language]));
            }
        }
        for (index, language) in languages.iter().enumerate() {
            let total = self.total(index);
            let judged = total.tests - total.refused;
            table.push_str(&total.row("total", language));
            let _ = writeln!(
                table,
                "{:<26} {language:<11} {} % of all agreed, {} % of those not refused; {} % refused",
                "",
                percent(total.agreed, total.tests),
                percent(total.agreed, judged),
                percent(total.refused, total.tests),
            );
        }
        table
    }
}

/// With one decimal, never rounded up: 100.0 is all of them.
fn percent(part: usize, whole: usize) -> String {
    let thousandths = (part * 1000).checked_div(whole).unwrap_or(1000);
    format!("{}.{}", thousandths / 10, thousandths % 10)
}
