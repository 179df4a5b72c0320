//! Plugins that have the optional hooks of their kind, or leave them out, and a host that asks first.

use crate::contracts::now;
use crate::generated::greeter_v1::{
    AsyncGreeterPlugin, GreeterPlugin, Greeting, Guest, GuestOfHonour, GuestOfHonourRank, GuestOfHonourSide, HOOKS,
};
use crate::generated::support::{Answer, AsyncOptionalHook, Blocking, OptionalHook, Step};

/// Greets, and that is all.
struct Curt;

impl GreeterPlugin for Curt {
    type Error = String;

    fn greet(&self, input: Guest) -> Result<Greeting, String> {
        Ok(Greeting { text: input.name })
    }
}

/// Knows how to say goodbye where it has learnt it.
struct Polite {
    farewell: Option<&'static str>,
}

impl GreeterPlugin for Polite {
    type Error = String;

    fn greet(&self, input: Guest) -> Result<Greeting, String> {
        Ok(Greeting { text: format!("Good day, {}!", input.name) })
    }

    fn farewell(&self) -> OptionalHook<'_, Guest, Greeting, String> {
        let farewell = self.farewell?;
        Some(Box::new(move |guest| Ok(Greeting { text: format!("{farewell}, {}!", guest.name) })))
    }

    fn polish(&self) -> OptionalHook<'_, Greeting, Step<Greeting>, String> {
        Some(Box::new(|greeting| if greeting.text.ends_with('!') { Ok(Step::Stop) } else { Err(greeting.text) }))
    }
}

/// The same, where it takes its time.
struct Patient;

impl AsyncGreeterPlugin for Patient {
    type Error = String;

    fn greet(&self, input: Guest) -> Answer<'_, Greeting, String> {
        Box::pin(async move { Ok(Greeting { text: input.name }) })
    }

    fn left(&self) -> AsyncOptionalHook<'_, Guest, (), String> {
        Some(Box::new(|guest| Box::pin(async move { if guest.name.is_empty() { Err(guest.name) } else { Ok(()) } })))
    }
}

/// A host's plugins: a registry knows nothing but trait objects.
type Plugins = Vec<Box<dyn AsyncGreeterPlugin<Error = String> + Send + Sync>>;

/// The answer of the first plugin that has the hook.
fn farewell(plugins: &Plugins, name: &str) -> Option<String> {
    let call = plugins.iter().find_map(|plugin| plugin.farewell())?;
    now(call(Guest { name: name.to_owned() })).ok()?.ok().map(|greeting| greeting.text)
}

/// Which fact does not hold.
pub(crate) fn all() -> Result<(), String> {
    let plugins: Plugins = vec![
        Box::new(Blocking(Curt)),
        Box::new(Blocking(Polite { farewell: None })),
        Box::new(Blocking(Polite { farewell: Some("Bye") })),
        Box::new(Patient),
    ];
    let guest = || Guest { name: "Ada".to_owned() };
    let synchronous: Box<dyn GreeterPlugin<Error = String>> = Box::new(Polite { farewell: Some("Bye") });
    let polished = |text: &str| plugins[2].polish().map(|polish| now(polish(Greeting { text: text.to_owned() })));
    let has_left: Vec<bool> = plugins.iter().map(|plugin| plugin.left().is_some()).collect();
    let optional: Vec<&str> = HOOKS.iter().filter(|hook| hook.optional).map(|hook| hook.name).collect();
    let facts = [
        plugins.iter().all(|plugin| now(plugin.greet(guest())).is_ok_and(|greeting| greeting.is_ok())),
        farewell(&plugins, "Ada").as_deref() == Some("Bye, Ada!"),
        farewell(&vec![Box::new(Blocking(Curt)) as _, Box::new(Patient) as _], "Ada").is_none(),
        synchronous.farewell().is_some_and(|call| call(guest()).is_ok()) && synchronous.left().is_none(),
        polished("Hello!") == Some(Ok(Ok(Step::Stop))),
        polished("Hello") == Some(Ok(Err("Hello".to_owned()))),
        has_left == [false, false, false, true],
        plugins[3].left().is_some_and(|left| now(left(guest())) == Ok(Ok(()))),
        GuestOfHonour::from_text(r#"{"rank":"<=","side":"≈"}"#).is_ok_and(|guest| {
            guest.rank == Some(GuestOfHonourRank::Le) && guest.side == Some(GuestOfHonourSide::NearlyThere)
        }),
        [GuestOfHonourRank::Empty, GuestOfHonourRank::Space, GuestOfHonourRank::Arrow].map(|rank| rank.to_string())
            == ["", " ", "->"],
        optional == ["farewell", "polish", "left", "announce", "announce_all"],
    ];
    match facts.iter().position(|fact| !fact) {
        None => Ok(()),
        Some(place) => Err(format!("fact {place} of the optional hooks does not hold")),
    }
}
