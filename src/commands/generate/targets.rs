//! What is to be generated: from the arguments, or from the nearest `dagstack-spec.toml`.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};

use dagstack_spec_generators::Annotations;
use dagstack_spec_generators::lang::Lang;

use super::super::Error;
use super::Arguments;
use crate::config::{self, Config};

/// One output folder with all that is needed to fill it.
pub(super) struct Target {
    pub(super) lang: Lang,
    pub(super) out: PathBuf,
    pub(super) lowered: Lowered,
    pub(super) import_path: Option<String>,
}

/// What the intermediate representation of a target depends on: targets that agree in it share one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Lowered {
    pub(super) spec: Option<PathBuf>,
    pub(super) kinds: Vec<String>,
    pub(super) package_version: Option<String>,
}

/// The targets, those that share a spec and its kinds one after the other, and what schemas may have as annotations.
///
/// # Errors
/// Arguments that are not enough, and everything that is wrong with the configuration.
pub(super) fn of(arguments: &Arguments) -> Result<(Vec<Target>, Annotations), Error> {
    let file = match &arguments.config {
        Some(file) => Some(file.clone()),
        None => env::current_dir().ok().and_then(|folder| config::find(&folder)),
    };
    let config = file.as_deref().map(|file| config::read(file).map_err(Error::Diagnostics)).transpose();
    let (mut targets, config) = if arguments.langs.is_empty() {
        let is_asked_for_more = arguments.out.is_some() || arguments.spec.is_some() || !arguments.kinds.is_empty();
        if arguments.config.is_none() && is_asked_for_more {
            return Err(Error::Usage("choose the language to emit with `--lang rust`, `--lang ts` or `--lang go`"));
        }
        let Some((file, mut config)) = file.zip(config?) else {
            return Err(Error::Usage(
                "nothing to generate: give `--lang` and `--out`, or list the targets in a `dagstack-spec.toml`",
            ));
        };
        (configured(&file, &mut config)?, Some(config))
    } else {
        (given(arguments)?, config?)
    };
    grouped(&mut targets);
    let mut annotations = config.map(|config| config.schemas.annotations()).unwrap_or_default();
    annotations.keywords.extend(arguments.annotations.iter().cloned());
    annotations.formats.extend(arguments.annotation_formats.iter().cloned());
    Ok((targets, annotations))
}

fn given(arguments: &Arguments) -> Result<Vec<Target>, Error> {
    let out = match (&arguments.out, arguments.stdout) {
        (Some(out), _) => out.clone(),
        (None, true) => PathBuf::from("."),
        (None, false) => {
            return Err(Error::Usage("name the folder to write to with `--out DIR`, or print with `--stdout`"));
        }
    };
    let several = arguments.langs.len() > 1;
    let mut langs = arguments.langs.clone();
    langs.sort_unstable();
    langs.dedup();
    let lowered = Lowered {
        spec: arguments.spec.clone(),
        kinds: arguments.kinds.clone(),
        package_version: arguments.package_version.clone(),
    };
    let import_path = |lang: Lang| {
        let below = |path: &String| if several { format!("{path}/{}", lang.name()) } else { path.clone() };
        arguments.import_path.as_ref().map(below)
    };
    let target = |lang: Lang| Target {
        lang,
        out: if several { out.join(lang.name()) } else { out.clone() },
        lowered: lowered.clone(),
        import_path: import_path(lang),
    };
    Ok(langs.into_iter().map(target).collect())
}

fn configured(file: &Path, config: &mut Config) -> Result<Vec<Target>, Error> {
    let base = file.parent().unwrap_or(Path::new("")).to_owned();
    let base =
        env::current_dir().ok().and_then(|here| base.strip_prefix(here).ok().map(Path::to_owned)).unwrap_or(base);
    if config.generate.is_empty() {
        return Err(Error::Usage("nothing to generate: `dagstack-spec.toml` lists no target under `[[generate]]`"));
    }
    let target = |target: config::TargetConfig| {
        let lang = Lang::from_name(&target.lang)?;
        let spec = target.spec.map(|spec| base.join(spec));
        let lowered = Lowered { spec, kinds: target.kinds, package_version: target.package_version };
        Some(Target { lang, out: base.join(target.out), lowered, import_path: target.import_path })
    };
    Ok(std::mem::take(&mut config.generate).into_iter().filter_map(target).collect())
}

/// Puts targets that share a spec one after the other, and among them those that share all that is lowered; where they don't, the
/// order stays.
fn grouped(targets: &mut [Target]) {
    let (mut specs, mut lowered) = (BTreeMap::new(), BTreeMap::new());
    for (index, target) in targets.iter().enumerate() {
        specs.entry(target.lowered.spec.clone()).or_insert(index);
        lowered.entry(target.lowered.clone()).or_insert(index);
    }
    targets.sort_by_key(|target| (specs.get(&target.lowered.spec).copied(), lowered.get(&target.lowered).copied()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_stands_together_in_the_order_given() {
        let target = |out: &str, spec: Option<&str>, kinds: &[&str]| Target {
            lang: Lang::Go,
            out: PathBuf::from(out),
            lowered: Lowered {
                spec: spec.map(PathBuf::from),
                kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
                package_version: None,
            },
            import_path: None,
        };
        let mut targets = [
            target("1", Some("s"), &["b"]),
            target("2", None, &[]),
            target("3", Some("s"), &["a"]),
            target("4", None, &[]),
            target("5", Some("s"), &["b"]),
        ];
        grouped(&mut targets);
        let order: Vec<_> = targets.iter().map(|target| target.out.to_str().expect("text")).collect();
        assert_eq!(order, ["1", "5", "3", "2", "4"]);
    }
}
