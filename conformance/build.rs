//! Has the crate built anew when a fixture or a file of a skeleton is added or removed: embedding a folder only makes the compiler track the files that it holds.

fn main() {
    println!("cargo::rerun-if-changed=fixtures");
    println!("cargo::rerun-if-changed=skeletons");
}
