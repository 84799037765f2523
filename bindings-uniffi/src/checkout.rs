//! An app's look at one payment.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cointill::checkout::{self, Countdown, PaymentView, Watch, WatchEnd, WatchPolicy, WatchStep};
use cointill::exchange::seed_from_system;
use cointill::http::Response;
use cointill::{Currency, Network};

use crate::http::{NativeFailure, NativeHeader, NativeNow, NativeRequest, nanoseconds};
use crate::problem::NativeProblem;
use crate::records::{self, NativeRecord};
use crate::values::amount;

/// A view as the shop's endpoint answered it.
#[uniffi::export]
pub fn read_view(body: &[u8]) -> Result<NativeRecord, NativeProblem> {
    Ok(records::record(&PaymentView::from_json(body)?))
}

/// The URI with which a wallet opens ready to pay; none where no standard is certain enough.
#[uniffi::export]
pub fn payment_uri(
    currency: &str,
    network: &str,
    address: &str,
    amount: Option<String>,
) -> Result<Option<String>, NativeProblem> {
    let amount = amount.as_deref().map(self::amount).transpose()?;
    let (currency, network) = (Currency::from(currency), Network::from(network));
    let uri = checkout::payment_uri(&currency, &network, address, amount.as_ref());
    Ok(uri)
}

/// Nanoseconds that are left of a view's invoice at `at_ns`, when the view was asked for at
/// `asked_ns` of the same clock; none when it says no end.
#[uniffi::export]
pub fn view_time_left(
    view: &[u8],
    asked_ns: u64,
    at_ns: u64,
) -> Result<Option<u64>, NativeProblem> {
    let view = PaymentView::from_json(view)?;
    let countdown = Countdown::new(&view, Duration::from_nanos(asked_ns));
    Ok(countdown.map(|own| nanoseconds(own.left(Duration::from_nanos(at_ns)))))
}

/// How often an app asks; what is not given is the core's default.
#[derive(Debug, Clone, Default, uniffi::Record)]
pub struct NativeWatchPolicy {
    /// Between the first questions, and after every change.
    pub interval_ns: Option<u64>,
    /// The longest interval while nothing happens.
    pub max_interval_ns: Option<u64>,
    /// Upper end of the delay after the first failure.
    pub base_delay_ns: Option<u64>,
    /// Upper end of any such delay.
    pub max_delay_ns: Option<u64>,
    /// The longest `Retry-After` that is sat out.
    pub max_retry_after_ns: Option<u64>,
    /// Most time for one question and its answer.
    pub timeout_ns: Option<u64>,
}

impl NativeWatchPolicy {
    fn policy(&self) -> WatchPolicy {
        let mut policy = WatchPolicy::default();
        for (given, time) in [
            (self.interval_ns, &mut policy.interval),
            (self.max_interval_ns, &mut policy.max_interval),
            (self.base_delay_ns, &mut policy.base_delay),
            (self.max_delay_ns, &mut policy.max_delay),
            (self.max_retry_after_ns, &mut policy.max_retry_after),
            (self.timeout_ns, &mut policy.timeout),
        ] {
            if let Some(given) = given {
                *time = Duration::from_nanos(given);
            }
        }
        policy
    }
}

/// What to do next.
#[derive(Debug, Clone, uniffi::Enum)]
pub enum NativeWatchStep {
    /// Send this once, without following a redirect, and report what came of it.
    Send {
        /// What to send.
        request: NativeRequest,
        /// Most time until the last byte of the answer.
        timeout_ns: u64,
    },
    /// Ask again after this time, or earlier.
    Wait {
        /// How long.
        wait_ns: u64,
    },
    /// Show this, and ask again.
    Changed {
        /// The view.
        view: NativeRecord,
    },
    /// The last view is final.
    Final,
    /// The shop does not take the token.
    Unauthorized,
    /// The shop refuses for another reason.
    Refused {
        /// Why.
        why: NativeTrouble,
    },
}

/// Why a question got no view.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeTrouble {
    /// The stable code.
    pub code: String,
    /// The core's own sentence.
    pub text: String,
    /// What to do, in one sentence.
    pub advice: String,
    /// The status of the answer.
    pub http_status: Option<u16>,
}

impl From<&cointill::Error> for NativeTrouble {
    fn from(error: &cointill::Error) -> NativeTrouble {
        NativeTrouble {
            code: error.code().as_str().to_owned(),
            text: error.to_string(),
            advice: error.advice().to_owned(),
            http_status: error.http_status(),
        }
    }
}

/// Watches one payment: says when to ask the shop's endpoint, and what came of it.
#[derive(Debug, uniffi::Object)]
pub struct NativeWatch {
    inner: Mutex<Watch>,
}

impl NativeWatch {
    fn open(&self) -> MutexGuard<'_, Watch> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[uniffi::export]
impl NativeWatch {
    /// Of the shop's endpoint and a view token. Without a seed the system gives one.
    #[uniffi::constructor]
    pub fn new(
        url: &str,
        token: &str,
        policy: NativeWatchPolicy,
        seed: Option<u64>,
    ) -> Result<NativeWatch, NativeProblem> {
        let seed = seed.unwrap_or_else(seed_from_system);
        let inner = Watch::new(url, token, policy.policy(), seed)?;
        Ok(NativeWatch {
            inner: Mutex::new(inner),
        })
    }

    /// What to do now.
    pub fn step(&self, now: NativeNow) -> Result<NativeWatchStep, NativeProblem> {
        Ok(match self.open().step(now.into()) {
            WatchStep::Send { request, timeout } => NativeWatchStep::Send {
                request: request.into(),
                timeout_ns: nanoseconds(timeout),
            },
            WatchStep::Wait(wait) => NativeWatchStep::Wait {
                wait_ns: nanoseconds(wait),
            },
            WatchStep::Changed(view) => NativeWatchStep::Changed {
                view: records::record(view),
            },
            WatchStep::Done(WatchEnd::Final) => NativeWatchStep::Final,
            WatchStep::Done(WatchEnd::Unauthorized) => NativeWatchStep::Unauthorized,
            WatchStep::Done(WatchEnd::Refused(error)) => {
                NativeWatchStep::Refused { why: error.into() }
            }
            WatchStep::Done(_) => {
                return Err(NativeProblem::misused(
                    "expected an end that this version knows",
                ));
            }
        })
    }

    /// Reports the answer to what was sent. As a slice the body crosses as it is: uniffi reads a list
    /// byte by byte.
    pub fn response(
        &self,
        status: u16,
        headers: Vec<NativeHeader>,
        body: &[u8],
        now: NativeNow,
    ) -> Result<(), NativeProblem> {
        let headers = headers
            .into_iter()
            .map(|header| (header.name, header.value))
            .collect();
        let response = Response::new(status, headers, body.to_vec());
        self.open().response(&response, now.into());
        Ok(())
    }

    /// Reports that there is no answer. `text` must hold no secret.
    pub fn failure(
        &self,
        failure: NativeFailure,
        text: &str,
        now: NativeNow,
    ) -> Result<(), NativeProblem> {
        self.open().failure(failure.into(), text, now.into());
        Ok(())
    }

    /// Asks as soon as it may: the app is in the foreground, or the network is back.
    pub fn look_now(&self, now: NativeNow) -> Result<(), NativeProblem> {
        self.open().look_now(now.into());
        Ok(())
    }

    /// Goes on with another token of the same order.
    pub fn renew(&self, token: &str, now: NativeNow) -> Result<(), NativeProblem> {
        Ok(self.open().renew(token, now.into())?)
    }

    /// Nanoseconds that are left of the invoice; none without a view, or when it says no end.
    pub fn time_left(&self, now: NativeNow) -> Result<Option<u64>, NativeProblem> {
        let left = self.open().countdown();
        let now = Duration::from_nanos(now.monotonic_ns);
        Ok(left.map(|own| nanoseconds(own.left(now))))
    }

    /// Why the last question got no view; none when it did.
    pub fn trouble(&self) -> Result<Option<NativeTrouble>, NativeProblem> {
        Ok(self.open().trouble().map(NativeTrouble::from))
    }
}
