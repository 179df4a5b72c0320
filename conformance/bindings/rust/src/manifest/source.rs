//! Where a manifest comes from, before anything in it is known to be right.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Home, MAX_BYTES, malformed};
use crate::error::{Code, Error, Result};
use crate::registration;
use crate::spec::manifest::Manifest;
use crate::spec::support::from_document;

/// A manifest as it comes: a value, a text, or a file. It is read when the registry asks for it, so that a manifest that
/// can't be read is refused like any other.
#[derive(Debug, Clone)]
pub struct Source {
    kind: SourceKind,
    folder: Option<PathBuf>,
}

#[derive(Debug, Clone)]
enum SourceKind {
    Value(Value),
    Text { home: Home, name: String, bytes: Vec<u8> },
    File { home: Home, path: PathBuf },
}

impl Source {
    /// A manifest that has been parsed, of whatever format, wrapped or flat.
    #[must_use]
    pub fn value(value: Value) -> Self {
        Self { kind: SourceKind::Value(value), folder: None }
    }

    /// The text of a file of this home; `name` is what messages call it.
    #[must_use]
    pub fn text(home: Home, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { kind: SourceKind::Text { home, name: name.into(), bytes: bytes.into() }, folder: None }
    }

    /// A file, whose name determines its home. Its folder is the plugin's folder.
    ///
    /// # Errors
    /// `ManifestInvalid` where the name ends neither in `.toml` nor in `.json`.
    pub fn file(path: impl Into<PathBuf>) -> Result<Self> {
        let path = path.into();
        match Home::of_file(&path) {
            Some(home) => Ok(Self::file_of(home, path)),
            None => Err(malformed(&path.display().to_string(), "a manifest's name ends in `.toml` or `.json`")),
        }
    }

    pub(crate) fn file_of(home: Home, path: PathBuf) -> Self {
        let folder = path.parent().map(Path::to_owned);
        Self { kind: SourceKind::File { home, path }, folder }
    }

    /// The same manifest, for a plugin in this folder: its entry point must stay inside (DIS-10).
    #[must_use]
    pub fn in_folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// The plugin's folder, where it has one.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Reads the manifest and checks it against section 3 of the contract, without registering anything (MAN-01 to MAN-14).
    ///
    /// # Errors
    /// `ManifestInvalid` with all that is wrong.
    pub fn normalise(&self) -> Result<Manifest> {
        registration::normalise(self.fields()?)
    }

    /// The fields, not checked.
    pub(crate) fn fields(&self) -> Result<Value> {
        self.find()?.ok_or_else(|| Error::new(Code::ManifestInvalid, format!("{} holds no manifest", self.name())))
    }

    /// The fields, not checked; `None` where the file is somebody else's.
    pub(crate) fn find(&self) -> Result<Option<Value>> {
        match &self.kind {
            SourceKind::Value(value) => {
                from_document(value.clone()).map(Some).map_err(|problems| malformed("manifest", problems))
            }
            SourceKind::Text { home, name, bytes } => home.fields(name, bytes),
            SourceKind::File { home, path } => home.fields(&self.name(), &read(path)?),
        }
    }

    fn name(&self) -> String {
        match &self.kind {
            SourceKind::Value(_) => "manifest".to_owned(),
            SourceKind::Text { name, .. } => name.clone(),
            SourceKind::File { path, .. } => path.display().to_string(),
        }
    }
}

impl From<Value> for Source {
    fn from(value: Value) -> Self {
        Self::value(value)
    }
}

/// Reads a file of a manifest's size. Where it is a link, it leads to a file of the same plugin: messages quote what is read.
fn read(path: &Path) -> Result<Vec<u8>> {
    let unreadable = |error: std::io::Error| {
        malformed(&path.display().to_string(), format!("can't be read: {error}")).caused_by(error)
    };
    // A pipe or a device would make whoever opens it wait.
    if !path.metadata().map_err(unreadable)?.is_file() {
        return Err(malformed(&path.display().to_string(), "is not a file"));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (target, folder) = (path.canonicalize().map_err(unreadable)?, folder.canonicalize().map_err(unreadable)?);
    if !target.starts_with(folder) {
        return Err(malformed(&path.display().to_string(), "is a link that leads out of the plugin's folder"));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(malformed(&path.display().to_string(), "is too large for a manifest"));
    }
    Ok(bytes)
}
