//! The specifiers by which modules import each other.

use std::borrow::Cow;
use std::path::{Component, Path};

use crate::target::{EmitError, InvalidValue, Options, Target, TargetOption};

/// What relative specifiers end in.
pub(super) const EXTENSION: &TargetOption = &TargetOption {
    name: "import-extension",
    value_name: "EXTENSION",
    help: "what relative imports end in: `js`, which every compiler and bundler understands, or `ts`, for programs that run the files as \
           they are (with `allowImportingTsExtensions`). `js` by default",
    check: |extension| {
        let known = ["js", "ts"].contains(&extension);
        if known { Ok(()) } else { Err(UNKNOWN_EXTENSION) }
    },
    default: |_| None,
    inside: |extension, _| extension.to_owned(),
    missing: UNKNOWN_EXTENSION,
};

const UNKNOWN_EXTENSION: InvalidValue =
    InvalidValue { reason: "is not an extension that imports may have", help: "write `js` or `ts`" };

/// What other output folders import the folder by.
pub(super) const SPECIFIER: &TargetOption = &TargetOption {
    name: "module-specifier",
    value_name: "SPECIFIER",
    help: "what other output folders, which share the runtime of this one, import it by: `@app/spec`. The relative path by default",
    check: |specifier| if is_specifier(specifier) { Ok(()) } else { Err(INVALID_SPECIFIER) },
    default: |_| None,
    inside: |specifier, folder| format!("{specifier}/{folder}"),
    missing: INVALID_SPECIFIER,
};

const INVALID_SPECIFIER: InvalidValue = InvalidValue {
    reason: "is not the specifier of a folder in a package",
    help: "write the name of a package, and the path in it: `@app/spec` or `#spec/generated`",
};

/// Whether a text is a bare specifier, or one of the package's own imports (`#…`).
fn is_specifier(text: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "-._~".contains(sign);
    let rest = text.strip_prefix(['@', '#']).unwrap_or(text);
    rest.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && part.chars().all(is_sign))
}

/// How the modules of an output folder name each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Specifiers {
    /// `.js` or `.ts`.
    pub(super) extension: &'static str,
    /// What leads to the folder of the runtime, with `/` at its end; empty where it is the same.
    runtime: String,
    /// Whether that is a path from the output folder.
    is_relative: bool,
}

impl Default for Specifiers {
    fn default() -> Self {
        Self { extension: ".js", runtime: String::new(), is_relative: true }
    }
}

impl Specifiers {
    /// As the options of a folder of the target say it.
    ///
    /// # Errors
    /// An option that can't be used.
    pub(super) fn of(target: &dyn Target, options: &Options) -> Result<Self, EmitError> {
        let extension = if options.value(target, EXTENSION)? == Some("ts") { ".ts" } else { ".js" };
        let reach = options.runtime().borrowed().unwrap_or("./");
        let runtime = reach.strip_prefix("./").unwrap_or(reach).to_owned();
        Ok(Self { extension, runtime, is_relative: reach.starts_with('.') })
    }

    /// The specifier of a module of the runtime; `root` leads from the module that imports it to the output folder.
    pub(super) fn of_runtime(&self, root: &str, module: &str) -> String {
        let Self { extension, runtime, is_relative } = self;
        // `./../a` is `../a`.
        let root = if root == "./" && runtime.starts_with("../") { "" } else { root };
        format!("{}{runtime}{module}{extension}", if *is_relative { root } else { "" })
    }

    /// A file of the runtime, which is written with `.js`.
    pub(super) fn rewritten<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.extension == ".js" {
            return Cow::Borrowed(text);
        }
        let line = |line: &str| {
            let relative = line.rsplit_once(" from \"").is_some_and(|(_, specifier)| specifier.starts_with('.'));
            match line.strip_suffix(".js\";") {
                Some(start) if relative => format!("{start}{}\";\n", self.extension),
                _ => format!("{line}\n"),
            }
        };
        Cow::Owned(text.lines().map(line).collect())
    }
}

/// What leads from one output folder to another one, by their paths alone.
///
/// # Errors
/// Folders without a common one.
pub(super) fn relative(from: &Path, to: &Path) -> Result<String, EmitError> {
    let unknown = || EmitError {
        target: "ts",
        option: SPECIFIER.name,
        reason: format!("how to get from `{}` to the runtime in `{}` is not known", from.display(), to.display()),
        help: "give the folder of the runtime a `module-specifier`",
    };
    let absolute = |path: &Path| std::path::absolute(path).map(|path| normal(&path)).map_err(|_| unknown());
    let (from, to) = (absolute(from)?, absolute(to)?);
    let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    if common == 0 {
        return Err(unknown());
    }
    let up = "../".repeat(from.len() - common);
    let down = to[common..].iter().map(|part| Some(format!("{}/", part.to_str()?))).collect::<Option<String>>();
    let path = format!("{up}{}", down.ok_or_else(unknown)?);
    // What lies below begins with a dot, too.
    Ok(if path.starts_with("../") { path } else { format!("./{path}") })
}

/// The parts of a path without `.` and `..`, by its text alone.
fn normal(path: &Path) -> Vec<std::ffi::OsString> {
    path.components().fold(Vec::new(), |mut parts, part| {
        match part {
            Component::ParentDir => drop(parts.pop()),
            Component::CurDir => {}
            part => parts.push(part.as_os_str().to_owned()),
        }
        parts
    })
}
