//! Examples of rules: small folders that a command of the tool judges.

use std::borrow::Cow;
use std::fmt;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// An example of a rule: the same folder twice, once as the rule reports it and once as it should be.
#[derive(Debug)]
pub struct Example {
    /// The arguments of `dagstack-spec` that report the rule, run in the folder.
    pub command: &'static str,
    /// Files that both folders have, and that the rule says nothing about.
    pub around: &'static [File],
    /// Files with which the rule is reported.
    pub wrong: &'static [File],
    /// The same files, fixed.
    pub right: &'static [File],
}

/// A file of an example.
#[derive(Debug)]
pub struct File {
    /// Its path in the example's folder, with `/`.
    pub path: &'static str,
    /// What is in it.
    pub content: Content,
}

/// What is in a file of an example.
#[derive(Debug)]
pub enum Content {
    /// Text that is shown.
    Text(&'static str),
    /// A text that departs from another one in one place.
    Edited {
        /// The other text.
        base: &'static str,
        /// What is in it once.
        from: &'static str,
        /// What is in its place.
        to: &'static str,
    },
    /// Bytes that can't be shown, or that nobody would read.
    Made {
        /// What they are, for people.
        described: &'static str,
        /// Makes them.
        make: fn() -> Vec<u8>,
    },
    /// A symbolic link to this path.
    Link(&'static str),
}

impl File {
    /// A file with a text.
    #[must_use]
    pub const fn text(path: &'static str, text: &'static str) -> Self {
        Self { path, content: Content::Text(text) }
    }

    /// A file with a text that departs from another one in one place.
    #[must_use]
    pub const fn edited(path: &'static str, base: &'static str, from: &'static str, to: &'static str) -> Self {
        Self { path, content: Content::Edited { base, from, to } }
    }

    /// A file with bytes that are described instead of shown.
    #[must_use]
    pub const fn made(path: &'static str, described: &'static str, make: fn() -> Vec<u8>) -> Self {
        Self { path, content: Content::Made { described, make } }
    }

    /// A symbolic link.
    #[must_use]
    pub const fn link(path: &'static str, to: &'static str) -> Self {
        Self { path, content: Content::Link(to) }
    }

    /// The text that is shown, where there is one.
    fn shown(&self) -> Option<Cow<'static, str>> {
        match self.content {
            Content::Text(text) => Some(Cow::Borrowed(text)),
            Content::Edited { base, from, to } => Some(Cow::Owned(base.replacen(from, to, 1))),
            Content::Made { .. } | Content::Link(_) => None,
        }
    }

    /// What is shown instead of a file.
    fn described(&self) -> String {
        match self.content {
            Content::Made { described, .. } => format!(": {described}"),
            Content::Link(to) => format!(" is a symbolic link to `{to}`"),
            Content::Text(_) | Content::Edited { .. } => String::new(),
        }
    }

    /// Writes the file below a folder, with the folders it needs.
    fn write(&self, folder: &Path) -> io::Result<()> {
        let path = folder.join(self.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        match &self.content {
            Content::Text(text) => fs::write(path, text),
            Content::Edited { base, from, to } => fs::write(path, base.replacen(from, to, 1)),
            Content::Made { make, .. } => fs::write(path, make()),
            #[cfg(unix)]
            Content::Link(to) => std::os::unix::fs::symlink(to, path),
            #[cfg(not(unix))]
            Content::Link(_) => Err(io::Error::new(io::ErrorKind::Unsupported, "this system has no symbolic links")),
        }
    }
}

impl Example {
    /// Writes the example into `wrong/` and `right/` below a folder.
    ///
    /// # Errors
    /// A file can't be written: of the operating system.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        for (name, files) in [("wrong", self.wrong), ("right", self.right)] {
            let folder = folder.join(name);
            fs::create_dir_all(&folder)?;
            for file in self.around.iter().chain(files) {
                file.write(&folder)?;
            }
        }
        Ok(())
    }

    /// The example as Markdown: the files of either side in code blocks.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut text = String::new();
        for (title, files) in [("Wrong", self.wrong), ("Right", self.right)] {
            for file in files {
                let path = file.path;
                let _ = match file.shown() {
                    Some(body) => {
                        let language = path.rsplit_once('.').map_or("", |(_, ending)| ending);
                        write!(text, "**{title}:** `{path}`\n\n```{language}\n{body}```\n\n")
                    }
                    None => write!(text, "**{title}:** `{path}`{}\n\n", file.described()),
                };
            }
        }
        let _ = writeln!(text, "Reported by `dagstack-spec {}`.\n", self.command);
        text
    }
}

impl fmt::Display for Example {
    /// The files of either side, indented, and the command.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (title, files) in [("Wrong", self.wrong), ("Right", self.right)] {
            for file in files {
                match file.shown() {
                    Some(body) => {
                        writeln!(formatter, "{title}: {}", file.path)?;
                        body.lines().try_for_each(|line| writeln!(formatter, "    {line}"))?;
                    }
                    None => writeln!(formatter, "{title}: {}{}", file.path, file.described())?,
                }
                writeln!(formatter)?;
            }
        }
        writeln!(formatter, "Reported by: dagstack-spec {}", self.command)
    }
}
