//! The page on interoperability: what these tests printed.

use std::fs;
use std::sync::{Mutex, PoisonError};

use crate::tool::root;

/// What writes the page.
const REMEDY: &str = "DAGSTACK_LONG=1 DAGSTACK_WRITE_DOCS=1 cargo test --workspace --test interop";

/// Compares the part of the page between the comment that begins with `name` and the next `<!-- end -->` with what was printed: it is that, where
/// all was asked; else each line that was printed is among its lines.
pub(crate) fn check_part(name: &str, printed: &str, is_whole: bool) -> Result<(), String> {
    // Tests run at once, and each writes a part.
    static WRITING: Mutex<()> = Mutex::new(());
    let _one_at_a_time = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let file = root().join("docs/interoperability.md");
    let page = fs::read_to_string(&file).expect("the page");
    let (before, rest) = page.split_once(&format!("<!-- {name}")).expect("the part");
    let (comment, rest) = rest.split_once("-->\n").expect("the end of the comment");
    let (kept, after) = rest.split_once("<!-- end -->").expect("the end of the part");
    if is_whole && std::env::var_os("DAGSTACK_WRITE_DOCS").is_some() {
        fs::write(&file, format!("{before}<!-- {name}{comment}-->\n{printed}<!-- end -->{after}")).expect("written");
        return Ok(());
    }
    let stale: Vec<&str> = printed.lines().filter(|line| !kept.lines().any(|kept| kept == *line)).collect();
    if stale.is_empty() && (kept == printed || !is_whole) {
        return Ok(());
    }
    Err(format!("docs/interoperability.md, {name}: stale; {REMEDY}\n{}", stale.join("\n")))
}
