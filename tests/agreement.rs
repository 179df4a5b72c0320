//! What the registry refuses and what `validate` reports agree: over every case of the suite that has manifests, and over the sets of
//! plugins in `tests/plugin_sets`.
//!
//! What only a host can know is left out: the version of its core, its runtimes and resources, and whether servers answer.

mod sets;
mod tool;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use dagstack_plugin_system::{
    Answer, Code, Failure, Host, HostEnvironment, Manifest, Plugin, Reason, Registry, Status, async_trait,
};
use dagstack_spec_conformance::fixture::FileContent;
use dagstack_spec_conformance::protocol::{Binding, Isolation, Ready};
use dagstack_spec_conformance::suite::{self, Suite};
use dagstack_spec_model::manifest::{KnownKinds, ValidateOptions, validate_paths};
use dagstack_spec_model::{Diagnostic, Severity};
use serde_json::Value;
use sets::sets;
use tool::write;

/// The version of the core that the registry says it has.
const CORE: &str = "0.5.0";

/// A plugin that does nothing.
struct Idle;

#[async_trait]
impl Plugin for Idle {
    fn implements(&self, _hook: &str) -> bool {
        false
    }

    async fn call(&self, _hook: &str, input: Value) -> Result<Answer, Failure> {
        Ok(Answer::Value(input))
    }
}

/// Loads a plugin as an engine of its language does: the module or file that the entry point names has to be there.
struct Files;

impl dagstack_plugin_system::loader::Loader for Files {
    fn load(&self, manifest: &Manifest, folder: Option<&Path>) -> Result<Arc<dyn Plugin>, Failure> {
        let entry_point = manifest.entry_point.as_deref().unwrap_or_default();
        let folder = folder.unwrap_or(Path::new("."));
        let wanted = match entry_point.split_once(['#', ':']) {
            Some((module, name)) if !name.starts_with(':') && !module.contains('/') => {
                let module = module.replace('.', "/");
                vec![format!("{module}.py"), format!("{module}/__init__.py")]
            }
            Some((file, _)) if file.starts_with("./") => {
                vec![file.to_owned(), file.replace(".js", ".ts"), format!("{file}.js"), format!("{file}.ts")]
            }
            _ => return Ok(Arc::new(Idle)),
        };
        let is_there = wanted.iter().any(|file| folder.join(file).exists());
        // A folder of another language's code.
        let is_foreign = entry_point.contains(':') && folder.join("plugin.go").exists();
        if is_there || is_foreign { Ok(Arc::new(Idle)) } else { Err(format!("{} is not there", wanted[0]).into()) }
    }
}

/// Why the registry does not work with all plugins of a folder, as far as that is theirs; empty where it does. With it goes whether the
/// host refuses some of them: those are no part of the set then, which `validate` can't know.
fn refused(root: &Path, kinds: Option<&[String]>) -> (Vec<String>, bool) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    runtime.block_on(async {
        let mut builder =
            Registry::builder().core_version(CORE).loader(Files).environment(HostEnvironment::of::<&str, &str>([]));
        if let Some(kinds) = kinds {
            builder = builder.known_kinds(kinds.iter().cloned());
        }
        let registry = builder.build().expect("a registry");
        let mut reasons = Vec::new();
        if let Err(error) = registry.discover(root).await {
            return (vec![error.to_string()], false);
        }
        let is_the_hosts = |code: Option<Code>, message: &str| match code {
            Some(Code::VersionIncompatible) => !message.contains("kind_api_version"),
            Some(Code::RuntimeNotSupported) => true,
            _ => false,
        };
        let (of_host, of_plugins): (Vec<_>, Vec<_>) = registry
            .refusals()
            .into_iter()
            .partition(|refusal| is_the_hosts(refusal.code(), &refusal.error.to_string()));
        reasons.extend(of_plugins.iter().map(|refusal| format!("{:?}: {}", refusal.plugin, refusal.error)));
        // What depends on a plugin that this host refuses, or on a server that nobody runs, is not asked about.
        let plugins = registry.list();
        if !of_host.is_empty() || plugins.iter().any(|plugin| plugin.command.is_some() || plugin.url.is_some()) {
            return (reasons, !of_host.is_empty());
        }
        reasons.extend(registry.setup_all(Host::new()).await.err().map(|error| error.to_string()));
        for plugin in plugins {
            if let Some(Status::Unavailable { reason: Reason::DependencyMissing, message }) =
                registry.status(&plugin.name)
            {
                reasons.push(format!("{}: {message}", plugin.name));
            }
        }
        (reasons, false)
    })
}

/// Rules that warn of what a registry refuses: a SHOULD of the contract, and a file that may be built before it is loaded.
const WARNINGS: [&str; 2] = ["DS314", "DS317"];

/// What `validate` reports of a folder that a registry refuses. That it holds nothing is an error for a person alone.
fn reported(root: &Path, kinds: Option<&[String]>) -> Vec<String> {
    let mut options = ValidateOptions::default();
    options.kinds = KnownKinds::embedded().declared(kinds.into_iter().flatten().cloned());
    let report = validate_paths(&[root.to_owned()], &options).expect("no patterns");
    let is_error = |problem: &&Diagnostic| match problem.severity {
        Severity::Error => problem.rule.code != "DS308",
        Severity::Warning => WARNINGS.contains(&problem.rule.code),
    };
    report.diagnostics.iter().filter(is_error).map(ToString::to_string).collect()
}

/// Both verdicts about a folder, where they differ.
fn difference(name: &str, root: &Path, kinds: Option<&[String]>) -> Option<String> {
    let ((refused, is_by_host), reported) = (refused(root, kinds), reported(root, kinds));
    let differ = refused.is_empty() != reported.is_empty() && !(is_by_host && refused.is_empty());
    differ.then(|| format!("{name}: the registry: {refused:#?}\n    validate: {reported:#?}\n"))
}

fn ready() -> Ready {
    Ready {
        protocol: 1,
        binding: Binding { name: "files".to_owned(), version: "0".to_owned(), language: "rust".to_owned() },
        adapter: None,
        core_version: CORE.to_owned(),
        entry_point: "plugin:Plugin".to_owned(),
        files: BTreeMap::from([("plugin.py".to_owned(), String::new())]),
        plugin_source: None,
        capabilities: Vec::new(),
        quirks: Vec::new(),
        isolation: Isolation::default(),
        max_inflight: 1,
    }
}

fn lay_out(root: &Path, path: &str, content: &FileContent) {
    let place = root.join(path);
    match content {
        FileContent::Text(text) => drop(write(root, path, text)),
        FileContent::Hex(digits) => {
            let digits: Vec<u8> = digits.bytes().filter(u8::is_ascii_hexdigit).collect();
            let byte =
                |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).expect("digits"), 16).expect("a byte");
            drop(write(root, path, digits.chunks(2).map(byte).collect::<Vec<u8>>()));
        }
        FileContent::Folder {} | FileContent::PluginSource(_) => fs::create_dir_all(place).expect("a folder"),
        FileContent::Link(to) => {
            fs::create_dir_all(place.parent().expect("below the root")).expect("a folder");
            std::os::unix::fs::symlink(to, place).expect("a link");
        }
    }
}

#[test]
fn over_the_cases_of_the_suite() {
    let suite = Suite::embedded().expect("the suite");
    let (mut wrong, mut asked) = (String::new(), 0);
    for case in suite.cases.iter().filter(|case| case.servers.is_empty() && case.script.kinds.is_empty()) {
        let folder = tempfile::tempdir().expect("a folder");
        let filled = suite::fill(case, &ready(), None, &BTreeMap::new());
        for (path, content) in &filled.files {
            lay_out(folder.path(), path, content);
        }
        // A manifest that is registered as a value lies in a folder of its own here.
        for (key, plugin) in &filled.script.plugins {
            if let Some(manifest) = &plugin.manifest {
                write(
                    folder.path(),
                    &format!("plugin-{key}/dagstack.json"),
                    Value::Object(manifest.clone()).to_string(),
                );
                write(folder.path(), &format!("plugin-{key}/plugin.py"), "");
            }
        }
        let kinds = filled.script.host.known_kinds.as_deref();
        asked += usize::from(!filled.files.is_empty() || !filled.script.plugins.is_empty());
        wrong.extend(difference(&case.id, folder.path(), kinds));
    }
    assert!(asked > 300, "{asked} cases have manifests");
    assert_eq!(wrong, "");
}

#[test]
fn over_the_sets_of_plugins() {
    let mut wrong = String::new();
    for set in sets("broken").into_iter().chain(sets("clean")) {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, content) in &set.files {
            write(folder.path(), path, content);
        }
        let words: Vec<&str> = set.command.split_whitespace().collect();
        let mut kinds: Vec<String> =
            words.windows(2).filter(|pair| pair[0] == "--host-kind").map(|pair| pair[1].to_owned()).collect();
        if set.files.iter().any(|(path, _)| path == "dagstack-spec.toml") {
            kinds.push("weather_source".to_owned());
        }
        let name = set.path.display().to_string();
        wrong.extend(difference(&name, folder.path(), (!kinds.is_empty()).then_some(&kinds)));
    }
    assert_eq!(wrong, "");
}

/// Entry points that some loader would look for outside the plugin's folder.
#[cfg(unix)]
const LEAVING: &[&str] = &[
    "../plugin:A",
    "/etc/plugin:A",
    "\\\\host\\plugin:A",
    "~/plugin:A",
    "~root/plugin.js#A",
    "C:\\plugin.js#A",
    "C:plugin.js#A",
    "file:plugin#A",
    "file:///plugin.js#A",
    "data:text/javascript,0",
    "node:fs",
    "NODE:fs#A",
    "npm:left-pad@1",
    "https:plugin.js",
    "./%2e%2e/plugin.js#A",
    "./%252e%252e/plugin.js#A",
    "./a/..%5c..%5cb.js#A",
    "..plugin:A",
    "./in/../../b.js#A",
    "linked:A",
    "package.plugin:A",
    "package/plugin.js#A",
    "./package/plugin.js#A",
    "in_src.plugin:A",
    "./%70ackage/plugin.js#A",
];

#[test]
#[cfg(unix)]
fn over_entry_points_that_leave_the_folder() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "outside/plugin.py", "");
    write(folder.path(), "root/p/src/own.py", "");
    let (root, plugin) = (folder.path().join("root"), folder.path().join("root/p"));
    symlink("../../outside", plugin.join("package")).expect("a link");
    symlink("../../../outside", plugin.join("src/in_src")).expect("a link");
    symlink("../../outside/plugin.py", plugin.join("linked.py")).expect("a link");
    let name = |entry_point: &str| {
        let manifest = serde_json::json!({"plugin": {
            "schema_version": "1", "kind": "tool", "kind_api_version": "1", "name": "echo", "core_version": ">=0",
            "runtime": "in_process", "entry_point": entry_point,
        }});
        write(folder.path(), "root/p/dagstack.json", manifest.to_string());
    };
    for entry_point in LEAVING {
        name(entry_point);
        let (refused, reported) = (refused(&root, None).0, reported(&root, None));
        assert!(
            refused.iter().any(|reason| reason.contains("leaves the plugin's folder")),
            "{entry_point}: {refused:?}"
        );
        assert!(reported.iter().any(|reason| reason.contains("leads out")), "{entry_point}: {reported:?}");
    }
    // A module of the plugin's own may be called as a scheme is.
    write(folder.path(), "root/p/node.py", "");
    name("node:Plugin");
    assert_eq!((refused(&root, None).0, reported(&root, None)), (Vec::new(), Vec::new()));
}

#[test]
#[cfg(unix)]
fn over_manifests_that_are_links() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "outside/secret.toml", "token = \"of somebody else\nname =");
    write(folder.path(), "root/p/plugin.py", "");
    let root = folder.path().join("root");
    for home in ["dagstack.toml", "dagstack.json"] {
        std::os::unix::fs::symlink("../../outside/secret.toml", root.join("p").join(home)).expect("a link");
        let (refused, reported) = (refused(&root, None).0, reported(&root, None));
        assert!(!refused.is_empty() && !reported.is_empty(), "{home}: {refused:?} {reported:?}");
        assert!(!format!("{refused:?}{reported:?}").contains("somebody else"), "{home}: {refused:?} {reported:?}");
        fs::remove_file(root.join("p").join(home)).expect("removed");
    }
}
