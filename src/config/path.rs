//! Paths of a configuration, compared by their texts.

use std::path::{Component, Path, PathBuf};

/// The path without `.` and, as far as its text shows, without `..`: `gen` for `./a/../gen`.
pub(super) fn plain(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut plain, part| {
        match part {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => drop(plain.pop()),
            part => plain.push(part),
        }
        plain
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_to_one_folder_are_one_path() {
        for path in ["gen", "./gen", "gen/", "a/../gen", "gen/./b/.."] {
            assert_eq!(plain(Path::new(path)), Path::new("gen"), "{path}");
        }
        assert_eq!(plain(Path::new("../gen")), Path::new("../gen"));
        assert_eq!(plain(Path::new("../../gen")), Path::new("../../gen"));
        assert_eq!(plain(Path::new("/a/../gen")), Path::new("/gen"));
    }
}
