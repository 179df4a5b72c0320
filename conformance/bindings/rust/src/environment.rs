//! The host's environment, and what of it reaches plugins (RUN-12, RUN-15).

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::sync::Arc;

/// The variables that every process gets, where the host has them (RUN-12).
#[cfg(not(windows))]
const GIVEN: &[&str] = &["HOME", "LANG", "LANGUAGE", "LOGNAME", "PATH", "SHELL", "TERM", "TMPDIR", "TZ", "USER"];
#[cfg(windows)]
const GIVEN: &[&str] = &[
    "APPDATA",
    "COMSPEC",
    "HOMEDRIVE",
    "HOMEPATH",
    "LOCALAPPDATA",
    "NUMBER_OF_PROCESSORS",
    "OS",
    "PATH",
    "PATHEXT",
    "PROCESSOR_ARCHITECTURE",
    "PROGRAMDATA",
    "PROGRAMFILES",
    "SYSTEMDRIVE",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "USERNAME",
    "USERPROFILE",
    "WINDIR",
];

/// With any ending, a variable of the locale that every process gets too.
#[cfg(not(windows))]
const LOCALE: &str = "LC_";

/// What a shell exports a function as. A value of this form is code to whoever starts a shell with it.
const FUNCTION: &[u8] = b"()";

/// The host's environment, and the names of those variables that plugins may have. A clone shares both.
#[derive(Clone, Default)]
pub struct HostEnvironment {
    source: Source,
    passed: Arc<BTreeSet<String>>,
}

#[derive(Clone, Default)]
enum Source {
    /// The environment of the process, as it is whenever it is read.
    #[default]
    Process,
    /// These variables.
    Variables(Arc<BTreeMap<OsString, OsString>>),
}

impl HostEnvironment {
    /// The environment of the process. Plugins have none of its variables but those that every process needs.
    #[must_use]
    pub fn process() -> Self {
        Self::default()
    }

    /// These variables instead of those of the process.
    #[must_use]
    pub fn of<N: Into<OsString>, V: Into<OsString>>(variables: impl IntoIterator<Item = (N, V)>) -> Self {
        let variables = variables.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { source: Source::Variables(Arc::new(variables)), ..Self::default() }
    }

    /// Names variables that plugins may have, besides those that were named before.
    #[must_use]
    pub fn passing<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        Arc::make_mut(&mut self.passed).extend(names.into_iter().map(Into::into));
        self
    }

    /// A variable; `None` where it is not set, or is not UTF-8.
    pub(crate) fn read(&self, name: &str) -> Option<String> {
        self.value(OsStr::new(name))?.into_string().ok()
    }

    /// Whether the host named a variable for plugins (RUN-15).
    #[cfg(feature = "http")]
    pub(crate) fn passes(&self, name: &str) -> bool {
        self.passed.contains(name)
    }

    /// The values of the variables that the host named: they may be secrets.
    pub(crate) fn passed_values(&self) -> impl Iterator<Item = String> {
        self.passed.iter().filter_map(|name| self.read(name))
    }

    /// What a process gets: what every process needs, and what the host named (RUN-12).
    pub(crate) fn for_process(&self) -> BTreeMap<OsString, OsString> {
        let passed: BTreeSet<OsString> = self.passed.iter().map(OsString::from).collect();
        let names = self.names().filter(|name| is_given(name));
        let variables = names.chain(passed).filter_map(|name| Some((self.value(&name)?, name)));
        variables.filter(|(value, _)| !is_function(value)).map(|(value, name)| (name, value)).collect()
    }

    /// The names of all that are set.
    pub(crate) fn names(&self) -> Box<dyn Iterator<Item = OsString> + '_> {
        match &self.source {
            Source::Process => Box::new(std::env::vars_os().map(|(name, _)| name)),
            Source::Variables(variables) => Box::new(variables.keys().cloned()),
        }
    }

    fn value(&self, name: &OsStr) -> Option<OsString> {
        match &self.source {
            Source::Process => std::env::var_os(name),
            Source::Variables(variables) => variables.get(name).cloned(),
        }
    }
}

/// Whether every process gets a variable of this name.
#[cfg(not(windows))]
fn is_given(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| GIVEN.contains(&name) || name.starts_with(LOCALE))
}

/// Whether every process gets a variable of this name: upper and lower case are one there.
#[cfg(windows)]
fn is_given(name: &OsStr) -> bool {
    GIVEN.iter().any(|given| name.eq_ignore_ascii_case(given))
}

fn is_function(value: &OsStr) -> bool {
    value.as_encoded_bytes().starts_with(FUNCTION)
}

/// Names alone: values may be secrets.
impl fmt::Debug for HostEnvironment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HostEnvironment").field("passed", &self.passed).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(not(windows))]
    #[test]
    fn a_process_gets_what_it_needs_and_what_was_named() {
        let host = HostEnvironment::of([
            ("HOME", "/home/me"),
            ("LC_TIME", "C"),
            ("LC_", "C"),
            ("TOKEN", "hunter2"),
            ("OTHER", "hunter3"),
            ("LANG", "() { :; }"),
            ("CALLED", "() { :; }"),
        ])
        .passing(["TOKEN", "CALLED", "NOT_SET"]);
        let given: Vec<_> = host.for_process().into_iter().collect();
        let expected = [("HOME", "/home/me"), ("LC_", "C"), ("LC_TIME", "C"), ("TOKEN", "hunter2")];
        assert_eq!(given, expected.map(|(name, value)| (name.into(), value.into())));
    }

    #[test]
    fn values_are_not_shown() {
        let host = HostEnvironment::of([("TOKEN", "hunter2")]).passing(["TOKEN"]);
        assert_eq!(format!("{host:?}"), r#"HostEnvironment { passed: {"TOKEN"}, .. }"#);
    }
}
