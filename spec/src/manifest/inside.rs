//! Whether an entry point stays inside the folder of its plugin (DIS-10), in whatever language's notation. A registry says the same of it:
//! `tests/agreement.rs` asks both.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

/// What separates a file or module from a name inside it: `plugin:EchoTool`, `./plugin.js#EchoPlugin`.
const NAME_MARKS: [char; 2] = ['#', ':'];
/// What loaders take for the scheme of a URL, and do not look for in a folder.
const SCHEMES: [&str; 12] =
    ["blob", "bun", "data", "deno", "file", "ftp", "http", "https", "javascript", "jsr", "node", "npm"];
/// Endings of files that a loader of JavaScript takes with a drive before them.
const SCRIPTS: [&str; 6] = ["cjs", "cts", "js", "mjs", "mts", "ts"];
/// How often escapes are read of what escapes have given.
const DEEPEST_ESCAPE: usize = 4;

/// Whether an entry point stays inside the folder of its plugin.
///
/// It must be relative and climb nowhere, in whatever loader's notation, and where it names a file, with or without its extension, or
/// a module, links on the path to it must not lead out.
pub(crate) fn stays_inside(entry_point: &str, folder: &Path) -> bool {
    let Some(readings) = readings(entry_point) else { return false };
    if readings.iter().any(|reading| names_elsewhere(reading, folder)) {
        return false;
    }
    let leading_away: Vec<PathBuf> =
        readings.iter().flat_map(|reading| may_lead_away(module(reading), folder)).collect();
    if leading_away.is_empty() {
        return true;
    }
    let Ok(root) = fs::canonicalize(folder) else { return true };
    // A link to nowhere has no target; the loader will say so.
    leading_away.iter().filter_map(|path| fs::canonicalize(path).ok()).all(|target| target.starts_with(&root))
}

/// An entry point as it is written, and as loaders of URLs read it: percent-decoded (RFC 3986, 2.1). None where escapes are nested too
/// deeply.
fn readings(entry_point: &str) -> Option<Vec<String>> {
    let mut readings = vec![entry_point.to_owned()];
    for _ in 0..DEEPEST_ESCAPE {
        let last = readings.last()?;
        let unescaped = percent_decode_str(last).decode_utf8_lossy();
        if unescaped == *last {
            return Some(readings);
        }
        let unescaped = unescaped.into_owned();
        readings.push(unescaped);
    }
    None
}

/// Whether an entry point names something elsewhere, wherever links lead: a path that is absolute on any system or in a home folder, a
/// step upwards, a URL. A control character is in no name of a file that anybody means.
fn names_elsewhere(entry_point: &str, folder: &Path) -> bool {
    entry_point.starts_with(['/', '\\', '~'])
        || entry_point.contains(char::is_control)
        || entry_point.contains("://")
        || climbs(entry_point)
        || is_url(entry_point, folder)
}

/// Whether a step leads upwards: `..` in a path, and a leading `..` in the notation of modules.
fn climbs(entry_point: &str) -> bool {
    entry_point.split(['/', '\\', '#', ':']).any(|step| step.trim().starts_with(".."))
}

/// Whether what stands before a colon is a scheme or a drive, `node:fs` and `C:plugin.js`, and not a module like `plugin:EchoTool`. A
/// module may have the name of a scheme where the folder has it.
fn is_url(entry_point: &str, folder: &Path) -> bool {
    let Some((before, after)) = entry_point.split_once(':').filter(|(_, after)| !after.starts_with(':')) else {
        return false;
    };
    let is_names = after
        .split('.')
        .all(|name| !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || letter == '_'));
    let scheme = before.trim().to_ascii_lowercase();
    if SCHEMES.contains(&scheme.as_str()) {
        let is_module = folder.join(before).is_dir() || folder.join(format!("{before}.py")).is_file();
        return !(is_names && is_module);
    }
    let is_letter = matches!(before.as_bytes(), [letter] if letter.is_ascii_alphabetic());
    let is_script = after.rsplit_once('.').is_some_and(|(_, ending)| SCRIPTS.contains(&ending));
    is_letter && (!is_names || is_script)
}

/// The part that names a file or a module.
fn module(entry_point: &str) -> &str {
    entry_point.split(NAME_MARKS).next().unwrap_or_default()
}

/// The files and folders that there are of those that a module may mean, and of those on the path to them: as a path and as dotted names,
/// below the folder and below its `src`, under their own names and under those with an extension. Without what is no link and lies in the
/// folder itself, since that leads nowhere else.
fn may_lead_away(module: &str, root: &Path) -> Vec<PathBuf> {
    let mut named = Vec::new();
    let notations = [&['/', '\\'][..], &['/', '\\', '.']];
    for marks in notations.into_iter().take(if module.contains('.') { 2 } else { 1 }) {
        for base in [root.to_owned(), root.join("src")] {
            let mut folder = base;
            for step in module.split(marks).filter(|step| !matches!(*step, "" | ".")) {
                let entries = entries_of(&folder, step);
                let stays = |entry: &DirEntry| folder == root && entry.file_type().is_ok_and(|kind| !kind.is_symlink());
                named.extend(entries.into_iter().filter(|entry| !stays(entry)).map(|entry| entry.path()));
                folder.push(step);
            }
        }
    }
    named
}

/// The entries of a folder with this name, with or without an extension.
fn entries_of(folder: &Path, name: &str) -> Vec<DirEntry> {
    let extended = format!("{name}.");
    let is_named = |entry: &str| entry == name || entry.starts_with(&extended);
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| is_named(&entry.file_name().to_string_lossy())).collect()
}
