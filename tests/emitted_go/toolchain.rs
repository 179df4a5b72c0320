//! The module that emitted code is built in, and the program that answers for it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value;

/// The version of staticcheck that is run.
pub(crate) const STATICCHECK: &str = "v0.8.2";

/// A Go module in a folder of its own.
pub(crate) struct Project(PathBuf);

/// The module with the emitted code, its tests and the program; `None` where Go is to be skipped.
pub(crate) static PROJECT: LazyLock<Option<Project>> = LazyLock::new(|| {
    if std::env::var_os("DAGSTACK_SKIP_GO").is_some_and(|value| value == "1") {
        return None;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted_go/app");
    let _ = fs::remove_dir_all(&folder);
    let project = Project(folder);
    for (path, text) in super::FILES.iter() {
        project.write(&format!("spec/{path}"), text);
    }
    for (path, text) in super::PLAIN.iter() {
        project.write(&format!("plain/{path}"), text);
    }
    // The oldest Go that emitted code promises to work with.
    project.write("go.mod", "module example.com/app\n\ngo 1.24\n");
    project.write("spec/spec_test.go", include_str!("spec_test.go"));
    project.write("spec/optional_hook_test.go", include_str!("optional_hook_test.go"));
    project.write("cmd/verdict/main.go", include_str!("verdict.go"));
    project.write("cmd/verdict/types.go", include_str!("types.go"));
    project.run("go", &["build", "-o", "verdict", "./cmd/verdict"]);
    Some(project)
});

/// The answer of the program about a document.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) ok: bool,
    /// The document, encoded again.
    pub(crate) again: Option<Value>,
    pub(crate) problems: Vec<Value>,
    /// What the program found wrong with the emitted code itself.
    pub(crate) fault: String,
}

/// Asks the program about documents, all in one run. `None` where Go is to be skipped.
pub(crate) fn verdicts(rows: &[Value]) -> Option<Vec<Answer>> {
    let project = PROJECT.as_ref()?;
    let mut program = Command::new(project.0.join("verdict"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = program.stdin.take().expect("it has an input");
    let lines: String = rows.iter().map(|row| format!("{row}\n")).collect();
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = program.wait_with_output().expect("it ends");
    writer.join().expect("it was asked").expect("it listens");
    assert!(output.status.success(), "the program failed");
    let answers = String::from_utf8(output.stdout).expect("UTF-8");
    let answers: Vec<Answer> = answers.split_terminator('\n').map(answer).collect();
    assert_eq!(answers.len(), rows.len());
    Some(answers)
}

fn answer(line: &str) -> Answer {
    let mut line: Value = serde_json::from_str(line).expect("a line is JSON");
    Answer {
        ok: line["ok"] == true,
        again: line.get_mut("again").map(Value::take),
        problems: line["problems"].as_array().cloned().unwrap_or_default(),
        fault: line["fault"].as_str().unwrap_or_default().to_owned(),
    }
}

impl Project {
    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }

    /// Runs a tool in the module and gives its output. Fails where the tool does.
    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> String {
        let command = format!("{program} {}", arguments.join(" "));
        let output = Command::new(program).args(arguments).current_dir(&self.0).output().unwrap_or_else(|error| {
            panic!("{command}: {error}. Install Go 1.24 or newer, or skip these tests with DAGSTACK_SKIP_GO=1")
        });
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let complaints: String = String::from_utf8_lossy(&output.stderr)
            .lines()
            .filter(|line| !line.starts_with("go: downloading "))
            .map(|line| format!("{line}\n"))
            .collect();
        assert!(output.status.success(), "{command}\n{printed}{complaints}");
        printed + &complaints
    }

    /// A copy of the emitted code in a module of the same name, every file changed.
    pub(crate) fn copy(&self, name: &str, change: impl Fn(&str) -> String) -> Self {
        let copy = Self(self.0.with_file_name(name));
        let _ = fs::remove_dir_all(&copy.0);
        copy.write("go.mod", "module example.com/app\n\ngo 1.24\n");
        for (path, text) in super::FILES.iter() {
            copy.write(&format!("spec/{path}"), &change(text));
        }
        copy
    }
}
