//! Examples of rules: small folders that a command of the tool judges.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use similar::{ChangeTag, TextDiff};

/// An example of a rule: the same folder twice, once as the rule reports it and once as it should be.
#[derive(Debug)]
pub struct Example {
    /// The arguments of `dagstack-spec` that report the rule, run in the folder.
    pub command: &'static str,
    /// Files that both folders have, and that the rule says nothing about.
    pub around: &'static [File],
    /// Files with which the rule is reported.
    pub wrong: &'static [File],
    /// The same files, fixed.
    pub right: &'static [File],
}

/// A file of an example.
#[derive(Debug)]
pub struct File {
    /// Its path in the example's folder, with `/`.
    pub path: &'static str,
    /// What is in it.
    pub content: Content,
}

/// What is in a file of an example.
#[derive(Debug)]
pub enum Content {
    /// Text that is shown.
    Text(&'static str),
    /// A text that departs from another one in one place.
    Edited {
        /// The other text.
        base: &'static str,
        /// What is in it once.
        from: &'static str,
        /// What is in its place.
        to: &'static str,
    },
    /// Bytes that can't be shown, or that nobody would read.
    Made {
        /// What they are, for people.
        described: &'static str,
        /// Makes them.
        make: fn() -> Vec<u8>,
    },
    /// A symbolic link to this path.
    Link(&'static str),
}

impl File {
    /// A file with a text.
    #[must_use]
    pub const fn text(path: &'static str, text: &'static str) -> Self {
        Self { path, content: Content::Text(text) }
    }

    /// A file with a text that departs from another one in one place.
    #[must_use]
    pub const fn edited(path: &'static str, base: &'static str, from: &'static str, to: &'static str) -> Self {
        Self { path, content: Content::Edited { base, from, to } }
    }

    /// A file with bytes that are described instead of shown.
    #[must_use]
    pub const fn made(path: &'static str, described: &'static str, make: fn() -> Vec<u8>) -> Self {
        Self { path, content: Content::Made { described, make } }
    }

    /// A symbolic link.
    #[must_use]
    pub const fn link(path: &'static str, to: &'static str) -> Self {
        Self { path, content: Content::Link(to) }
    }

    /// The text that is shown, where there is one.
    fn shown(&self) -> Option<Cow<'static, str>> {
        match self.content {
            Content::Text(text) => Some(Cow::Borrowed(text)),
            Content::Edited { base, from, to } => Some(Cow::Owned(base.replacen(from, to, 1))),
            Content::Made { .. } | Content::Link(_) => None,
        }
    }

    /// What is shown instead of a file.
    fn described(&self) -> String {
        match self.content {
            Content::Made { described, .. } => format!(": {described}"),
            Content::Link(to) => format!(" is a symbolic link to `{to}`"),
            Content::Text(_) | Content::Edited { .. } => String::new(),
        }
    }

    /// Writes the file below a folder, with the folders it needs.
    fn write(&self, folder: &Path) -> io::Result<()> {
        let path = folder.join(self.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        match &self.content {
            Content::Text(text) => fs::write(path, text),
            Content::Edited { base, from, to } => fs::write(path, base.replacen(from, to, 1)),
            Content::Made { make, .. } => fs::write(path, make()),
            #[cfg(unix)]
            Content::Link(to) => std::os::unix::fs::symlink(to, path),
            #[cfg(not(unix))]
            Content::Link(_) => Err(io::Error::new(io::ErrorKind::Unsupported, "this system has no symbolic links")),
        }
    }
}

/// A side of an example.
#[derive(Debug, Clone, Copy)]
enum Side {
    Wrong,
    Right,
}

impl Side {
    const ALL: [Self; 2] = [Self::Wrong, Self::Right];

    fn title(self) -> &'static str {
        match self {
            Self::Wrong => "Wrong",
            Self::Right => "Right",
        }
    }
}

/// Which lines of a text, counted from 0, are not in another one at their place. None where it has no line in common with it.
fn changed_lines(text: &str, other: &str) -> BTreeSet<usize> {
    let diff = TextDiff::from_lines(text, other);
    let changed: BTreeSet<usize> = diff
        .iter_all_changes()
        .filter(|change| change.tag() == ChangeTag::Delete)
        .filter_map(|change| change.old_index())
        .collect();
    if changed.len() == text.lines().count() { BTreeSet::new() } else { changed }
}

/// `, line 3`, `, lines 3–5 and 8`: of lines counted from 0.
fn line_numbers(lines: &BTreeSet<usize>) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for line in lines.iter().map(|line| line + 1) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ => runs.push((line, line)),
        }
    }
    let shown: Vec<String> = runs
        .iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") })
        .collect();
    let noun = if lines.len() == 1 { "line" } else { "lines" };
    match shown.split_last() {
        None => String::new(),
        Some((last, [])) => format!(", {noun} {last}"),
        Some((last, others)) => format!(", {noun} {} and {last}", others.join(", ")),
    }
}

impl Example {
    fn files(&self, side: Side) -> &'static [File] {
        match side {
            Side::Wrong => self.wrong,
            Side::Right => self.right,
        }
    }

    /// The lines of a file's text that differ from the other side, counted from 0. None where the other side lacks the file.
    fn differing(&self, side: Side, file: &File, body: &str) -> BTreeSet<usize> {
        let other = match side {
            Side::Wrong => self.right,
            Side::Right => self.wrong,
        };
        let other = other.iter().find(|other| other.path == file.path).and_then(File::shown);
        other.map_or_else(BTreeSet::new, |other| changed_lines(body, &other))
    }

    /// Writes the example into `wrong/` and `right/` below a folder.
    ///
    /// # Errors
    /// A file can't be written: of the operating system.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        for (name, files) in [("wrong", self.wrong), ("right", self.right)] {
            let folder = folder.join(name);
            fs::create_dir_all(&folder)?;
            for file in self.around.iter().chain(files) {
                file.write(&folder)?;
            }
        }
        Ok(())
    }

    /// The example as Markdown: the files of either side in code blocks, with the numbers of the lines that differ.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut text = String::new();
        for side in Side::ALL {
            for file in self.files(side) {
                let (title, path) = (side.title(), file.path);
                let _ = match file.shown() {
                    Some(body) => {
                        let language = path.rsplit_once('.').map_or("", |(_, ending)| ending);
                        let lines = line_numbers(&self.differing(side, file, &body));
                        write!(text, "**{title}:** `{path}`{lines}\n\n```{language}\n{body}```\n\n")
                    }
                    None => write!(text, "**{title}:** `{path}`{}\n\n", file.described()),
                };
            }
        }
        let _ = writeln!(text, "Reported by `dagstack-spec {}`.\n", self.command);
        text
    }
}

impl fmt::Display for Example {
    /// The files of either side, indented, with `>` at the lines that differ, and the command.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for side in Side::ALL {
            let title = side.title();
            for file in self.files(side) {
                match file.shown() {
                    Some(body) => {
                        writeln!(formatter, "{title}: {}", file.path)?;
                        let marked = self.differing(side, file, &body);
                        for (at, line) in body.lines().enumerate() {
                            let mark = if marked.contains(&at) { '>' } else { ' ' };
                            writeln!(formatter, "  {mark} {line}")?;
                        }
                    }
                    None => writeln!(formatter, "{title}: {}{}", file.path, file.described())?,
                }
                writeln!(formatter)?;
            }
        }
        writeln!(formatter, "Reported by: dagstack-spec {}", self.command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_differ_are_found_on_either_side() {
        let (wrong, right) = ("a\nb\nc\nd\n", "a\nx\nc\nd\ne\n");
        assert_eq!(changed_lines(wrong, right), BTreeSet::from([1]));
        assert_eq!(changed_lines(right, wrong), BTreeSet::from([1, 4]));
        assert_eq!(changed_lines("a\n", "b\n"), BTreeSet::new(), "texts that have nothing in common");
    }

    #[test]
    fn line_numbers_are_joined_to_runs() {
        let shown = |lines: &[usize]| line_numbers(&lines.iter().copied().collect());
        assert_eq!(shown(&[]), "");
        assert_eq!(shown(&[4]), ", line 5");
        assert_eq!(shown(&[0, 1, 2]), ", lines 1–3");
        assert_eq!(shown(&[0, 2, 3, 6]), ", lines 1, 3–4 and 7");
    }
}
