//! Which commands, variables and servers manifests may name, where the host bounds it.

use std::collections::{BTreeMap, BTreeSet};

#[cfg(feature = "http")]
use reqwest::Url;

use crate::spec::manifest::{Manifest, Runtime};

/// What a host allows manifests to name; anything, where it did not say.
#[derive(Debug, Clone, Default)]
pub(crate) struct Permissions {
    /// The first words of commands.
    commands: Option<Vec<Vec<String>>>,
    /// The names that `env` may have. They are bounded with the commands: `PATH` alone makes another program of a command's word.
    variables: Option<BTreeSet<String>>,
    /// The origins of servers, as RFC 6454 writes them.
    #[cfg(feature = "http")]
    origins: Option<BTreeSet<String>>,
}

impl Permissions {
    /// Allows commands that begin with these words.
    pub(super) fn add_command(&mut self, words: Vec<String>) {
        self.commands.get_or_insert_default().push(words);
        self.variables.get_or_insert_default();
    }

    /// Allows `env` to have these names.
    pub(super) fn add_variables(&mut self, names: impl IntoIterator<Item = String>) {
        self.variables.get_or_insert_default().extend(names);
    }

    /// Allows the servers of these origins alone, where there are any.
    ///
    /// # Errors
    /// A text that is not an origin of HTTP.
    #[cfg(feature = "http")]
    pub(super) fn with_origins(mut self, texts: &[String]) -> Result<Self, String> {
        let origins: BTreeSet<String> =
            texts.iter().map(|text| origin(text).ok_or_else(|| text.clone())).collect::<Result<_, _>>()?;
        self.origins = (!origins.is_empty()).then_some(origins);
        Ok(self)
    }

    /// Looks at what a manifest wants started or spoken to.
    ///
    /// # Errors
    /// What the host does not allow, and how it would.
    pub(super) fn check(&self, manifest: &Manifest) -> Result<(), String> {
        match manifest.runtime {
            Runtime::InProcess => Ok(()),
            Runtime::McpStdio => {
                self.check_command(manifest.command.as_deref().unwrap_or_default())?;
                self.check_variables(manifest.env.as_ref())
            }
            #[cfg(feature = "http")]
            Runtime::McpHttp => self.check_url(manifest.url.as_deref().unwrap_or_default()),
            #[cfg(not(feature = "http"))]
            Runtime::McpHttp => Ok(()),
        }
    }

    fn check_command(&self, command: &[String]) -> Result<(), String> {
        let is_allowed = |commands: &Vec<Vec<String>>| commands.iter().any(|words| command.starts_with(words));
        if self.commands.as_ref().is_none_or(is_allowed) {
            return Ok(());
        }
        // What follows may hold secrets.
        let program = command.first().map_or("", String::as_str);
        Err(format!("the host allows no such command of `{program}` (`Builder::allow_command`)"))
    }

    fn check_variables(&self, env: Option<&BTreeMap<String, String>>) -> Result<(), String> {
        let Some(allowed) = &self.variables else { return Ok(()) };
        match env.into_iter().flat_map(BTreeMap::keys).find(|name| !allowed.contains(*name)) {
            None => Ok(()),
            Some(name) => {
                Err(format!("the host does not allow the variable `{name}` in `env` (`Builder::allow_variables`)"))
            }
        }
    }

    #[cfg(feature = "http")]
    fn check_url(&self, url: &str) -> Result<(), String> {
        let Some(allowed) = &self.origins else { return Ok(()) };
        match Url::parse(url).map(|url| url.origin().ascii_serialization()) {
            Ok(origin) if allowed.contains(&origin) => Ok(()),
            Ok(origin) => Err(format!("the host does not allow servers at `{origin}` (`Builder::allow_origin`)")),
            // It may hold a password, and is not repeated.
            Err(error) => Err(format!("its `url` is none, and the host allows some servers alone: {error}")),
        }
    }
}

/// The origin that a text is, and nothing besides; `None` where it is not an origin of HTTP.
#[cfg(feature = "http")]
fn origin(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let is_bare = url.path() == "/" && url.username().is_empty() && url.password().is_none();
    let is_origin = is_bare && url.query().is_none() && url.fragment().is_none();
    (is_origin && ["http", "https"].contains(&url.scheme())).then(|| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn commands_begin_with_allowed_words() {
        let mut permissions = Permissions::default();
        assert_eq!(permissions.check_command(&words("anything")), Ok(()));
        permissions.add_command(words("uvx mcp-server-time"));
        permissions.add_command(words("server"));
        for (command, allowed) in [
            ("uvx mcp-server-time", true),
            ("uvx mcp-server-time --utc", true),
            ("server any thing", true),
            ("uvx", false),
            ("uvx mcp-server-times", false),
            ("/tmp/server", false),
            ("./server", false),
            ("", false),
        ] {
            assert_eq!(permissions.check_command(&words(command)).is_ok(), allowed, "{command}");
        }
        assert!(permissions.check_command(&[]).is_err());
    }

    #[test]
    fn variables_are_bounded_with_the_commands() {
        let env = |name: &str| Some(BTreeMap::from([(name.to_owned(), String::new())]));
        let mut permissions = Permissions::default();
        assert_eq!(permissions.check_variables(env("PATH").as_ref()), Ok(()));
        permissions.add_command(words("server"));
        assert!(permissions.check_variables(env("PATH").as_ref()).is_err());
        assert_eq!(permissions.check_variables(None), Ok(()));
        permissions.add_variables(["REGION".to_owned()]);
        assert_eq!(permissions.check_variables(env("REGION").as_ref()), Ok(()));
        assert!(permissions.check_variables(env("PATH").as_ref()).is_err());
    }

    #[cfg(feature = "http")]
    #[test]
    fn servers_are_of_allowed_origins() {
        let permissions = Permissions::default();
        assert_eq!(permissions.check_url("http://anywhere.example/"), Ok(()));
        let origins = ["https://MCP.example.org", "http://localhost:8080/"].map(str::to_owned);
        let permissions = permissions.with_origins(&origins).expect("origins");
        for (url, allowed) in [
            ("https://mcp.example.org/mcp", true),
            ("https://mcp.example.org:443/", true),
            ("http://localhost:8080/mcp?key=value", true),
            ("http://mcp.example.org/mcp", false),
            ("https://mcp.example.org:8443/mcp", false),
            ("https://mcp.example.org.evil.example/mcp", false),
            ("https://mcp.example.org@evil.example/mcp", false),
            ("http://localhost/mcp", false),
            ("file:///etc/passwd", false),
            ("", false),
        ] {
            assert_eq!(permissions.check_url(url).is_ok(), allowed, "{url}");
        }
    }

    #[cfg(feature = "http")]
    #[test]
    fn an_origin_is_nothing_else() {
        for wrong in [
            "",
            "example.org",
            "ftp://example.org",
            "https://example.org/mcp",
            "https://me@example.org",
            "https://example.org?a",
        ] {
            assert_eq!(origin(wrong), None, "{wrong}");
        }
        assert_eq!(origin("https://[::1]:1/").as_deref(), Some("https://[::1]:1"));
    }
}
