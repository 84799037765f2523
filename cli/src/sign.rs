//! `cointill sign`: the signature of a message.

use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser as _;
use clap::{Args, Subcommand, ValueEnum};
use cointill::alchemypay::{self, AppSecret, Message, Nested, SignedSet};
use cointill::gateway2328::{ApiKey, PayoutKey};

use crate::failure::{Failure, Outcome};
use crate::key::KeyArgs;
use crate::{input, output};

/// Print the signature of a message on standard input
///
/// The signature stands alone on standard output. Use it to compare with what your own code makes.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  export SHOP_API_KEY=sandbox-api-key
  printf '%s' '{\"amount\":\"19.99\",\"currency\":\"USD\",\"order_id\":\"1001\"}' |
    cointill sign 2328 --key-env SHOP_API_KEY

Exit codes:
  0  signed
  2  no key, or a message that cannot be signed")]
pub(crate) struct Sign {
    #[command(subcommand)]
    gateway: Gateway,
}

#[derive(Debug, Subcommand)]
enum Gateway {
    #[command(name = "2328")]
    Gateway2328(Sign2328),
    #[command(name = "alchemypay", visible_alias = "aeon")]
    AlchemyPay(SignAlchemyPay),
}

/// The value of the header `sign` of a 2328.io request
///
/// Every byte of standard input is signed, so pipe in exactly the bytes that you send. Nothing at
/// all is what a GET signs.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  export SHOP_API_KEY=sandbox-api-key SHOP_PAYOUT_KEY=sandbox-payout-key
  printf '%s' '{\"order_id\":\"1001\"}' |
    cointill sign 2328 --key-env SHOP_API_KEY
  cointill sign 2328 --key-env SHOP_API_KEY < /dev/null
  printf '%s' '{\"order_id\":\"1001\"}' |
    cointill sign 2328 --payout --key-env SHOP_PAYOUT_KEY

Exit codes:
  0  signed
  2  no key, or an input that cannot be read")]
struct Sign2328 {
    #[command(flatten)]
    key: KeyArgs,

    /// The key is the payout API key, which signs everything under /v1/payout
    ///
    /// The rule is the same for both keys; the option says which one you mean to use.
    #[arg(long)]
    payout: bool,
}

/// The field `sign` of a message of Alchemy Pay or AEON
///
/// The message is a JSON object; which of its fields are signed depends on what it is. A `sign`
/// that it has already does not count.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  export SHOP_SECRET=sandbox-secret
  printf '%s' '{\"appId\":\"SANDBOX0001\",\"merchantOrderNo\":\"11126\"}' |
    cointill sign alchemypay --message query --key-env SHOP_SECRET

Exit codes:
  0  signed
  2  no key, or a message that cannot be signed")]
struct SignAlchemyPay {
    /// What the message is
    #[arg(long, value_parser = message_parser())]
    message: Message,

    #[command(flatten)]
    key: KeyArgs,

    #[command(flatten)]
    readings: ReadingArgs,
}

/// The readings of Alchemy Pay's documents that change a signature.
#[derive(Debug, Args)]
#[command(next_help_heading = "Where the documents contradict each other")]
pub(crate) struct ReadingArgs {
    /// Which fields the signature covers
    #[arg(long, value_name = "SET", value_enum, default_value_t = SetName::Documented)]
    signed_set: SetName,

    /// How the object `customize` of a native order is signed
    #[arg(long, value_name = "FORM", value_enum, default_value_t = NestedName::Recurse)]
    nested: NestedName,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SetName {
    /// Those whose column "Sign" says Y
    Documented,
    /// Every field that is sent, as the vendor's samples do
    All,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum NestedName {
    /// Its own fields, sorted and joined, are the value
    Recurse,
    /// Its own fields are sorted in among the others
    Flatten,
}

impl ReadingArgs {
    pub(crate) fn options(&self) -> alchemypay::Options {
        let mut options = alchemypay::Options::default();
        options.signed_set = match self.signed_set {
            SetName::Documented => SignedSet::Documented,
            SetName::All => SignedSet::All,
        };
        options.nested = match self.nested {
            NestedName::Recurse => Nested::Recurse,
            NestedName::Flatten => Nested::Flatten,
        };
        options
    }
}

/// Reads the name of a message, and lists all of them in the help.
pub(crate) fn message_parser() -> impl clap::builder::TypedValueParser<Value = Message> {
    PossibleValuesParser::new(Message::ALL.iter().map(|message| message.as_str())).try_map(|text| {
        let found = Message::ALL.iter().find(|message| message.as_str() == text);
        found.copied().ok_or("no such message")
    })
}

impl Sign {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let signature = match self.gateway {
            Gateway::Gateway2328(sign) => sign.signature()?,
            Gateway::AlchemyPay(sign) => sign.signature()?,
        };
        output::line(signature);
        Ok(Outcome::Yes)
    }
}

impl Sign2328 {
    fn signature(&self) -> Result<String, Failure> {
        let key = self.key.one()?;
        let body = input::read("the body of the request")?;
        if body.is_empty() {
            output::note("note: nothing on standard input, so this is the signature of a GET");
        } else if body.ends_with(b"\n") {
            output::note(
                "warning: the input ends with a line break, which is signed too; send it as well, \
                 or make the input with: printf '%s'",
            );
        }
        Ok(match self.payout {
            true => PayoutKey::from_secret(&key)?.sign(&body),
            false => ApiKey::from_secret(&key)?.sign(&body),
        })
    }
}

impl SignAlchemyPay {
    fn signature(&self) -> Result<String, Failure> {
        let secret = AppSecret::from_secret(&self.key.one()?)?;
        let body = input::read_text("the message")?;
        Ok(secret.sign(self.message, &body, &self.readings.options())?)
    }
}
