//! The figures as tables: first the ratios, which differ less from machine to machine.

use std::fmt::Write as _;

use crate::programs::{Measured, Row};

/// What the programs measure, described.
const TASKS: [(&str, &str); 3] = [
    ("check", "Is a parsed value valid?"),
    ("read", "From text to a checked value of its type"),
    ("problems", "All problems of an invalid document"),
];

/// A table for each task.
pub(crate) fn of_program(measured: &Measured) -> String {
    let mut text = format!("### {}\n", measured.title);
    for (task, title) in TASKS {
        let rows: Vec<&Row> = measured.rows.iter().filter(|row| row.task == task).collect();
        if !rows.is_empty() {
            let ratios = measured.rivals.iter().map(|rival| format!("ours / {rival}"));
            let columns: Vec<String> = ratios.chain(names(measured).map(str::to_owned)).collect();
            let _ = write!(text, "\n| {title} | {} |\n|---|{}\n", columns.join(" | "), "---|".repeat(columns.len()));
            for row in rows {
                text.push_str(&line(measured, row));
            }
        }
    }
    text
}

fn names(measured: &Measured) -> impl Iterator<Item = &str> {
    ["ours"].into_iter().chain(measured.rivals.iter().copied())
}

fn line(measured: &Measured, row: &Row) -> String {
    let ratios = measured.rivals.iter().map(|rival| ratio(row.ratios[*rival]));
    let cells: Vec<String> = ratios.chain(names(measured).map(|name| time(row.medians[name]))).collect();
    format!("| {} | {} |\n", row.payload, cells.join(" | "))
}

/// `0.42`; what is slower than the rival is set in bold.
pub(crate) fn ratio(ratio: f64) -> String {
    if ratio > 1.0 { format!("**{ratio:.2}**") } else { format!("{ratio:.2}") }
}

/// Nanoseconds in a unit that suits them.
fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        ..1e3 => format!("{nanoseconds:.0} ns"),
        ..1e6 => format!("{:.2} µs", nanoseconds / 1e3),
        _ => format!("{:.2} ms", nanoseconds / 1e6),
    }
}
