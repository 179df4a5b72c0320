/// The definition `Entry`.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub name: String,
    pub folder: Option<Folder>,
}

support::object! {
    Entry, closed;
    "name" => required name,
    "folder" => optional folder,
}

/// The definition `Folder`.
#[derive(Debug, Clone, PartialEq)]
pub struct Folder {
    pub entries: Option<Vec<Entry>>,
}

support::object! {
    Folder, closed, default;
    "entries" => optional entries,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub folder: Option<Folder>,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    Payload, open additional, default;
    "folder" => optional folder,
}
