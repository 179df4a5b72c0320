//! The works: each with a registry of its own, and with its preparation not measured.

use std::fs;
use std::path::Path;
use std::pin::Pin;
use std::time::{Duration, Instant};

use dagstack_plugin_system::{
    Answer, Builder, Failure, Host, HostEnvironment, Plugin, Reason, Registry, Status, async_trait,
};
use serde_json::{Value, json};

use crate::shared;

/// A result of this program's own.
type Result<T> = std::result::Result<T, shared::Failure>;
type Running = Pin<Box<dyn Future<Output = Result<Duration>>>>;

/// A work that is measured.
pub(crate) struct Work {
    /// What it is called among arguments.
    pub(crate) name: &'static str,
    /// What it is called in the table.
    pub(crate) title: &'static str,
    /// How large it is.
    pub(crate) count: usize,
    /// How many plugins there are at this size.
    pub(crate) plugins: fn(usize) -> usize,
    /// How many calls there are at this size.
    pub(crate) calls: fn(usize) -> usize,
    /// Does it at a size, and gives how long it took.
    pub(crate) run: fn(usize) -> Running,
}

/// How many plugins of a kind there are where calls are counted, and how many calls where plugins are.
const FEW_PLUGINS: usize = 10;
const FEW_CALLS: usize = 10_000;

pub(crate) const WORKS: &[Work] = &[
    Work {
        name: "chain",
        title: "setup of a chain of dependencies whose first is missing",
        count: 10_000,
        plugins: |count| count,
        calls: |_| 0,
        run: |count| Box::pin(chain(count)),
    },
    Work {
        name: "discovery",
        title: "discovery and setup",
        count: 10_000,
        plugins: |count| count,
        calls: |_| 0,
        run: |count| Box::pin(discovery(count)),
    },
    Work {
        name: "singleton",
        title: "singleton calls among many of a kind",
        count: 10_000,
        plugins: |count| count,
        calls: |_| FEW_CALLS,
        run: |count| Box::pin(singleton(count, FEW_CALLS)),
    },
    Work {
        name: "calls",
        title: "singleton calls among few of a kind",
        count: 1_000_000,
        plugins: |_| FEW_PLUGINS,
        calls: |count| count,
        run: |count| Box::pin(singleton(FEW_PLUGINS, count)),
    },
];

/// A plugin that gives back what it gets.
struct Echo;

#[async_trait]
impl Plugin for Echo {
    fn implements(&self, hook: &str) -> bool {
        hook == "run"
    }

    async fn call(&self, _hook: &str, input: Value) -> std::result::Result<Answer, Failure> {
        Ok(Answer::Value(input))
    }
}

fn builder() -> Builder {
    Registry::builder().environment(HostEnvironment::of::<&str, &str>([])).factory("plugin:Plugin", |_| Echo)
}

fn registry() -> Result<Registry> {
    builder().build().map_err(|error| shared::Failure::Subject(error.to_string()))
}

fn manifest(number: usize, depends_on: &str) -> Value {
    json!({
        "schema_version": "1", "name": format!("plugin-{number}"), "kind": "step", "kind_api_version": "1", "core_version": ">=0",
        "runtime": "in_process", "entry_point": "plugin:Plugin", "priority": number % 900, "depends_on": [depends_on],
    })
}

fn add(registry: &Registry, manifest: Value) -> Result<()> {
    registry.register_plugin(manifest, Echo).map(drop).map_err(refused)
}

fn refused(error: impl std::fmt::Display) -> shared::Failure {
    shared::Failure::Subject(error.to_string())
}

fn expect(holds: bool, what: &str) -> Result<()> {
    if holds { Ok(()) } else { Err(shared::Failure::Subject(format!("{what} was expected"))) }
}

async fn chain(count: usize) -> Result<Duration> {
    let registry = registry()?;
    for number in 0..count {
        let before = number.checked_sub(1).map_or_else(|| "missing".to_owned(), |before| format!("plugin-{before}"));
        add(&registry, manifest(number, &before))?;
    }
    let start = Instant::now();
    registry.setup_all(Host::new()).await.map_err(refused)?;
    let time = start.elapsed();
    let last = registry.status(&format!("plugin-{}", count - 1));
    let is_lost = matches!(last, Some(Status::Unavailable { reason: Reason::DependencyUnavailable, .. }));
    expect(is_lost, "a last plugin whose dependency is unavailable")?;
    Ok(time)
}

async fn discovery(count: usize) -> Result<Duration> {
    let folder = tempfile::tempdir().map_err(refused)?;
    for number in 0..count {
        write(folder.path(), number).map_err(refused)?;
    }
    let registry = registry()?;
    let start = Instant::now();
    registry.discover(folder.path().to_owned()).await.map_err(refused)?;
    registry.setup_all(Host::new()).await.map_err(refused)?;
    let time = start.elapsed();
    expect(matches!(registry.status("plugin-0"), Some(Status::Ready { .. })), "a first plugin that is ready")?;
    expect(registry.list().len() == count, "every plugin in the list")?;
    Ok(time)
}

fn write(root: &Path, number: usize) -> std::io::Result<()> {
    let folder = root.join(format!("{}/plugin-{number}", number / 100));
    fs::create_dir_all(&folder)?;
    let mut manifest = manifest(number, "");
    manifest["depends_on"] = json!([]);
    fs::write(folder.join("dagstack.json"), json!({ "plugin": manifest }).to_string())
}

async fn singleton(plugins: usize, calls: usize) -> Result<Duration> {
    let registry = registry()?;
    for number in 0..plugins {
        let mut manifest = manifest(number, "");
        manifest["depends_on"] = json!([]);
        // One is the highest, wherever it is.
        manifest["priority"] = json!(if number == plugins / 2 { 999 } else { number % 900 });
        add(&registry, manifest)?;
    }
    registry.setup_all(Host::new()).await.map_err(refused)?;
    let start = Instant::now();
    for call in 0..calls {
        let value = registry.singleton("step", "run", json!(call)).await.map_err(refused)?;
        expect(value == json!(call), "the input")?;
    }
    Ok(start.elapsed())
}
