//! The stable codes, each with the story that `explain` tells.

use std::fmt;

macro_rules! codes {
    ($($variant:ident $id:literal $title:literal $story:literal)*) => {
        /// A stable diagnostic code: `DS` and three digits. The hundreds say whose input it is about: 0 files, 1 hookspecs,
        /// 2 payload schemas, 3 manifests, 4 generation, 5 configuration, 6 conformance.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!($id, ": ", $title)] $variant,)*
        }

        /// Every code with its story, in the order of the codes.
        pub const CODES: &[CodeDoc] = &[$(CodeDoc { code: Code::$variant, id: $id, title: $title, story: $story },)*];

        impl Code {
            /// The code as printed, `DS101`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }
        }
    };
}

/// What there is to know about a code.
#[derive(Debug, Clone, Copy)]
pub struct CodeDoc {
    /// The code.
    pub code: Code,
    /// The code as printed, `DS101`.
    pub id: &'static str,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// Why it matters and what to do about it.
    pub story: &'static str,
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}

codes! {
    Unreadable "DS001" "a file or folder can't be read"
        "The path does not exist, is not what it should be (a folder where a file belongs, or the other way round), or permissions forbid reading it.\n\nCheck the path; a relative one starts at the current folder."
    NotUtf8 "DS002" "a file is not UTF-8"
        "Every input is UTF-8 text. The message names the first byte that is not.\n\nSave the file as UTF-8."
    TooLarge "DS003" "a file is too large"
        "Inputs are limited to 8 MiB a file, so that a wrong path can't eat the machine's memory. No sensible manifest or schema comes near.\n\nCheck that the path names what you meant."
    TooDeep "DS004" "a document nests too deeply"
        "Documents are limited to 128 levels of nesting, so that crafted input can't exhaust the stack.\n\nFlatten the document; in a schema, move inner parts into `$defs`."
    MalformedYaml "DS005" "malformed YAML"
        "The file is no YAML 1.2 document. Anchors, aliases, tags and several documents in one file are refused too: a hookspec is read as it stands.\n\nMend the line that the message points at."
    MalformedJson "DS006" "malformed JSON"
        "The file is no JSON document (RFC 8259). Comments and trailing commas are not JSON.\n\nMend the line that the message points at."
    MalformedToml "DS007" "malformed TOML"
        "The file is no TOML document.\n\nMend the line that the message points at."
    DuplicateKey "DS008" "a key stands twice"
        "A key that stands twice in one table means that one of the values is lost, and which one depends on the reader.\n\nRemove or rename one of them."
    OutsideTree "DS009" "a path leaves the folder it belongs to"
        "A spec tree is read from one folder; a symbolic link or a relative path that leads out of it is refused, so that reading a tree never depends on what lies around it.\n\nMove the file into the tree."

    KindMissing "DS100" "no kinds found"
        "A spec tree holds `kinds/<kind>/v<N>.yaml`. The folder given holds none.\n\nPoint `--spec` at the folder that contains `kinds/`, not at `kinds/` itself."
    HookspecShape "DS101" "a hookspec has a wrong shape"
        "A required key is missing, a key is unknown, or a value has the wrong type. The form is contract clause KND-01; `dagstack-spec schema hookspec` gives it to editors."
    KindName "DS102" "the kind does not match its folder"
        "`kind` in `kinds/<kind>/v<N>.yaml` repeats the folder's name, which is snake_case.\n\nRename one of them."
    KindVersion "DS103" "the kind's version does not match its file"
        "`kind_api_version` is SemVer, and its major is the `N` of the file `v<N>.yaml`. A breaking change makes a new file; the old one stays.\n\nMend the version, or move the file."
    HookName "DS104" "a hook name is not usable"
        "Hook names are snake_case (`^[a-z][a-z0-9_]*$`) and unique within a kind: they become method names in every language."
    DispatchClass "DS105" "an unknown dispatch class"
        "There are five: singleton, broadcast_collect, broadcast_notify, chain, capability (DSP-01)."
    SchemaPath "DS106" "a hook's schema can't be found"
        "`input_schema` and `output_schema` are relative to the kind's folder, `kinds/<kind>/` (or `kinds/<kind>/v<N>/`), stay inside the spec tree, and exist."
    HookRule "DS107" "a hook's settings contradict each other"
        "A chain hook is exposed over MCP (CHN-05), `error_policy` belongs to broadcast_collect alone, and a tool-name template uses the placeholders `{kind}`, `{plugin}`, `{hook}` and `{function}` only."

    SpecVersion "DS108" "the spec has no usable version"
        "`VERSION` in the root of a spec tree holds one SemVer version, `1.0.0`. A tree without the file takes the version of the embedded spec."

    SchemaInvalid "DS201" "a payload schema is no valid JSON Schema"
        "Payload schemas are JSON Schema 2020-12 and must be valid under its meta-schema. An `$id` is a URI reference that belongs to one schema of the file, an anchor to one schema below an `$id`.\n\nMend the keyword that the message points at."
    RefOutside "DS202" "a `$ref` leaves the spec tree"
        "A reference stays inside the spec tree: to a place in the same file, to another file of the tree, or to a schema of the tree with that `$id`. Nothing is fetched (KND-02).\n\nCopy the schema that you need into the tree."
    RefUnresolved "DS203" "a `$ref` leads nowhere"
        "The file or the place in it that the reference names does not exist, holds no schema, or is not the only one: two schemas of the tree have the `$id`. A reference starts at the nearest `$id` around it, or at the path of its file.\n\nCheck the path, the `$id`, and the JSON pointer or anchor after `#`."
    RefLoop "DS204" "references form a loop without a value between them"
        "A chain of `$ref`s that comes back to its start describes no value at all. Recursion through a property or an item is fine."

    ManifestShape "DS301" "a manifest has a wrong shape"
        "A required field is missing, or the document is no table (MAN-01)."
    ManifestType "DS302" "a manifest field has the wrong type"
        "There is no coercion between types: `priority = \"50\"` is a string and stays one (MAN-02)."
    ManifestUnknownField "DS303" "an unknown manifest field"
        "Fields are closed, so that a slip of the pen is found and not ignored (MAN-01). Free content has a home: the table `metadata`."
    ManifestValue "DS304" "a manifest field has a value that is not allowed"
        "The value is outside the field's range, or no member of its enumeration (MAN-01, MAN-06, MAN-11)."
    ManifestRule "DS305" "manifest fields contradict each other"
        "A rule between fields is broken: `tryfirst` with `trylast` (MAN-04), a runtime without its own field (MAN-05), `in_process_only` with another runtime (MAN-12), or a kind that runs in process only (MAN-13)."
    ManifestCoreVersion "DS306" "`core_version` is no PEP 440 specifier set"
        "The range of core versions is a PEP 440 specifier set such as `>=0.1.0,<1.0.0`. Carets and spaces for `and` are another ecosystem's notation (REG-05)."
    ManifestDuplicateName "DS307" "two manifests under one root share a name"
        "A plugin's name is unique in its registry, whatever the kind (DIS-05, REG-07).\n\nRename one of the plugins."
    ManifestNotFound "DS308" "no manifest found"
        "The path holds no `dagstack.toml`, `dagstack.json`, `pyproject.toml` with `[tool.dagstack.plugin]` or `package.json` with `dagstack`."
    ManifestStyle "DS309" "a manifest departs from a recommendation"
        "It is accepted, and reported as a warning: names match `^[a-z0-9][a-z0-9_-]*$`, kinds are snake_case without a version, and priorities from 1000 are reserved for horizontal middleware."
    ManifestShadowed "DS310" "a manifest is shadowed by another one"
        "Several manifests lie in one folder; the first of `dagstack.toml`, `dagstack.json`, `pyproject.toml`, `package.json` wins and the others are not read."

    UnsupportedKeyword "DS401" "a schema keyword is not supported by the generator"
        "Nothing is dropped silently: a keyword that can't be emitted faithfully is refused with its place.\n\nThe README lists what is supported."
    UnsupportedForm "DS402" "a schema says something that the generator can't emit"
        "The keyword is supported, but not in this form: see the message. Nothing is dropped silently."
    NameCollision "DS403" "two types would get one name"
        "Type names come from the schema's path, so that adding a schema never renames the types of another. Two definitions of one kind with the same name can't both keep it.\n\nRename one of the `$defs` entries."
    Unsatisfiable "DS404" "a schema that no document satisfies"
        "The keywords contradict each other, so no payload would ever be valid."
    PatternUnsupported "DS405" "a pattern that a target language can't express"
        "Patterns are ECMA-262, and mean the same in every language. What linear engines lack is refused: lookaround, back-references, flags inside. So are patterns that are too large, or that could take longer than a second on 100,000 characters: numbers in braces above 1,000, or a part as `a.{999}b` that may be at many of its characters at once.\n\nSay it with less, or with an anchor: `^` and `$` around the pattern make most of them cheap."

    DefaultMisfit "DS406" "a default that can't stand in for an absent value"
        "Its own schema does not accept it, it would have to be completed by itself without end, or it holds an integer beyond 64 bits. JSON Schema asks nothing of a default, so this is a warning: none is filled in, and the property is one that may be absent.\n\nMend the default or the schema."

    ConfigInvalid "DS501" "`dagstack-spec.toml` is not valid"
        "The configuration holds `[[generate]]` tables with `lang`, `out` and, optionally, `kinds`, `spec`, `package-version` and `import-path`, and a table `[conformance]` with `adapter`, `known-failures`, `jobs` and `timeout`; everything in it is optional."
    OutputRefused "DS502" "the output folder can't be written"
        "The folder can't be made or written to, or a file in it is not ours to replace.\n\nChoose another folder with `--out`, or remove the file."
    ImportPath "DS503" "the Go import path is not known"
        "Emitted Go packages import each other, so the import path of the output folder must be known: from `--import-path`, or from the nearest `go.mod` above the folder."

    FixtureShape "DS601" "a fixture file has a wrong shape"
        "A required key is missing, a key is unknown, or a value has the wrong type. `dagstack-spec schema fixture` gives the form to editors.\n\nMend the key that the message points at."
    FixtureId "DS602" "the id of a case, or the subject of its file, does not fit"
        "Ids are what known failures and reports refer to, so they are unique and never change. A file lies at its subject with `/` for `.` (`dispatch.chain` in `dispatch/chain.yaml`), and the ids of its cases are the subject, a dot and a name.\n\nRename the new one; the old one stays."
    FixtureTitle "DS603" "the title of a case does not fit"
        "A title says in a sentence what holds. It is unique, so that a report can be read without the ids, and has no full stop."
    FixtureClause "DS604" "a case does not cite its clauses as it should"
        "Each case cites clauses of contract sections 3 to 12, each once and in the contract's order. A case is SHOULD when all that it proves is: each of its clauses is a SHOULD, or has a part that is. Else it is MUST, and proves a MUST clause at least."
    FixtureName "DS605" "a fixture names what the case does not have"
        "Steps and expectations name plugins, peers and calls. A name that the case does not have would be an expectation that can't fail, or one that can't be met."
    FixturePattern "DS606" "a pattern or a `$word` that does not exist"
        "A table with a key that starts with `$` is a pattern, and stands for values that fit it. In manifests, files and expectations `$ENTRY_POINT`, `$CORE` and `$PEER:name` are filled in, and `$absent` takes a manifest's field out.\n\nPut a value that only looks like a pattern under `$literal`."
    FixtureContent "DS607" "a fixture says what can't be run or judged"
        "Expectations contradict each other, a path leaves the case's folder, bytes are no hexadecimal, a manifest can't be written as TOML, or the deadline makes no sense."
    FixtureSuite "DS608" "the suite has no usable version, or no case"
        "`VERSION` beside the fixtures holds one SemVer version: `1.0.0`. At least one fixture file lies in the folder or below it, and its name ends with `.yaml`."

    KnownInvalid "DS650" "a list of known failures is not valid"
        "A list holds `[[known]]` tables with `id` (of a case, or a pattern with `*`), `outcome`, `cause` (a part of what was seen), `reason` and, optionally, `issue` and `clauses`. An entry without a reason explains nothing, and one without a cause would hide another failure.\n\nMend the entry that the message points at; `dagstack-spec conformance known update` writes entries."
    ReportInvalid "DS651" "a report of a conformance run can't be read"
        "The file is no report that `conformance run --report json=FILE` wrote, or one of another version. `dagstack-spec schema report` gives its form.\n\nRun the suite again and use its report."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_ascending() {
        for pair in CODES.windows(2) {
            assert!(pair[0].id < pair[1].id, "{} before {}", pair[0].id, pair[1].id);
        }
    }
}
