//! Names that stay, by what they are in their case.

use std::collections::BTreeSet;

use super::declared::Declared;
use super::spelling::{VARIABLE, spelling, variable};
use crate::fixture::FileContent;
use crate::hex;
use crate::protocol::Step;
use crate::suite::Case;
use crate::suite::rename::tokens::tokens;

/// The tokens of a case that stay.
pub(super) fn of(case: &Case, declared: &Declared, all: &BTreeSet<String>) -> BTreeSet<String> {
    let mut stays: BTreeSet<String> = declared.of_the_system.union(&declared.escaped).cloned().collect();
    stays.extend(hooks(case));
    stays.extend(parts_of_names(declared));
    stays.extend(spelled_alike(all));
    stays.extend(outside_of_text(case));
    stays.extend(parts_of_tools(case, declared));
    stays.extend(functions(case));
    stays.extend(in_variables(declared, all));
    if has_wildcards(case) {
        stays.extend(declared.paths.iter().cloned());
    }
    stays
}

/// The names of hooks: parts of the names of tools, and methods of plugins.
fn hooks(case: &Case) -> impl Iterator<Item = String> {
    let of_kinds = case.script.kinds.iter().flat_map(|kind| kind.hooks.keys());
    of_kinds.chain(case.script.plugins.values().flat_map(|plugin| plugin.script.hooks.keys())).cloned()
}

/// The tokens of names that are none by themselves: `a.b`, or one with a space. What such a name consists of is its point.
fn parts_of_names(declared: &Declared) -> impl Iterator<Item = String> {
    let names = declared.names.iter().chain(&declared.kinds);
    names.filter(|name| tokens(name).ne([name.as_str()])).flat_map(|name| tokens(name)).map(str::to_owned)
}

/// Tokens that differ in upper and lower case or in `-` and `_` alone.
fn spelled_alike(all: &BTreeSet<String>) -> Vec<String> {
    let mut spellings: Vec<(String, &String)> = all.iter().map(|token| (spelling(token), token)).collect();
    spellings.sort();
    let alike = spellings.chunk_by(|one, other| one.0 == other.0).filter(|chunk| chunk.len() > 1);
    alike.flatten().map(|(_, token)| (*token).clone()).collect()
}

/// Tokens in files that are given as bytes, and those that an escape of TOML or JSON may be a part of.
fn outside_of_text(case: &Case) -> Vec<String> {
    let mut found = Vec::new();
    for content in case.files.values() {
        match content {
            FileContent::Hex(digits) => {
                let bytes = hex::read(digits).unwrap_or_default();
                found.extend(tokens(&String::from_utf8_lossy(&bytes)).map(str::to_owned));
            }
            FileContent::Text(text) => {
                for behind in text.split('\\').skip(1) {
                    let token = tokens(behind).next().unwrap_or_default();
                    // `\n`, `\u0041` and `\U00000041` are as long as that.
                    found.extend([0, 1, 5, 9].into_iter().filter_map(|length| token.get(length..)).map(str::to_owned));
                }
            }
            _ => {}
        }
    }
    found
}

/// Names in the names of tools that a template has joined to others by `-` or `_`.
fn parts_of_tools(case: &Case, declared: &Declared) -> Vec<String> {
    let tools = case.servers.values().flat_map(|server| server.tools.keys());
    let joined = tools
        .flat_map(|tool| tokens(tool))
        .filter(|token| !declared.names.contains(*token) && !declared.kinds.contains(*token));
    joined.flat_map(|token| token.split(['-', '_'])).map(str::to_owned).collect()
}

/// Names of functions that steps call where a mock server's own tools may be the functions: the registry makes them of the tools' names.
fn functions(case: &Case) -> Vec<String> {
    let inputs = case.script.steps.iter().flat_map(Step::inputs);
    let functions = inputs.filter(|_| !case.servers.is_empty()).filter_map(|input| input.get("function")?.as_str());
    functions.flat_map(tokens).map(str::to_owned).collect()
}

/// Kinds that a variable is nearly named for.
fn in_variables(declared: &Declared, all: &BTreeSet<String>) -> Vec<String> {
    let prefix = spelling(VARIABLE);
    let variables: Vec<(&String, String)> =
        all.iter().filter_map(|token| Some((token, spelling(token).strip_prefix(&prefix)?.to_owned()))).collect();
    let is_near = |kind: &&String| {
        let own = variable(kind);
        variables.iter().any(|(token, rest)| **token != own && rest.contains(&spelling(kind)))
    };
    declared.kinds.iter().filter(is_near).cloned().collect()
}

/// Whether a pattern of folder names may fit a part of a name.
fn has_wildcards(case: &Case) -> bool {
    let mut patterns = case.script.steps.iter().flat_map(|step| match step {
        Step::Discover { ignore, .. } => ignore.as_slice(),
        _ => &[],
    });
    patterns.any(|pattern| pattern.contains(['*', '?', '[']))
}
