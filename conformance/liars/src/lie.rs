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
