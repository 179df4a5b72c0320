/// The definition `Entry`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Entry {
    pub name: String,
    pub folder: Option<Folder>,
}

impl Entry {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            folder: None,
        }
    }

    /// Sets `folder`.
    #[must_use]
    pub fn with_folder(mut self, value: Folder) -> Self {
        self.folder = Some(value);
        self
    }
}

support::object! {
    Entry, closed;
    "name" => required name,
    "folder" => optional folder,
}

/// The definition `Folder`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Folder {
    pub entries: Option<Vec<Entry>>,
}

impl Folder {
    /// Sets `entries`.
    #[must_use]
    pub fn with_entries(mut self, value: Vec<Entry>) -> Self {
        self.entries = Some(value);
        self
    }
}

support::object! {
    Folder, closed, default;
    "entries" => optional entries,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub folder: Option<Folder>,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl Payload {
    /// Sets `folder`.
    #[must_use]
    pub fn with_folder(mut self, value: Folder) -> Self {
        self.folder = Some(value);
        self
    }

    /// Sets `additional`.
    #[must_use]
    pub fn with_additional(mut self, value: Object) -> Self {
        self.additional = value;
        self
    }
}

support::object! {
    Payload, open additional, default;
    "folder" => optional folder,
}
