//! The checks in their order. The first that fails names the error (REG-10).

use std::str::FromStr;

use pep440_rs::{Version, VersionSpecifiers};

use super::Candidate;
use crate::core::Core;
use crate::error::{Code, Error};
use crate::spec::manifest::{ManifestCoreVersion, Runtime, SchemaVersion};

/// What the checks know besides the manifest.
pub(crate) struct Facts<'a> {
    /// What the host configured when it built the registry.
    pub(crate) core: &'a Core,
    /// Whether a name is taken in this registry.
    pub(crate) is_taken: &'a dyn Fn(&str) -> bool,
}

type Check = fn(&Candidate, &Facts<'_>) -> Result<(), Error>;

/// Checks 1 to 7 of the contract. Check 8, loading, is the first that runs code of the plugin (REG-11).
const CHECKS: &[Check] = &[
    |candidate, _| shape(candidate),
    |candidate, _| schema_version(candidate),
    kind,
    kind_api_version,
    kind_constraints,
    core_version,
    runtime,
    name,
];

/// Puts a manifest to every check that comes before loading.
pub(crate) fn check(candidate: &Candidate, facts: &Facts<'_>) -> Result<(), Error> {
    CHECKS.iter().try_for_each(|check| check(candidate, facts))
}

/// Puts a manifest to the checks that need no registry.
pub(crate) fn check_alone(candidate: &Candidate) -> Result<(), Error> {
    shape(candidate)?;
    schema_version(candidate)?;
    own_constraints(candidate)?;
    specifiers(candidate).map(|_| ())
}

/// REG-01: shape and types, and the rules between fields.
fn shape(candidate: &Candidate) -> Result<(), Error> {
    match candidate.shape_problems() {
        [] => Ok(()),
        problems => Err(invalid(problems.join("; "))),
    }
}

/// REG-02: a version of the manifest's form that this core reads.
fn schema_version(candidate: &Candidate) -> Result<(), Error> {
    let version = candidate.text("schema_version");
    match SchemaVersion::from_str(version) {
        Ok(_) => Ok(()),
        Err(_) => Err(invalid(format!("`schema_version` is `{version}`, and this core reads `1`"))),
    }
}

/// REG-03: a kind that the host knows, where it declared which it knows.
fn kind(candidate: &Candidate, facts: &Facts<'_>) -> Result<(), Error> {
    let kind = candidate.text("kind");
    if facts.core.knows_kind(kind) {
        return Ok(());
    }
    Err(Error::new(Code::KindUnknown, format!("the host knows no kind `{kind}`")))
}

/// REG-04: a major of the kind that has a hookspec here, where the kind has any.
fn kind_api_version(candidate: &Candidate, facts: &Facts<'_>) -> Result<(), Error> {
    let (kind, version) = (candidate.text("kind"), candidate.text("kind_api_version"));
    let majors = facts.core.majors(kind);
    if majors.is_empty() || majors.iter().any(|known| Some(*known) == major(version)) {
        return Ok(());
    }
    let known: Vec<String> = majors.iter().map(ToString::to_string).collect();
    Err(Error::new(
        Code::VersionIncompatible,
        format!("`kind_api_version` is `{version}`, and of `{kind}` this host knows {}", known.join(", ")),
    ))
}

/// MAN-13: the runtime that the kind is constrained to.
fn kind_constraints(candidate: &Candidate, facts: &Facts<'_>) -> Result<(), Error> {
    own_constraints(candidate)?;
    let hookspec =
        major(candidate.text("kind_api_version")).and_then(|major| facts.core.hookspec(candidate.text("kind"), major));
    let in_process_only = hookspec.is_some_and(|kind| kind.constraints().in_process_only);
    if in_process_only && candidate.text("runtime") != Runtime::InProcess.as_str() {
        return Err(invalid(format!("plugins of kind `{}` run in process only", candidate.text("kind"))));
    }
    Ok(())
}

/// MAN-13 for the contract's own kinds, whether the host brought their hookspecs or not.
fn own_constraints(candidate: &Candidate) -> Result<(), Error> {
    candidate.constraint_problem().map_or(Ok(()), |problem| Err(invalid(problem.to_owned())))
}

/// REG-05: a set of versions that holds this core's.
fn core_version(candidate: &Candidate, facts: &Facts<'_>) -> Result<(), Error> {
    let specifiers = specifiers(candidate)?;
    let core: &Version = facts.core.version();
    if specifiers.contains(core) {
        return Ok(());
    }
    Err(Error::new(
        Code::VersionIncompatible,
        format!("`core_version` is `{}`, and this core is {core}", candidate.text("core_version")),
    ))
}

/// REG-06: a runtime that this registry offers.
fn runtime(candidate: &Candidate, facts: &Facts<'_>) -> Result<(), Error> {
    let runtime = candidate.text("runtime");
    if facts.core.offers(runtime) {
        return Ok(());
    }
    Err(Error::new(Code::RuntimeNotSupported, format!("this registry offers no runtime `{runtime}`")))
}

/// REG-07: a name that is free in this registry, whatever the kind.
fn name(candidate: &Candidate, facts: &Facts<'_>) -> Result<(), Error> {
    let name = candidate.text("name");
    if (facts.is_taken)(name) {
        return Err(taken(name));
    }
    Ok(())
}

/// The error of a name that is taken.
pub(crate) fn taken(name: &str) -> Error {
    invalid(format!("the name `{name}` is taken in this registry"))
}

/// The specifier set of `core_version`, as PEP 440 has it.
fn specifiers(candidate: &Candidate) -> Result<VersionSpecifiers, Error> {
    let text = candidate.text("core_version");
    ManifestCoreVersion::try_from(text)
        .map_err(|_| ())
        .and_then(|_| VersionSpecifiers::from_str(text).map_err(|_| ()))
        .map_err(|()| invalid(format!("`core_version` is `{text}`, which is not a PEP 440 specifier set")))
}

/// The major of `1` or `1.0.0`.
pub(crate) fn major(version: &str) -> Option<u64> {
    version.split('.').next()?.parse().ok()
}

fn invalid(message: String) -> Error {
    Error::new(Code::ManifestInvalid, message)
}
