//! Texts near those of a format.

use dagstack_spec_generators::ir::Format;

use super::hosts;
use super::rng::Rng;
use super::texts::{NASTY, examples, parts};

/// The examples of a format, and texts that differ from them by a little.
pub(crate) fn texts(format: Format, count: usize, rng: &mut Rng) -> Vec<String> {
    let examples = examples(format);
    let parts = parts(format);
    let mutated = (0..count).map(|_| {
        let mut text: Vec<char> = rng.pick(examples).chars().collect();
        for _ in 0..*rng.pick(&[1, 1, 2, 3]) {
            change(&mut text, format, examples, parts, rng);
        }
        text.into_iter().collect()
    });
    let mutated: Vec<String> = mutated.collect();
    examples.iter().map(|example| (*example).to_owned()).chain(mutated).collect()
}

fn change(text: &mut Vec<char>, format: Format, examples: &[&str], parts: &[&str], rng: &mut Rng) {
    let (start, end) = range(text, rng);
    match rng.below(10) {
        0..=2 => drop(text.splice(start..start, part(format, parts, rng).chars())),
        3 | 4 => drop(text.splice(start..end.min(start + 1), part(format, parts, rng).chars())),
        5 => drop(text.drain(start..end)),
        6 => {
            let copied = text[start..end].to_vec();
            // Limits on lengths are met by repeating.
            let times = if rng.chance(80) { 1 } else { rng.between(2, 70) };
            let times = usize::try_from(times).expect("a small number");
            let copied: Vec<char> = copied.iter().copied().cycle().take(copied.len() * times).take(300).collect();
            drop(text.splice(start..start, copied));
        }
        7 => {
            let other: Vec<char> = rng.pick(examples).chars().collect();
            let (from, to) = range(&other, rng);
            drop(text.splice(start..end, other[from..to].iter().copied()));
        }
        8 => text[start..end].iter_mut().for_each(|sign| {
            *sign = if sign.is_ascii_lowercase() { sign.to_ascii_uppercase() } else { sign.to_ascii_lowercase() };
        }),
        _ => text[start..end].reverse(),
    }
}

/// A few signs somewhere in a text.
fn range(text: &[char], rng: &mut Rng) -> (usize, usize) {
    let start = rng.below(text.len() + 1);
    let length = *rng.pick(&[1, 1, 1, 2, 3, 8]);
    (start, text.len().min(start + length))
}

fn part(format: Format, parts: &[&str], rng: &mut Rng) -> String {
    let is_host = matches!(format, Format::Hostname | Format::Email);
    match rng.below(10) {
        0 => rng.pick(NASTY).to_string(),
        1 => hosts::any(rng).to_string(),
        2 | 3 if is_host => hosts::label(rng),
        _ => (*rng.pick(parts)).to_owned(),
    }
}
