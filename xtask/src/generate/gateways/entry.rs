//! One row for each call, with everything that it says taken from the call itself.

use cointill::exchange::{Call, Endpoint, Repeat};
use cointill::gateway2328::Page;
use cointill::http::Request;
use cointill::model::Model;

use super::types::Type;
use super::{code, table};

/// A method of the gateway object and a call that it made.
macro_rules! called {
    ($gateway:ident.$group:ident.$method:ident($($argument:expr),*)) => {
        (
            concat!(stringify!($group), "().", stringify!($method)),
            $gateway.$group().$method($($argument),*)?,
        )
    };
}
pub(super) use called;

/// What a method takes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Takes {
    Nothing,
    Request(Type),
    /// An id, or a choice of ids.
    Id(&'static str),
}

/// What its answer holds.
#[derive(Debug, Clone, Copy)]
enum Gives {
    One(Type),
    Page(Type),
    List(Type),
    /// A type that is no model; its name.
    Other(&'static str),
}

pub(super) struct Entry {
    method: &'static str,
    /// For which calls the row holds, when not for all.
    when: &'static str,
    takes: Takes,
    gives: Gives,
    endpoint: Endpoint,
    repeat: Repeat,
    request: Request,
}

impl Entry {
    fn new<T>((method, call): (&'static str, Call<T>), takes: Takes, gives: Gives) -> Entry {
        Entry {
            method,
            when: "",
            takes,
            gives,
            endpoint: call.endpoint(),
            repeat: call.repeat(),
            request: call.request().clone(),
        }
    }

    pub(super) fn one<T: Model>(called: (&'static str, Call<T>), takes: Takes) -> Entry {
        Entry::new(called, takes, Gives::One(Type::model::<T>()))
    }

    pub(super) fn page<T: Model>(called: (&'static str, Call<Page<T>>), takes: Takes) -> Entry {
        Entry::new(called, takes, Gives::Page(Type::model::<T>()))
    }

    pub(super) fn list<T: Model>(called: (&'static str, Call<Vec<T>>)) -> Entry {
        Entry::new(called, Takes::Nothing, Gives::List(Type::model::<T>()))
    }

    pub(super) fn other<T>(
        called: (&'static str, Call<T>),
        takes: Takes,
        gives: &'static str,
    ) -> Entry {
        Entry::new(called, takes, Gives::Other(gives))
    }

    pub(super) fn when(self, when: &'static str) -> Entry {
        Entry { when, ..self }
    }
}

/// Names the key that signed a request.
type NameKey = Box<dyn Fn(&Request) -> &'static str>;

/// A gateway with a row for each of its calls.
pub(super) struct Gateway {
    pub(super) title: &'static str,
    pub(super) entries: Vec<Entry>,
    pub(super) endpoints: &'static [Endpoint],
    /// Which key signed a request; `None` where there is only one.
    pub(super) key: Option<NameKey>,
    /// What webhooks tell, beside what calls give.
    pub(super) webhooks: Vec<Type>,
    /// Sets of words that the fields hold: the name of the set, and its words.
    pub(super) words: Vec<(&'static str, Vec<&'static str>)>,
}

impl Gateway {
    /// Fails when an endpoint has no row, or a row is for an endpoint that is not listed.
    pub(super) fn is_complete(&self) -> Result<(), String> {
        let rows = || self.entries.iter().map(|entry| entry.endpoint);
        if let Some(endpoint) = self
            .endpoints
            .iter()
            .find(|own| !rows().any(|row| row == **own))
        {
            return Err(format!(
                "{}: expected a call in xtask/src/generate/gateways, got none",
                endpoint.name
            ));
        }
        match rows().find(|row| !self.endpoints.contains(row)) {
            Some(endpoint) => Err(format!(
                "{}: expected it in ENDPOINTS of its gateway, got none",
                endpoint.name
            )),
            None => Ok(()),
        }
    }

    /// The overview of all calls.
    pub(super) fn table(&self) -> String {
        let mut head = vec!["in Rust", "endpoint", "gives"];
        if self.key.is_some() {
            head.push("key");
        }
        head.push("the same call twice");
        let row = |entry: &Entry| {
            let mut row = vec![
                entry.call(),
                format!("`{} {}`", entry.endpoint.method, entry.endpoint.path),
                entry.gives(),
            ];
            if let Some(key) = &self.key {
                row.push(key(&entry.request).to_owned());
            }
            row.push(repeat(entry.repeat).to_owned());
            row
        };
        let rows: Vec<_> = self.entries.iter().map(row).collect();
        table(&head, &rows)
    }

    /// The chapter of the reference.
    pub(super) fn reference(&self) -> Result<String, String> {
        let mut text = format!("\n## {}\n\n{}", self.title, self.table());
        let mut seen = Vec::new();
        for entry in &self.entries {
            let taken = match entry.takes {
                Takes::Request(kind) => Some(kind),
                Takes::Nothing | Takes::Id(_) => None,
            };
            let given = match entry.gives {
                Gives::One(kind) | Gives::Page(kind) | Gives::List(kind) => Some(kind),
                Gives::Other(_) => None,
            };
            for kind in taken.into_iter().chain(given) {
                if !seen.contains(&kind.name) {
                    seen.push(kind.name);
                    text.push_str(&format!("\n### `{}`\n\n{}", kind.name, kind.table()?));
                }
            }
        }
        for kind in &self.webhooks {
            let name = kind.name;
            text.push_str(&format!(
                "\n### `{name}` (in webhooks)\n\n{}",
                kind.table()?
            ));
        }
        text.push_str("\n### Words\n\nA word that is not listed is kept as it came.\n\n");
        let rows: Vec<_> = self
            .words
            .iter()
            .map(|(name, words)| {
                let words: Vec<_> = words.iter().map(|word| code(word)).collect();
                vec![code(name), words.join(", ")]
            })
            .collect();
        text.push_str(&table(&["set", "words"], &rows));
        Ok(text)
    }
}

impl Entry {
    fn call(&self) -> String {
        let call = match self.takes {
            Takes::Nothing => code(&format!("{}()", self.method)),
            Takes::Request(kind) => code(&format!("{}({})", self.method, kind.name)),
            Takes::Id(id) => code(&format!("{}({id})", self.method)),
        };
        match self.when {
            "" => call,
            when => format!("{call} {when}"),
        }
    }

    fn gives(&self) -> String {
        match self.gives {
            Gives::One(kind) => code(kind.name),
            Gives::Page(kind) => format!("pages of `{}`", kind.name),
            Gives::List(kind) => format!("list of `{}`", kind.name),
            Gives::Other(name) => code(name),
        }
    }
}

fn repeat(repeat: Repeat) -> &'static str {
    match repeat {
        Repeat::SameResult => "gives the same object",
        Repeat::Harmless => "changes nothing",
        Repeat::ErrorThatTells => "is refused as a duplicate",
        Repeat::Unsafe => "**is carried out twice**",
    }
}
