//! The lies by name.

macro_rules! lies {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// One way to lie.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Lie {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Lie {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name, as on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What the liar does, in a sentence.
            #[must_use]
            pub const fn about(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii()),+ }
            }
        }
    };
}

lies! {
    /// Says of every step that it went well and gave null.
    AlwaysOk = "always-ok",
    /// Says of every step that it failed with `ManifestInvalid`.
    AlwaysError = "always-error",
    /// Drives the binding, and turns every failure into success.
    NeverFails = "never-fails",
    /// Drives the binding, and puts another code of the contract in the place of each.
    WrongCode = "wrong-code",
    /// Drives the binding, and leaves every code out.
    NoCode = "no-code",
    /// Drives the binding, and reports nothing of the calls.
    NoTrace = "no-trace",
    /// Drives the binding, and reports the calls in the opposite order.
    TraceBackwards = "trace-backwards",
    /// Touches no binding, and claims that every plugin was set up, called and torn down.
    TraceForged = "trace-forged",
    /// Gives manifests back as they came, and calls that normalising.
    CopiesManifests = "copies-manifests",
    /// Answers each case with what the case before it gave.
    Stale = "stale",
    /// Answers with no outcome at all.
    NoSteps = "no-steps",
    /// Offers everything, and then supports nothing.
    UnsupportedToAll = "unsupported-to-all",
    /// Offers nothing, and so is asked for nothing.
    OffersNothing = "offers-nothing",
    /// Blames itself for every case.
    BlamesItself = "blames-itself",
    /// Touches no binding, and looks the answer up in the exported suite by the case's id.
    OracleById = "oracle-by-id",
    /// Touches no binding, and looks the answer up in the exported suite by what is sent, names and all.
    OracleByContent = "oracle-by-content",
    /// Touches no binding, and gives the answers of the exported suite one after the other.
    OracleByPosition = "oracle-by-position",
    /// Drives the binding, and puts the whole case into every message and every line of the log.
    CaseInMessages = "case-in-messages",
    /// Drives the binding, and names in every message each plugin that the case holds, all that it may fail with, and every variable.
    NamesEverything = "names-everything",
    /// Drives the binding, and names in every message each plugin that was registered, and all that it may fail with.
    NamesAllRegistered = "names-all-registered",
    /// Drives the binding, and blames the last plugin that was registered for each failure.
    ForgesPlugin = "forges-plugin",
    /// Drives the binding, and leaves out what failed and why.
    SaysNothing = "says-nothing",
    /// Calls an instance that was never set up, and claims that it is the one that lookup gives.
    ForgesInstance = "forges-instance",
    /// Touches no binding, and gives what the first plugin with the hook would, by its script.
    FirstAnswers = "first-answers",
    /// Drives the binding, and sorts by name what it gave in an order.
    SortsByName = "sorts-by-name",
    /// Drives the binding, and claims that every plugin is ready.
    AllReady = "all-ready",
    /// Drives the binding with manifests that it has repaired first.
    RepairsManifests = "repairs-manifests",
    /// Drives the binding, and leaves out which plugins failed.
    DropsFailures = "drops-failures",
    /// Drives the binding, and reports each call twice.
    TraceTwice = "trace-twice",
    /// Drives the binding, and reports no teardown.
    NoTeardown = "no-teardown",
    /// Sends each request back.
    Echo = "echo",
    /// Is ready, and then never answers.
    Silent = "silent",
    /// Never gets ready.
    Hangs = "hangs",
    /// Ends well, without an answer, at the first case.
    ExitsWell = "exits-0",
    /// Writes lines that are not JSON.
    Noise = "noise",
    /// Writes bytes that are not UTF-8.
    NoText = "no-text",
    /// Writes without an end, and without a line feed.
    Floods = "floods",
    /// Answers with the number of another request.
    WrongSeq = "wrong-seq",
    /// Answers each request twice.
    Twice = "twice",
}
