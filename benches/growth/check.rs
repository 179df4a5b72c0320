//! `check` on a spec tree, as a user starts it: for a hundred kinds and for a thousand, by the work on all cores.

use std::process::Command;

use crate::generate::{BINARY, time};
use crate::shared::meter::{Cost, cost};
use crate::shared::{Failure, is_quick, least, rounds};
use crate::synthetic;

const ROUNDS: usize = 3;

/// The work of all rules, for each of two sizes.
pub(crate) fn table() -> Result<String, Failure> {
    let folder =
        tempfile::tempdir().map_err(|source| Failure::File { path: "a temporary folder".to_owned(), source })?;
    let sizes = if is_quick() { [2, 20] } else { [100, 1000] };
    let mut work = [0.0; 2];
    for (work, size) in work.iter_mut().zip(sizes) {
        let tree = folder.path().join(size.to_string());
        synthetic::spec_tree(&tree, size);
        let mut command = Command::new(std::env::var_os("DAGSTACK_BENCH_BINARY").unwrap_or_else(|| BINARY.into()));
        command.args(["check", ".", "--select", "all", "--format", "json"]).current_dir(&tree);
        let costs: Result<Vec<Cost>, Failure> = (0..rounds(ROUNDS)).map(|_| cost(&command)).collect();
        *work = least(costs?.into_iter().map(Cost::work));
    }
    let [few, many] = work;
    Ok(format!(
        "### `check`, work on all cores\n\n| kinds of five hooks | | |\n|---|---|---:|\n| {} → {} | {} → {} | {:.1} |\n",
        sizes[0],
        sizes[1],
        time(few),
        time(many),
        many / few
    ))
}
