//! Where a target writes below its output folder: what stale files may be called.

/// The paths, relative to an output folder and with `/`, that a target could have written: this version of the tool and every
/// earlier one. A file anywhere else is its user's, whatever it says.
#[derive(Debug, Clone, Copy)]
pub struct Paths {
    /// The files whose names no spec decides, one a line.
    pub(crate) fixed: &'static str,
    /// Whether a path, by its segments, is that of a kind's module.
    pub(crate) is_module: fn(&[&str]) -> bool,
    /// Whether a folder, by its segments, may have a kind's module in it or below it.
    pub(crate) leads_to_module: fn(&[&str]) -> bool,
}

impl Paths {
    /// Whether the target could have written a file at the path.
    #[must_use]
    pub fn has_file(&self, path: &str) -> bool {
        self.fixed.lines().any(|fixed| fixed == path) || (self.is_module)(&segments(path))
    }

    /// Whether the target could have written a file in the folder or below it.
    #[must_use]
    pub fn has_folder(&self, folder: &str) -> bool {
        let is_above = |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.fixed.lines().any(is_above) || (self.leads_to_module)(&segments(folder))
    }
}

fn segments(path: &str) -> Vec<&str> {
    path.split('/').collect()
}

/// Whether a name is one of small letters, digits and `_` that starts with a letter: `common`, `tool_execute_input`.
pub(crate) fn is_snake(name: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    name.starts_with(|sign: char| sign.is_ascii_lowercase()) && name.bytes().all(is_sign)
}

/// Whether a name ends in `v` and a number, after something that starts with a letter: `tool_v1`, `toolv1`. Names that would
/// merge have been numbered, which puts another number behind this one.
pub(crate) fn is_versioned(name: &str) -> bool {
    let stem = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
    stem.len() < name.len() && stem.ends_with('v') && stem.len() > 1 && is_snake(stem)
}

#[cfg(test)]
mod tests {
    use crate::registry::find;

    #[test]
    fn a_target_knows_its_own_paths_and_no_others() {
        for (name, files, others) in [
            (
                "rust",
                &[
                    "mod.rs",
                    "manifest.rs",
                    "support/mod.rs",
                    "support/read.rs",
                    "pattern/runs.rs",
                    "tool_v1.rs",
                    "a_v2_v10.rs",
                    "shared/mod.rs",
                    "shared/tool_execute_input.rs",
                ][..],
                &[
                    "lib.rs",
                    "copy/mod.rs",
                    "support/read_old.rs",
                    "tool_v1_old.rs",
                    "v1.rs",
                    "tool_v.rs",
                    "src/tool_v1.rs",
                    "shared/Own.rs",
                    "shared/deep/common.rs",
                ][..],
            ),
            (
                "ts",
                &["index.ts", "version.ts", "support.ts", "support/json-schema/holds.ts", "kinds/data_source/v12.ts"],
                &[
                    "notes.ts",
                    "old/index.ts",
                    "support/own.ts",
                    "kinds/v1.ts",
                    "kinds/tool/v1.old.ts",
                    "kinds/tool/V1.ts",
                    "kinds/tool/old/v1.ts",
                    "kinds/to-ol/v1.ts",
                    "copy/kinds/tool/v1.ts",
                    "kinds/tool/v.ts",
                    "kinds/tool/v01.ts",
                ],
            ),
            (
                "go",
                &[
                    "spec.go",
                    "manifest.go",
                    "contract/hook.go",
                    "internal/schema/tuple.go",
                    "toolv1/toolv1.go",
                    "shared/toolexecuteinput/toolexecuteinput.go",
                ],
                &[
                    "main.go",
                    "toolv1/tool.go",
                    "toolv1/toolv1_test.go",
                    "old/toolv1/toolv1.go",
                    "internal/schema/own.go",
                    "v1/v1.go",
                    "shared/common/own.go",
                    "shared/a_b/a_b.go",
                    "shared/common.go",
                    "shared/deep/common/common.go",
                ],
            ),
        ] {
            let paths = find(name).expect("a target").paths();
            for file in files {
                assert!(paths.has_file(file), "{file}");
                let folders = file.match_indices('/').map(|(end, _)| &file[..end]);
                folders.for_each(|folder| assert!(paths.has_folder(folder), "{folder}"));
            }
            for other in others {
                assert!(!paths.has_file(other), "{other}");
            }
            for folder in ["src", "old", "node_modules", "kinds/to-ol", "support/json-schema/deep"] {
                assert!(!paths.has_folder(folder), "{folder}");
            }
        }
    }
}
