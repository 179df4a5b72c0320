//! One manifest of a set: what the others may depend on, with the places.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use super::super::inside::stays_inside;
use crate::document::Node;
use crate::shape::brief;
use crate::source::{Source, Span};

/// A text of a manifest and its place.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    /// The text.
    pub(crate) text: String,
    /// Its place.
    pub(crate) span: Span,
}

/// One manifest of a set. What has the wrong type is missing here: it is reported where the manifest alone is judged.
#[derive(Debug)]
pub(crate) struct Member {
    /// The file.
    pub(crate) source: Source,
    /// The plugin's folder, where its manifest is in one.
    pub(crate) folder: Option<PathBuf>,
    /// What the plugin is called.
    pub(crate) name: Option<Text>,
    /// Its kind.
    pub(crate) kind: Option<Text>,
    /// Which version of its kind it implements.
    pub(crate) kind_api_version: Option<Text>,
    /// Where it is loaded from.
    pub(crate) entry_point: Option<Text>,
    /// `fallback`, where it is true.
    pub(crate) fallback: Option<Span>,
    /// The plugins that it depends on, as often as it names them; a name may be empty, which nobody's is.
    pub(crate) depends_on: Vec<Text>,
    /// Whether the entry point stays inside the folder, once that has been looked up.
    stays_inside: OnceCell<bool>,
}

impl Member {
    /// What a manifest's table says, and where its file is.
    pub(crate) fn new(source: &Source, path: Option<&Path>, fields: &Node) -> Self {
        let text = |field: &str| fields.get(field).and_then(text_of).filter(|text| !text.text.is_empty());
        let fallback = fields.get("fallback").filter(|node| node.as_bool() == Some(true));
        let depends_on = fields.get("depends_on").and_then(Node::items).into_iter().flatten();
        Self {
            source: source.clone(),
            folder: path.map(folder_of),
            name: text("name"),
            kind: text("kind"),
            kind_api_version: text("kind_api_version"),
            entry_point: text("entry_point"),
            fallback: fallback.map(|node| node.span.clone()),
            depends_on: depends_on.filter_map(text_of).collect(),
            stays_inside: OnceCell::new(),
        }
    }

    /// The entry point and the plugin's folder, where both are known, and whether the one stays inside the other (DIS-10).
    pub(crate) fn located_entry_point(&self) -> Option<(&Text, &Path, bool)> {
        let (entry_point, folder) = (self.entry_point.as_ref()?, self.folder.as_deref()?);
        let stays_inside = *self.stays_inside.get_or_init(|| stays_inside(&entry_point.text, folder));
        Some((entry_point, folder, stays_inside))
    }

    /// The plugin's name, cut to what a message may repeat.
    pub(crate) fn shown_name(&self) -> String {
        self.name.as_ref().map_or_else(|| self.source.name().to_owned(), |name| brief(&name.text))
    }
}

/// The folder of a file, `.` for one that is named alone.
fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new(".")).to_owned()
}

fn text_of(node: &Node) -> Option<Text> {
    Some(Text { text: node.as_str()?.to_owned(), span: node.span.clone() })
}
