//! What is to be generated: from the arguments, or from the nearest `dagstack-spec.toml`.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};

use dagstack_spec_generators::Annotations;
use dagstack_spec_generators::registry;
use dagstack_spec_generators::target::{Target, TargetOption};
use dagstack_spec_model::Label;

use super::super::Error;
use super::arguments::Arguments;
use crate::config::{self, Config};

/// One output folder with all that is needed to fill it.
pub(super) struct OutputFolder {
    pub(super) target: &'static dyn Target,
    pub(super) out: PathBuf,
    pub(super) lowered: Lowered,
    /// The values given for options of targets, by the option's name.
    pub(super) options: BTreeMap<String, String>,
    /// The place of each of its kinds in the configuration; empty where arguments name them.
    pub(super) kind_places: Vec<Label>,
    /// Where the runtime of the code is.
    pub(super) runtime: RuntimeFolder,
}

/// Where the runtime of emitted code is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RuntimeFolder {
    /// In the folder itself, for nobody else.
    Own,
    /// In the folder itself, and other folders use it, for what these are emitted from.
    Lent(Vec<Lowered>),
    /// In another folder, with these options.
    Borrowed { out: PathBuf, options: BTreeMap<String, String> },
}

/// What the intermediate representation for a folder depends on: folders that agree in it share one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Lowered {
    pub(super) spec: Option<PathBuf>,
    pub(super) kinds: Vec<String>,
    pub(super) package_version: Option<String>,
    pub(super) without_manifest: bool,
}

/// What is to be generated.
pub(super) struct Selection {
    /// The output folders, those that share a spec and its kinds one after the other.
    pub(super) folders: Vec<OutputFolder>,
    /// What schemas may have as annotations.
    pub(super) annotations: Annotations,
    /// The configuration that targets were picked from by `--lang`.
    pub(super) picked_from: Option<PathBuf>,
}

/// What the arguments choose. `--lang` without `--out` picks from the targets of the configuration, where there is one.
///
/// # Errors
/// Arguments that are not enough, and everything that is wrong with the configuration.
pub(super) fn of(arguments: &Arguments) -> Result<Selection, Error> {
    let file = match &arguments.config {
        Some(file) => Some(file.clone()),
        None => env::current_dir().ok().and_then(|folder| config::find(&folder)),
    };
    let config = file.as_deref().map(|file| config::read(file).map_err(Error::Diagnostics)).transpose();
    let is_described = arguments.spec.is_some()
        || !arguments.kinds.is_empty()
        || arguments.package_version.is_some()
        || arguments.no_manifest
        || !arguments.options.0.is_empty();
    let mut picked_from = None;
    let (mut folders, config) = if arguments.langs.is_empty() {
        if arguments.config.is_none() && (is_described || arguments.out.is_some()) {
            return Err(Error::NoTarget { config: file });
        }
        let Some((file, mut config)) = file.zip(config?) else {
            return Err(Error::Usage(
                "nothing to generate: give `--lang` and `--out`, or list the targets in a `dagstack-spec.toml`",
            ));
        };
        (configured(&file, &mut config)?, Some(config))
    } else if let (Some(file), None, false, false) = (file, &arguments.out, arguments.stdout, is_described) {
        let mut config = config?;
        let mut folders = config.as_mut().map_or_else(|| Ok(Vec::new()), |config| configured(&file, config))?;
        folders.retain(|folder| is_chosen(arguments, folder.target));
        if folders.is_empty() {
            return Err(Error::NotConfigured { targets: chosen_names(arguments), file });
        }
        picked_from = Some(file);
        (folders, config)
    } else {
        (given(arguments)?, config?)
    };
    grouped(&mut folders);
    let mut annotations = config.map(|config| config.schemas.annotations()).unwrap_or_default();
    annotations.keywords.extend(arguments.annotations.iter().cloned());
    annotations.formats.extend(arguments.annotation_formats.iter().cloned());
    Ok(Selection { folders, annotations, picked_from })
}

fn is_chosen(arguments: &Arguments, target: &dyn Target) -> bool {
    arguments.langs.iter().any(|chosen| chosen.name() == target.name())
}

/// `ts, go`
fn chosen_names(arguments: &Arguments) -> String {
    arguments.langs.iter().map(|target| target.name()).collect::<Vec<_>>().join(", ")
}

fn given(arguments: &Arguments) -> Result<Vec<OutputFolder>, Error> {
    let out = match (&arguments.out, arguments.stdout) {
        (Some(out), _) => out.clone(),
        (None, true) => PathBuf::from("."),
        (None, false) => {
            return Err(Error::Usage("name the folder to write to with `--out DIR`, or print with `--stdout`"));
        }
    };
    let is_foreign = |(owner, option): &(&dyn Target, &TargetOption)| {
        arguments.options.0.contains_key(option.name) && !is_chosen(arguments, *owner)
    };
    if let Some((owner, option)) = registry::options().find(is_foreign) {
        let targets = chosen_names(arguments);
        return Err(Error::ForeignOption { option: option.name, owner: owner.name(), targets });
    }
    let several = arguments.langs.len() > 1;
    let lowered = Lowered {
        spec: arguments.spec.clone(),
        kinds: arguments.kinds.clone(),
        package_version: arguments.package_version.clone(),
        without_manifest: arguments.no_manifest,
    };
    let folder = |target: &'static dyn Target| {
        let mut options = arguments.options.0.clone();
        for option in target.options().iter().filter(|_| several) {
            options.entry(option.name.to_owned()).and_modify(|value| *value = (option.inside)(value, target.name()));
        }
        let out = if several { out.join(target.name()) } else { out.clone() };
        OutputFolder {
            target,
            out,
            lowered: lowered.clone(),
            options,
            runtime: RuntimeFolder::Own,
            kind_places: Vec::new(),
        }
    };
    Ok(registry::all().filter(|target| is_chosen(arguments, *target)).map(folder).collect())
}

fn configured(file: &Path, config: &mut Config) -> Result<Vec<OutputFolder>, Error> {
    let base = config::folder(file);
    if config.generate.is_empty() {
        return Err(Error::Usage("nothing to generate: `dagstack-spec.toml` lists no target under `[[generate]]`"));
    }
    let runtimes: Vec<Option<usize>> = config.generate.iter().map(|wanted| config.runtime_of(wanted)).collect();
    let folder = |wanted: config::TargetConfig| {
        let lowered = Lowered {
            spec: wanted.spec.map(|spec| base.join(spec)),
            kinds: wanted.kinds,
            package_version: wanted.package_version,
            without_manifest: !wanted.manifest,
        };
        let (target, out) = (wanted.lang, base.join(wanted.out));
        OutputFolder {
            target,
            out,
            lowered,
            options: wanted.options,
            kind_places: wanted.kind_places,
            runtime: RuntimeFolder::Own,
        }
    };
    let mut folders: Vec<OutputFolder> = std::mem::take(&mut config.generate).into_iter().map(folder).collect();
    for (borrower, owner) in runtimes.into_iter().enumerate().filter_map(|(index, owner)| Some((index, owner?))) {
        let (lowered, owning) = (folders[borrower].lowered.clone(), &mut folders[owner]);
        match &mut owning.runtime {
            RuntimeFolder::Lent(borrowers) => borrowers.push(lowered),
            other => *other = RuntimeFolder::Lent(vec![lowered]),
        }
        let (out, options) = (owning.out.clone(), owning.options.clone());
        folders[borrower].runtime = RuntimeFolder::Borrowed { out, options };
    }
    Ok(folders)
}

/// Puts folders that share a spec one after the other, and among them those that share all that is lowered; where they don't, the
/// order stays.
fn grouped(folders: &mut [OutputFolder]) {
    let (mut specs, mut lowered) = (BTreeMap::new(), BTreeMap::new());
    for (index, folder) in folders.iter().enumerate() {
        specs.entry(folder.lowered.spec.clone()).or_insert(index);
        lowered.entry(folder.lowered.clone()).or_insert(index);
    }
    folders.sort_by_key(|folder| (specs.get(&folder.lowered.spec).copied(), lowered.get(&folder.lowered).copied()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_stands_together_in_the_order_given() {
        let folder = |out: &str, spec: Option<&str>, kinds: &[&str]| OutputFolder {
            target: registry::find("go").expect("a target"),
            out: PathBuf::from(out),
            lowered: Lowered {
                spec: spec.map(PathBuf::from),
                kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
                package_version: None,
                without_manifest: false,
            },
            options: BTreeMap::new(),
            kind_places: Vec::new(),
            runtime: RuntimeFolder::Own,
        };
        let mut folders = [
            folder("1", Some("s"), &["b"]),
            folder("2", None, &[]),
            folder("3", Some("s"), &["a"]),
            folder("4", None, &[]),
            folder("5", Some("s"), &["b"]),
        ];
        grouped(&mut folders);
        let order: Vec<_> = folders.iter().map(|folder| folder.out.to_str().expect("text")).collect();
        assert_eq!(order, ["1", "5", "3", "2", "4"]);
    }
}
