//! The reports of a run, each to its place.

use std::io;
use std::path::PathBuf;
use std::str::FromStr;

use dagstack_spec_conformance::report::{self, Report};
use dagstack_spec_generators::write::write_whole;
use dagstack_spec_model::contract::Contract;

use super::Error;
use crate::output::Output;

/// A report that is wanted, and where.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    kind: Kind,
    /// The file; the standard output where there is none.
    path: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Json,
    Junit,
    Markdown,
    Badge,
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, path) = text.split_once('=').ok_or("write KIND=PATH, as in `json=report.json`")?;
        let kind = match kind {
            "text" => Kind::Text,
            "json" => Kind::Json,
            "junit" => Kind::Junit,
            "markdown" => Kind::Markdown,
            "badge" => Kind::Badge,
            _ => return Err("known kinds are text, json, junit, markdown and badge".to_owned()),
        };
        match path {
            "" => Err("the path is empty".to_owned()),
            "-" => Ok(Self { kind, path: None }),
            path => Ok(Self { kind, path: Some(PathBuf::from(path)) }),
        }
    }
}

/// Whether the reports can be told apart.
pub(super) fn check(targets: &[Target]) -> Result<(), Error> {
    for (index, target) in targets.iter().enumerate() {
        if targets.iter().take(index).any(|other| other.path == target.path) {
            return Err(Error::Usage("two reports go to one place: give each a path of its own"));
        }
    }
    Ok(())
}

/// Writes every report. The text goes to the standard output, unless another one does.
pub(super) fn write(report: &Report, targets: &[Target], contract: &Contract, output: &Output) -> Result<(), Error> {
    for target in targets {
        if let Some(path) = &target.path {
            write_whole(path, &printed(report, target.kind, contract, false)?)?;
        }
    }
    match targets.iter().find(|target| target.path.is_none()) {
        Some(target) => Output::result(&printed(report, target.kind, contract, output.colour())?)?,
        None => Output::result(&report::text(report, contract, output.colour()))?,
    }
    Ok(())
}

fn printed(report: &Report, kind: Kind, contract: &Contract, colour: bool) -> Result<String, Error> {
    Ok(match kind {
        Kind::Text => report::text(report, contract, colour),
        Kind::Json => report::json::json(report).map_err(io::Error::from)?,
        Kind::Junit => report::junit(report).map_err(io::Error::other)?,
        Kind::Markdown => report::summary(report),
        Kind::Badge => report::badge(report),
    })
}
