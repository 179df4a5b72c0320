//! What it costs to judge 10,000 manifests as a set, with 30,000 dependencies, compared with judging each alone.
//!
//! `cargo bench --bench sets` prints both figures.

use std::fs;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use dagstack_spec_model::Source;
use dagstack_spec_model::manifest::{Ignored, Reader, ValidateOptions, discover, validate_paths};

/// How many plugins there are, each depending on three before it.
const PLUGINS: usize = 10_000;
const DEPENDENCIES: usize = 3;

fn plugins(root: &Path) {
    for plugin in 0..PLUGINS {
        let folder = root.join(format!("{}/plugin-{plugin}", plugin / 100));
        fs::create_dir_all(&folder).expect("a folder");
        // Spread over all that come before: 1 back, then a third and two thirds of the way.
        let before = |part: usize| plugin.saturating_sub(1 + part * plugin / DEPENDENCIES);
        let dependencies: Vec<String> = (0..DEPENDENCIES)
            .filter(|_| plugin > DEPENDENCIES)
            .map(|part| format!("\"plugin-{}\"", before(part)))
            .collect();
        let manifest = format!(
            "[plugin]\nschema_version = \"1\"\nname = \"plugin-{plugin}\"\nkind = \"tool\"\nkind_api_version = \"1\"\n\
             core_version = \">=0.1.0\"\nruntime = \"in_process\"\nentry_point = \"plugin:Plugin\"\ndepends_on = [{}]\n",
            dependencies.join(", ")
        );
        fs::write(folder.join("dagstack.toml"), manifest).expect("written");
        fs::write(folder.join("plugin.py"), "").expect("written");
    }
}

fn sets(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    plugins(folder.path());
    let mut group = criterion.benchmark_group("10,000 manifests");
    group.sample_size(10);
    let ignored = Ignored::new(&[]).expect("no patterns");
    let reader = Reader::new(&[]);
    group.bench_function("each alone", |bencher| {
        bencher.iter(|| {
            let found = discover(folder.path(), &ignored);
            let read = found.manifests.iter().filter(|found| {
                let source = Source::new(found.name.clone(), fs::read_to_string(&found.path).expect("read"));
                reader.parse(&source, found.home).is_ok()
            });
            assert_eq!(read.count(), PLUGINS);
        });
    });
    let options = ValidateOptions::default();
    group.bench_function("as a set", |bencher| {
        bencher.iter(|| {
            let report = validate_paths(&[folder.path().to_owned()], &options).expect("no patterns");
            assert_eq!((report.checked, report.diagnostics.len()), (PLUGINS, 0));
        });
    });
    group.finish();
}

criterion_group!(benches, sets);
criterion_main!(benches);
