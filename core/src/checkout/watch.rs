//! An app's look at one payment, from the first question to the last answer, without I/O.

use std::fmt;
use std::time::Duration;

use super::countdown::Countdown;
use super::view::{LONGEST_VIEW, PaymentView};
use super::watch_policy::WatchPolicy;
use crate::error::{Error, ErrorCode, redact};
use crate::exchange::{Failure, Now, Phase, retry_after};
use crate::http::{Method, Request, Response, check_url, code_of_status};

/// What the driver of a [`Watch`] does next.
#[derive(Debug)]
pub enum WatchStep<'w> {
    /// Send the request once, without following a redirect, and report what came of it with
    /// [`Watch::response`] or [`Watch::failure`].
    Send {
        /// What to send.
        request: &'w Request,
        /// Most time until the last byte of the answer. When it is up, report
        /// [`Failure::Timeout`].
        timeout: Duration,
    },
    /// Ask again after this time, or earlier.
    Wait(Duration),
    /// Show this: the first view, or one that says something new. Then ask again.
    Changed(&'w PaymentView),
    /// Nothing more is asked.
    Done(&'w WatchEnd),
}

/// Why a [`Watch`] has ended.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum WatchEnd {
    /// The last view is final.
    Final,
    /// The shop does not take the token: its time is up. Ask the shop for another one and go on
    /// with [`Watch::renew`].
    Unauthorized,
    /// The shop's server refuses for another reason, which time does not heal.
    Refused(Error),
}

/// Watches one payment: asks the shop's endpoint with the view token, slows down while nothing
/// happens, waits longer after failures, and goes on through any loss of network until the payment
/// is final. To stop earlier, stop driving it.
///
/// Time and randomness come from outside, and nothing here sends: the platform's own HTTP client
/// drives it, as it does an [`Exchange`](crate::exchange::Exchange). The app needs to know nothing
/// of the token.
///
/// ```
/// use cointill::checkout::{Watch, WatchEnd, WatchPolicy, WatchStep};
/// use cointill::exchange::Now;
/// use cointill::http::Response;
/// use std::time::Duration;
///
/// let url = "https://shop.example/webhooks/view/";
/// let mut watch = Watch::new(url, "cvt1.2026-11.2328.1778338618.T1JERVItMQ.AAAA", WatchPolicy::default(), 7)?;
/// # let view = br#"{"order_id":"ORDER-1","status":"paid","is_final":true,"is_paid":true,
/// #   "is_held":false,"is_payable":false,"amount":"19.99","currency":"USD",
/// #   "server_time":"2026-05-09T13:56:58Z"}"#;
/// let at = |ms| Now { monotonic: Duration::from_millis(ms), unix: 1_778_335_018 };
///
/// assert!(matches!(watch.step(at(0)), WatchStep::Send { .. }));
/// watch.response(&Response::new(200, Vec::new(), view.to_vec()), at(80));
/// let WatchStep::Changed(view) = watch.step(at(80)) else { panic!() };
/// assert!(view.is_paid);
/// assert!(matches!(watch.step(at(80)), WatchStep::Done(WatchEnd::Final)));
/// # Ok::<(), cointill::Error>(())
/// ```
pub struct Watch {
    request: Request,
    policy: WatchPolicy,
    seed: u64,
    state: State,
    /// When something was sent last.
    sent: Duration,
    seen: Option<Seen>,
    /// The view has not been shown yet.
    news: bool,
    interval: Duration,
    failures: u32,
    trouble: Option<Error>,
}

struct Seen {
    view: PaymentView,
    /// When it was asked for.
    asked: Duration,
}

enum State {
    Waiting {
        until: Duration,
        /// No [`Watch::look_now`] makes it earlier than this.
        least: Duration,
    },
    Sent,
    Done(WatchEnd),
}

impl Watch {
    /// Of the endpoint at `url`, which is `https` save for loopback and has no query, with a token
    /// that the shop's server minted. `seed` is for the delays after failures (see
    /// [`seed_from_system`](crate::exchange::seed_from_system)).
    ///
    /// # Errors
    ///
    /// `configuration` for another URL, `invalid_request` for a text that is no token of any kind.
    pub fn new(url: &str, token: &str, policy: WatchPolicy, seed: u64) -> Result<Watch, Error> {
        check_url("url", url)?;
        Ok(Watch {
            request: request(url, token)?,
            interval: policy.first_interval(),
            policy,
            seed,
            state: State::Waiting {
                until: Duration::ZERO,
                least: Duration::ZERO,
            },
            sent: Duration::ZERO,
            seen: None,
            news: false,
            failures: 0,
            trouble: None,
        })
    }

    /// Says what to do now.
    pub fn step(&mut self, now: Now) -> WatchStep<'_> {
        let now = now.monotonic;
        let ends = self.sent.saturating_add(self.policy.timeout);
        if matches!(self.state, State::Sent) && ends <= now {
            self.fail(Failure::Timeout(Phase::Attempt), "", now);
        }
        if std::mem::take(&mut self.news)
            && let Some(seen) = &self.seen
        {
            return WatchStep::Changed(&seen.view);
        }
        match self.state {
            State::Done(ref end) => return WatchStep::Done(end),
            // The driver owes a report.
            State::Sent => return WatchStep::Wait(ends - now),
            State::Waiting { until, .. } if until > now => return WatchStep::Wait(until - now),
            State::Waiting { .. } => {}
        }
        self.state = State::Sent;
        self.sent = now;
        WatchStep::Send {
            request: &self.request,
            timeout: self.policy.timeout,
        }
    }

    /// Reports the answer to what was sent. Ignored when nothing is under way.
    pub fn response(&mut self, response: &Response, now: Now) {
        if !matches!(self.state, State::Sent) {
            return;
        }
        if response.status() == 401 {
            self.state = State::Done(WatchEnd::Unauthorized);
            return;
        }
        match self.read(response) {
            Ok(view) => self.take(view, now.monotonic),
            Err(error) if error.code().is_transient() => {
                let asked = response
                    .header("retry-after")
                    .and_then(|text| retry_after(text, now.unix));
                self.put_off(error, asked, now.monotonic);
            }
            Err(error) => self.end(error),
        }
    }

    /// Reports that there is no answer. `text` says more, for people; it must hold no secret.
    ///
    /// Everything that a phone meets on the way passes by itself and is waited out, an untrusted
    /// certificate too: a hotel's log-in page has one. What ends it is [`Failure::Unsendable`],
    /// [`Failure::TooLarge`] and [`Failure::Cancelled`].
    pub fn failure(&mut self, failure: Failure, text: &str, now: Now) {
        if matches!(self.state, State::Sent) {
            self.fail(failure, text, now.monotonic);
        }
    }

    /// Asks as soon as it may, for an app that comes to the foreground or hears that the network is
    /// back: at once, but not within the first interval after the last question, and not before a
    /// `Retry-After` is over.
    pub fn look_now(&mut self, now: Now) {
        if let State::Waiting { until, least } = &mut self.state {
            *until = (*until).min((*least).max(now.monotonic));
        }
    }

    /// Goes on with another token of the same order, after [`WatchEnd::Unauthorized`] or before.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a text that is no token of any kind.
    pub fn renew(&mut self, token: &str, now: Now) -> Result<(), Error> {
        self.request = request(self.request.url(), token)?;
        if matches!(self.state, State::Done(WatchEnd::Unauthorized)) {
            self.state = State::Waiting {
                until: now.monotonic,
                least: now.monotonic,
            };
        }
        Ok(())
    }

    /// The last view, if there has been one.
    pub fn view(&self) -> Option<&PaymentView> {
        self.seen.as_ref().map(|seen| &seen.view)
    }

    /// Counts down to the end of the invoice, on the monotonic clock of the steps; `None` without a
    /// view, or when it says no end.
    pub fn countdown(&self) -> Option<Countdown> {
        let seen = self.seen.as_ref()?;
        Countdown::new(&seen.view, seen.asked)
    }

    /// Why the last question got no view; `None` when it did. The view that is shown may then be
    /// old.
    pub fn trouble(&self) -> Option<&Error> {
        self.trouble.as_ref()
    }

    fn read(&self, response: &Response) -> Result<PaymentView, Error> {
        let status = response.status();
        let error = |code, text: String| Error::new(code, text).with_http_status(Some(status));
        if status != 200 {
            let code = match status {
                // Something that is no view, and no refusal either.
                201..=299 => ErrorCode::MalformedResponse,
                status => code_of_status(status),
            };
            return Err(error(code, "the shop answers with no view".to_owned()));
        }
        if response.body().len() > LONGEST_VIEW {
            let text =
                format!("the shop's answer: expected at most {LONGEST_VIEW} bytes, got more");
            return Err(error(ErrorCode::ResponseTooLarge, text));
        }
        let view = PaymentView::from_json(response.body()).map_err(|problem| {
            let text = format!("the shop's answer is no view: {problem}");
            error(ErrorCode::MalformedResponse, text)
        })?;
        match &self.seen {
            // One order a token: another one's address must not be paid for this one.
            Some(seen) if seen.view.order_id != view.order_id => Err(error(
                ErrorCode::Refused,
                "the shop's answer: expected the same order as before, got another".to_owned(),
            )),
            _ => Ok(view),
        }
    }

    fn take(&mut self, view: PaymentView, now: Duration) {
        self.failures = 0;
        self.trouble = None;
        let news = match &self.seen {
            Some(seen) => !view.says_as(&seen.view),
            None => true,
        };
        let is_final = view.is_final;
        self.seen = Some(Seen {
            view,
            asked: self.sent,
        });
        self.news |= news;
        if is_final {
            self.state = State::Done(WatchEnd::Final);
            return;
        }
        let wait = if news {
            self.policy.first_interval()
        } else {
            self.interval
        };
        self.interval = self.policy.longer_interval(wait);
        self.state = State::Waiting {
            until: now.saturating_add(wait),
            least: self.sent.saturating_add(self.policy.first_interval()),
        };
    }

    fn fail(&mut self, failure: Failure, text: &str, now: Duration) {
        let mut message = failure.sentence("the shop");
        if !text.is_empty() {
            message.push_str(": ");
            message.push_str(&redact(text, 300));
        }
        let error = Error::new(failure.code(), message);
        if failure.is_transient() || failure == Failure::Untrusted {
            self.put_off(error, None, now);
        } else {
            self.end(error);
        }
    }

    fn put_off(&mut self, error: Error, asked: Option<Duration>, now: Duration) {
        self.failures = self.failures.saturating_add(1);
        let random = self.policy.delay(self.seed, self.failures);
        let asked = asked.unwrap_or(Duration::ZERO);
        let asked = asked.min(self.policy.max_retry_after);
        let first = self.sent.saturating_add(self.policy.first_interval());
        // The random part on top: all who were told the same time would come back together.
        self.state = State::Waiting {
            until: now.saturating_add(asked).saturating_add(random),
            least: first.max(now.saturating_add(asked)),
        };
        let asked = Some(asked).filter(|asked| !asked.is_zero());
        self.trouble = Some(error.with_retry_after(asked));
    }

    fn end(&mut self, error: Error) {
        self.trouble = Some(error.clone());
        self.state = State::Done(WatchEnd::Refused(error));
    }
}

fn request(url: &str, token: &str) -> Result<Request, Error> {
    // The app knows nothing of the token but that it travels in a header.
    let fits =
        (1..=1024).contains(&token.len()) && token.bytes().all(|byte| byte.is_ascii_graphic());
    if !fits {
        let expected = "the token as the shop's server gave it";
        return Err(Error::field_limit("token", expected, "another text"));
    }
    Ok(Request::new(Method::Get, url.to_owned(), Vec::new())
        .header("accept", "application/json")
        .header("authorization", format!("Bearer {token}")))
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch")
            .field("request", &self.request)
            .field("view", &self.view())
            .field("trouble", &self.trouble)
            .finish_non_exhaustive()
    }
}
