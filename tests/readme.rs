//! The README and the other pages are true: their files are written, their commands are run and end as described, what
//! they quote is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A fenced block: the words after the fence, and the lines inside.
struct Block {
    info: String,
    text: String,
}

fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(Block { info: info.to_owned(), text: text.join("\n") + "\n" });
        }
    }
    blocks
}

/// The commands of a console block with the exit code that a line `? N` after each asks for.
fn commands(block: &str) -> Vec<(String, i32)> {
    let mut commands: Vec<(String, i32)> = Vec::new();
    for line in block.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            commands.push((command.to_owned(), 0));
        } else if let (Some(code), Some(last)) = (line.strip_prefix("? "), commands.last_mut()) {
            last.1 = code.parse().expect("an exit code");
        } else {
            panic!("neither a command nor an exit code: {line}");
        }
    }
    commands
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The pages whose commands are run, in the order in which somebody reads them.
const PAGES: &[&str] = &[
    "README.md",
    "docs/hookspecs.md",
    "docs/tool-servers.md",
    "docs/schemas.md",
    "docs/editors.md",
    "docs/evidence.md",
];

fn page(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("the page")
}

fn pages() -> String {
    PAGES.iter().map(|path| page(path)).collect()
}

fn run(command: &str, folder: &Path) -> (i32, String) {
    let binary = Path::new(env!("CARGO_BIN_EXE_dagstack-spec"));
    let own = binary.parent().expect("a folder").to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(own).chain(std::env::split_paths(&path))).expect("a path");
    let output =
        Command::new("sh").args(["-c", command]).current_dir(folder).env("PATH", path).output().expect("a shell");
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap_or(-1), text)
}

#[test]
fn every_command_of_the_pages_ends_as_described() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut executed, mut printed) = (0, String::new());
    for block in blocks(&pages()) {
        if let Some((_, path)) = block.info.split_once(" file=") {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, &block.text).expect("written");
        }
        if let Some((_, path)) = block.info.split_once(" excerpt=") {
            assert!(page(path).contains(&block.text), "{path} has no such part:\n{}", block.text);
        }
        if block.info == "text output" {
            assert!(printed.contains(&block.text), "not printed:\n{}\nbut:\n{printed}", block.text);
        }
        if block.info != "console" {
            continue;
        }
        for (command, code) in commands(&block.text) {
            // The first command builds this binary, which the test has already; the second one is this test run itself.
            let command = command.replace("cargo run --locked --no-default-features --", "dagstack-spec");
            if command.starts_with("cargo xtask") {
                continue;
            }
            assert!(command.starts_with("dagstack-spec "), "not executed: {command}");
            let (actual, text) = run(&command, folder.path());
            assert_eq!(actual, code, "{command}\n{text}");
            printed = text;
            executed += 1;
        }
    }
    assert!(executed >= 12, "{executed} commands");
    let typescript = fs::read_to_string(folder.path().join("generated/ts/kinds/notifier/v1.ts")).expect("emitted");
    assert!(typescript.contains("export interface NotifierPlugin"), "{typescript}");
}

#[test]
fn ci_runs_the_test_command_of_the_readme() {
    let script = fs::read_to_string(root().join(".ci/run")).expect("the script");
    let all: Vec<(String, i32)> = blocks(&page("README.md"))
        .iter()
        .filter(|block| block.info == "console")
        .flat_map(|block| commands(&block.text))
        .collect();
    let test = all.iter().find(|(command, _)| command.starts_with("cargo xtask")).expect("a test command");
    assert!(script.lines().any(|line| line.starts_with(&test.0)), "{}", test.0);
    let workflow = fs::read_to_string(root().join(".github/workflows/ci.yml")).expect("the workflow");
    assert!(workflow.contains("- run: .ci/run"), "{workflow}");
}

#[test]
fn every_command_line_of_the_pages_names_flags_that_exist() {
    let (_, help) = run(
        "dagstack-spec generate --help; dagstack-spec check --help; dagstack-spec explain --help; dagstack-spec validate --help; dagstack-spec schema manifest --help; \
         dagstack-spec conformance run --help; dagstack-spec conformance list --help; dagstack-spec conformance export --help; \
         dagstack-spec conformance matrix --help; dagstack-spec conformance init --help",
        &root(),
    );
    let mentioned: BTreeSet<&str> = help.split(|sign: char| !(sign.is_alphanumeric() || sign == '-')).collect();
    for line in pages().lines().filter(|line| line.contains("dagstack-spec ")) {
        let words = line.split(|character: char| character.is_whitespace() || "`]|'".contains(character));
        for flag in words.filter(|word| word.starts_with("--") && word.len() > 2) {
            let cargo_flag =
                ["--path", "--workspace", "--locked", "--no-default-features", "--nocapture", "--test"].contains(&flag);
            assert!(cargo_flag || mentioned.contains(flag), "{flag} in {line}");
        }
    }
}

#[test]
fn links_of_the_pages_lead_somewhere() {
    for path in PAGES {
        let (text, folder) = (page(path), root().join(path).parent().expect("a folder").to_owned());
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, anchor) = target.split_once('#').map_or((target, None), |(file, anchor)| (file, Some(anchor)));
            assert!(folder.join(file).exists(), "{path}: {target}");
            if let Some(anchor) = anchor {
                let of_page = || fs::read_to_string(folder.join(file)).expect("the page");
                let text = if file.is_empty() { text.clone() } else { of_page() };
                assert!(anchors(&text).contains(anchor), "{path}: {target}");
            }
        }
    }
}

/// The anchors of a page's headings, as the forge makes them.
fn anchors(markdown: &str) -> BTreeSet<String> {
    let headings = markdown.lines().filter_map(|line| line.strip_prefix("## "));
    headings.map(|heading| heading.to_lowercase().replace(' ', "-")).collect()
}
