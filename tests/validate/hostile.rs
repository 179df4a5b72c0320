//! Input that is somebody's wrong path, or somebody's ill will.

use std::path::Path;

use serde_json::Value;

use crate::tool::{ran, run, tool, write};
use crate::{codes, good};

fn verdict(folder: &Path) -> (i32, Vec<String>) {
    let ran = run(folder, &["validate", "p", "--format", "json"]);
    let text = run(folder, &["validate", "p"]);
    assert_eq!(text.code, ran.code);
    assert!(text.stdout.len() < 1 << 20, "{} bytes of text", text.stdout.len());
    (ran.code, codes(&ran.stdout))
}

fn one(file: &str, content: impl AsRef<[u8]>) -> (i32, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), &format!("p/{file}"), content);
    let (code, mut codes) = verdict(folder.path());
    for reported in &mut codes {
        *reported = reported.split(' ').next().unwrap_or_default().to_owned();
    }
    (code, codes)
}

fn reported(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

#[test]
fn fifty_megabytes() {
    assert_eq!(one("dagstack.toml", vec![b'#'; 50_000_000]), (1, reported(&["DS003"])));
    assert_eq!(one("dagstack.json", vec![b' '; 50_000_000]), (1, reported(&["DS003"])));
}

#[test]
fn a_hundred_thousand_levels() {
    let (code, codes) = one("dagstack.toml", format!("a = {}", "[".repeat(100_000)));
    assert_eq!((code, codes.first().map(String::as_str)), (1, Some("DS004")));
    assert_eq!(one("dagstack.toml", format!("{} = 1", vec!["a"; 100_000].join("."))), (1, reported(&["DS004"])));
    assert_eq!(one("dagstack.toml", format!("[{}]", vec!["a"; 100_000].join("."))), (1, reported(&["DS004"])));
    let (code, codes) = one("dagstack.toml", format!("a = {}", "{a=".repeat(100_000)));
    assert_eq!((code, codes.first().map(String::as_str)), (1, Some("DS004")));
    assert_eq!(one("dagstack.json", "[".repeat(100_000)), (1, reported(&["DS004"])));
    assert_eq!(one("dagstack.json", r#"{"a":"#.repeat(100_000)), (1, reported(&["DS004"])));
}

#[test]
fn half_a_million_unknown_fields() {
    let fields: Vec<String> = (0..500_000).map(|number| format!("k{number}=1\n")).collect();
    let (code, codes) = one("dagstack.toml", fields.concat());
    assert_eq!(code, 1);
    assert_eq!(codes.len(), 1001, "the first thousand, and word that there are more");
    let (code, codes) = one("dagstack.toml", "= =\n".repeat(300_000));
    assert_eq!((code, codes.len()), (1, 1001));
}

#[test]
fn bytes_that_are_no_text() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "p/dagstack.toml", b"[plugin]\nname = \"\xff\"\n");
    let ran = run(folder.path(), &["validate", "p", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let problem = &report["diagnostics"][0];
    assert_eq!(ran.code, 1);
    assert_eq!(problem["message"], "the byte 0xFF at offset 17 is not UTF-8");
    assert_eq!((&problem["line"], &problem["column"]), (&2.into(), &9.into()));
    assert_eq!(one("dagstack.json", [0; 1000]), (1, reported(&["DS006"])));
    assert_eq!(one("dagstack.toml", [0x80; 1000]), (1, reported(&["DS002"])));
}

#[test]
fn ten_problems_in_one_file_are_all_reported() {
    let text = "[plugin]\nname = \"\"\nkind = 7\nkind_api_version = \"one\"\ncore_version = \"^1\"\nruntime = \"grpc\"\n\
                priority = -1\nfallback = 1\ncolour = \"red\"\ndepends_on = \"db\"\n\n[plugin.resources]\nneeds = []\n";
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "p/dagstack.toml", text);
    let ran = run(folder.path(), &["validate", "p", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let lines: Vec<_> =
        report["diagnostics"].as_array().expect("a list").iter().map(|reported| reported["line"].as_u64()).collect();
    assert_eq!(lines, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13].map(Some), "{}", ran.stdout);
}

#[test]
fn orders_to_the_terminal_do_not_reach_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let key = "\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}";
    let json = serde_json::json!({"plugin": {"name": key, key: 1, "runtime": key, "core_version": key}});
    write(folder.path(), "p/a/dagstack.json", json.to_string().replace("\\u001b", "\u{1b}"));
    write(folder.path(), "p/b/dagstack.json", json.to_string());
    write(folder.path(), &format!("p/c{key}/dagstack.toml"), "x = \u{1b}\n");
    let ran = run(folder.path(), &["validate", "p", "--color", "never", key]);
    assert_eq!(ran.code, 2);
    for (stream, text) in [("stdout", &ran.stdout), ("stderr", &ran.stderr)] {
        let bad =
            text.chars().find(|character| (character.is_control() && *character != '\n') || *character == '\u{202e}');
        assert_eq!(bad, None, "{stream}: {text}");
    }
    let ran = run(folder.path(), &["explain", key]);
    assert!(!ran.stderr.contains('\u{1b}') && !ran.stderr.contains('\u{9b}'));
}

#[test]
fn a_line_of_a_megabyte_is_cut() {
    let text = format!(r#"{{"plugin":{{"metadata":{{"x":"{}"}},"prioritee":1}}}}"#, "a".repeat(1 << 20));
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "p/dagstack.json", text);
    let ran = run(folder.path(), &["validate", "p"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.len() < 8 << 10, "{} bytes", ran.stdout.len());
    assert!(ran.stdout.contains("p/dagstack.json:1:1048608"), "{}", ran.stdout);
}

#[test]
#[cfg(unix)]
fn what_is_no_regular_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    // A pipe that nobody writes to must not be waited for.
    std::fs::create_dir_all(at.join("p/pipe")).expect("a folder");
    assert!(
        std::process::Command::new("mkfifo").arg(at.join("p/pipe/dagstack.toml")).status().expect("mkfifo").success()
    );
    assert_eq!(verdict(at), (2, reported(&["DS001 p/pipe/dagstack.toml"])));
    assert_eq!(run(at, &["validate", "p/pipe/dagstack.toml"]).code, 2);
    assert_eq!(run(at, &["validate", "/dev/zero"]).code, 2);
    // A folder named like a manifest is a folder.
    std::fs::remove_dir_all(at.join("p")).expect("removed");
    write(at, "p/dagstack.toml/echo/dagstack.toml", good("echo"));
    assert_eq!(verdict(at), (0, reported(&["DS001 p/dagstack.toml"])));
}

#[test]
#[cfg(unix)]
fn links() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    write(at, "outside/dagstack.toml", good("outside"));
    write(at, "p/echo/dagstack.toml", good("echo"));
    // Loops end, and folders outside are not entered.
    symlink("..", at.join("p/up")).expect("a link");
    symlink("loop", at.join("p/loop")).expect("a link");
    symlink(at.join("outside"), at.join("p/out")).expect("a link");
    assert_eq!(verdict(at), (0, Vec::new()));
    // A manifest that is a link is read inside, refused outside, and reported when it leads nowhere.
    std::fs::create_dir_all(at.join("p/inside")).expect("a folder");
    std::fs::create_dir_all(at.join("p/leaves")).expect("a folder");
    std::fs::create_dir_all(at.join("p/nowhere")).expect("a folder");
    write(at, "p/inside/shared.toml", good("shared"));
    symlink("shared.toml", at.join("p/inside/dagstack.toml")).expect("a link");
    symlink("../../outside/dagstack.toml", at.join("p/leaves/dagstack.toml")).expect("a link");
    assert_eq!(verdict(at), (1, reported(&["DS009 p/leaves/dagstack.toml"])));
    // The next folder is outside, too: a plugin is what its own folder holds.
    std::fs::create_dir_all(at.join("p/next")).expect("a folder");
    symlink("../echo/dagstack.toml", at.join("p/next/dagstack.toml")).expect("a link");
    assert_eq!(verdict(at), (1, reported(&["DS009 p/leaves/dagstack.toml", "DS009 p/next/dagstack.toml"])));
    std::fs::remove_dir_all(at.join("p/next")).expect("removed");
    symlink("gone", at.join("p/nowhere/dagstack.toml")).expect("a link");
    assert_eq!(verdict(at), (2, reported(&["DS009 p/leaves/dagstack.toml", "DS001 p/nowhere/dagstack.toml"])));
    // A root that is itself a link is what was asked for.
    symlink("outside", at.join("link")).expect("a link");
    assert_eq!(run(at, &["validate", "link"]).code, 0);
}

#[test]
#[cfg(unix)]
fn what_must_not_be_read() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let secret = write(at, "p/secret/dagstack.toml", good("secret"));
    let open = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("a mode is set");
    };
    open(at, 0o755);
    open(&secret, 0);
    // Nothing is closed to root: run as nobody then, from where nobody can.
    let root = std::fs::metadata(at).expect("it is there").uid() == 0;
    let copy = at.join("tool");
    std::fs::copy(tool().get_program(), &copy).expect("copied");
    let validate = || {
        let mut command = std::process::Command::new(&copy);
        command.current_dir(at).args(["validate", "p", "--format", "json"]);
        if root {
            command.uid(65534).gid(65534);
        }
        ran(&command.output().expect("the binary starts"))
    };
    let reported = validate();
    assert_eq!((reported.code, codes(&reported.stdout)), (2, vec!["DS001 p/secret/dagstack.toml".to_owned()]));
    assert!(reported.stdout.contains("permission denied"));
    open(&at.join("p/secret"), 0);
    let reported = validate();
    assert_eq!((reported.code, codes(&reported.stdout)), (2, vec!["DS001 p/secret".to_owned()]));
    open(&at.join("p/secret"), 0o755);
}

#[test]
#[cfg(unix)]
fn a_reader_that_goes_away_is_no_failure() {
    use std::io::Read as _;
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..2000 {
        write(folder.path(), &format!("p/{number}/dagstack.toml"), "");
    }
    let mut child = tool()
        .current_dir(folder.path())
        .args(["validate", "p"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut some = [0; 10];
    child.stdout.take().expect("piped").read_exact(&mut some).expect("some output");
    let ended = ran(&child.wait_with_output().expect("it ends"));
    assert_eq!(ended.code, 1);
    assert!(ended.stderr.starts_with("2000 manifests: 2000 invalid"), "{}", ended.stderr);
}
