//! A webhook of a running sandbox: something happens there, and the shop is told.

use clap::Args;
use cointill::Amount;
use reqwest::Url;
use serde_json::{Value, json};

use super::Common;
use super::made_up::amount;
use crate::failure::{Failure, Outcome};
use crate::http;
use crate::output::{self, Ink, Paint, clean};

#[derive(Debug, Args)]
#[command(next_help_heading = "With a running sandbox")]
pub(super) struct Running {
    /// The sandbox, such as http://127.0.0.1:2328
    #[arg(long, value_name = "URL", conflicts_with_all = [
        "gateway", "kind", "url", "order", "amount", "currency", "set", "set_json", "unset",
        "amount_unit", "rule", "times", "show_body", "key_env", "key_file",
    ])]
    sandbox: Option<String>,

    /// The payment or order, by the shop's number or the gateway's id
    #[arg(long, value_name = "ID", requires = "sandbox")]
    payment: Option<String>,

    /// The payout, by the shop's number or the gateway's id
    #[arg(
        long,
        value_name = "ID",
        requires = "sandbox",
        conflicts_with = "payment"
    )]
    payout: Option<String>,

    /// The refund of Alchemy Pay, by its number or the order's
    #[arg(long, value_name = "ID", requires = "sandbox", conflicts_with_all = ["payment", "payout"])]
    refund: Option<String>,

    /// The static wallet; --deposit arrives at it
    #[arg(long, value_name = "ID", requires_all = ["sandbox", "deposit"],
          conflicts_with_all = ["payment", "payout", "refund"])]
    wallet: Option<String>,

    /// What arrives at the wallet, in its coin
    #[arg(long, value_name = "DECIMAL", requires = "wallet", value_parser = amount)]
    deposit: Option<Amount>,

    /// A webhook that was sent, by its number in the sandbox, to be sent again byte for byte
    #[arg(long, value_name = "NUMBER", requires = "sandbox",
          conflicts_with_all = ["payment", "payout", "refund", "wallet"])]
    replay: Option<u64>,

    /// Set the status without moving money
    #[arg(long, requires = "payment")]
    force: bool,
}

/// A route of the control interface, and what is posted there.
type Action = (String, Value);

impl Running {
    /// The sandbox's address, if one was named.
    pub(super) fn url(&self) -> Option<&str> {
        self.sandbox.as_deref()
    }

    pub(super) async fn run(&self, url: &str, common: &Common<'_>) -> Result<Outcome, Failure> {
        let example = "http://127.0.0.1:2328";
        let control = Control {
            base: http::target(url, common.allow_remote, "--sandbox", example)?,
            client: http::client(common.timeout + std::time::Duration::from_secs(5))?,
        };
        let before = control.last_delivery().await?;
        for (path, body) in self.actions(&control, common.status).await? {
            control.post(&path, &body).await?;
        }
        let ms = u32::try_from(common.timeout.as_millis()).unwrap_or(u32::MAX);
        // False when a shop that refused is tried again later: the list below tells.
        control
            .post("deliveries/wait", &json!({ "ms": ms }))
            .await?;
        let sent = control.deliveries_after(before).await?;
        if sent.is_empty() {
            output::line(
                "no webhook: nothing changed, or the payment was created without a callback URL",
            );
            return Ok(Outcome::No);
        }
        let delivered: Vec<bool> = sent.iter().map(tell).collect();
        Ok(Outcome::of(
            delivered.into_iter().all(|delivered| delivered),
        ))
    }

    async fn actions(
        &self,
        control: &Control,
        status: Option<&str>,
    ) -> Result<Vec<Action>, Failure> {
        if let Some(id) = &self.payment {
            let id = segment(id)?;
            let payment = control.get(&format!("payments/{id}")).await?;
            let alchemy = payment.get("gateway").and_then(Value::as_str) == Some("alchemypay");
            let wanted = status.unwrap_or(if alchemy { "COMPLETED" } else { "paid" });
            let now = payment.get("status").and_then(Value::as_str).unwrap_or("");
            let steps = match self.force {
                true => Vec::new(),
                false => steps_to(wanted, now),
            };
            let steps = match steps.is_empty() {
                // A status that no event leads to.
                true => vec![("status", json!({ "status": wanted }))],
                false => steps,
            };
            let path = |action| format!("payments/{id}/{action}");
            return Ok(steps.into_iter().map(|(a, body)| (path(a), body)).collect());
        }
        if let Some(id) = &self.payout {
            let action = match status.unwrap_or("completed") {
                "completed" => "complete",
                "failed" => "fail",
                "cancelled" => "cancel",
                other => {
                    return Err(Failure::new(format!(
                        "--status: a payout becomes completed, failed or cancelled, got {:?}",
                        clean(other, 60)
                    )));
                }
            };
            return Ok(vec![(
                format!("payouts/{}/{action}", segment(id)?),
                json!({}),
            )]);
        }
        if let Some(id) = &self.refund {
            let action = match status.unwrap_or("COMPLETED") {
                "COMPLETED" => "complete",
                "FAILED" => "fail",
                other => {
                    return Err(Failure::new(format!(
                        "--status: a refund becomes COMPLETED or FAILED, got {:?}",
                        clean(other, 60)
                    )));
                }
            };
            return Ok(vec![(
                format!("refunds/{}/{action}", segment(id)?),
                json!({}),
            )]);
        }
        if let (Some(id), Some(amount)) = (&self.wallet, &self.deposit) {
            let locked = match status.unwrap_or("paid") {
                "paid" => false,
                "aml_lock" => true,
                other => {
                    return Err(Failure::new(format!(
                        "--status: a deposit becomes paid or aml_lock, got {:?}",
                        clean(other, 60)
                    )));
                }
            };
            let body = json!({ "amount": amount.as_str(), "aml_lock": locked });
            return Ok(vec![(format!("wallets/{}/deposits", segment(id)?), body)]);
        }
        if let Some(number) = self.replay {
            return Ok(vec![(format!("deliveries/{number}/replay"), json!({}))]);
        }
        Err(Failure::new(
            "--sandbox: name what the webhook is about: --payment ID, --payout ID, --refund ID, \
             --wallet ID or --replay NUMBER",
        ))
    }
}

/// The events that lead to a status; none for a status that no event leads to.
fn steps_to(wanted: &str, now: &str) -> Vec<(&'static str, Value)> {
    let pay = |how: &str| ("pay", json!({ "how": how }));
    let act = |action: &'static str| (action, json!({}));
    let refunding = now == "refund_process";
    match wanted {
        "paid" | "COMPLETED" => vec![pay("exact")],
        "overpaid" => vec![pay("over")],
        "underpaid_check" | "FAILED" => vec![pay("short")],
        "underpaid" if now == "underpaid_check" => vec![act("expire")],
        "underpaid" => vec![pay("short"), act("expire")],
        "cancel" | "CLOSE" => vec![act("cancel")],
        "TIMEOUT" => vec![act("expire")],
        "DELAY_SUCCESS" => vec![pay("late")],
        "aml_lock" => vec![act("aml_lock")],
        "refund_process" => vec![act("refund")],
        "refund_paid" if refunding => vec![act("complete_refund")],
        "refund_paid" => vec![act("refund"), act("complete_refund")],
        "refund_fail" if refunding => vec![act("fail_refund")],
        "refund_fail" => vec![act("refund"), act("fail_refund")],
        _ => Vec::new(),
    }
}

/// An id as one segment of a path.
fn segment(id: &str) -> Result<String, Failure> {
    let mut url = Url::parse("http://sandbox/")
        .map_err(|error| Failure::new(format!("the id makes no path: {error}")))?;
    if id.is_empty() || id == "." || id == ".." {
        return Err(Failure::new("expected an id, got an empty one"));
    }
    if let Ok(mut segments) = url.path_segments_mut() {
        segments.push(id);
    }
    Ok(url.path().trim_start_matches('/').to_owned())
}

/// Tells of one delivery, and whether it was taken.
fn tell(delivery: &Value) -> bool {
    let paint = Paint::for_stdout();
    let text = |name: &str| {
        clean(
            delivery.get(name).and_then(Value::as_str).unwrap_or("?"),
            200,
        )
    };
    output::line(format!("POST {}", text("url")));
    output::line(format!(
        "{} of {}: {}",
        text("kind"),
        text("subject"),
        text("status")
    ));
    let attempts = delivery.get("attempts").and_then(Value::as_array);
    for attempt in attempts.into_iter().flatten() {
        let status = attempt.get("http_status").and_then(Value::as_u64);
        let ms = attempt
            .get("duration_ms")
            .and_then(Value::as_u64)
            .unwrap_or(0);
        let why = attempt.get("error").and_then(Value::as_str).unwrap_or("?");
        output::line(match status {
            Some(status) => format!("answer: {status} in {ms} ms"),
            None => format!("no answer: {}", clean(why, 200)),
        });
    }
    let state = text("state");
    let yes = state == "delivered";
    output::line(match state.as_str() {
        "delivered" => format!("delivered: {}", paint.ink(Ink::Green, "yes")),
        "pending" => format!(
            "delivered: {}; the sandbox will try again",
            paint.ink(Ink::Red, "no")
        ),
        other => format!("delivered: {}; {other}", paint.ink(Ink::Red, "no")),
    });
    yes
}

/// The control interface of a sandbox.
struct Control {
    base: Url,
    client: reqwest::Client,
}

impl Control {
    fn url(&self, path: &str) -> String {
        let base = self.base.as_str().trim_end_matches('/');
        format!("{base}/_sandbox/{path}")
    }

    async fn get(&self, path: &str) -> Result<Value, Failure> {
        let request = self.client.get(self.url(path));
        self.send(request).await
    }

    async fn post(&self, path: &str, body: &Value) -> Result<Value, Failure> {
        let request = self.client.post(self.url(path)).body(body.to_string());
        self.send(request.header("content-type", "application/json"))
            .await
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<Value, Failure> {
        let gone = |error: &reqwest::Error| {
            Failure::new(format!(
                "--sandbox: {}: {}; start one with: cointill sandbox",
                self.base,
                http::why(error)
            ))
        };
        let response = request.send().await.map_err(|error| gone(&error))?;
        let status = response.status();
        let body = response.bytes().await.map_err(|error| gone(&error))?;
        let json: Value = serde_json::from_slice(&body).map_err(|_| {
            Failure::new(format!(
                "--sandbox: {} answers, but it is no sandbox of cointill",
                self.base
            ))
        })?;
        if status.is_success() {
            return Ok(json);
        }
        let error = json.get("error").and_then(Value::as_str).unwrap_or("?");
        let hint = match status.as_u16() {
            409 => "; --force sets the status without moving money",
            _ => "",
        };
        Err(Failure::new(format!(
            "the sandbox refuses: {}{hint}",
            clean(error, 300)
        )))
    }

    async fn deliveries(&self) -> Result<Vec<Value>, Failure> {
        match self.get("deliveries").await? {
            Value::Array(deliveries) => Ok(deliveries),
            _ => Err(Failure::new("the sandbox lists no webhooks")),
        }
    }

    async fn last_delivery(&self) -> Result<u64, Failure> {
        let deliveries = self.deliveries().await?;
        Ok(deliveries.iter().map(number).max().unwrap_or(0))
    }

    async fn deliveries_after(&self, last: u64) -> Result<Vec<Value>, Failure> {
        let mut deliveries = self.deliveries().await?;
        deliveries.retain(|delivery| number(delivery) > last);
        Ok(deliveries)
    }
}

fn number(delivery: &Value) -> u64 {
    delivery.get("id").and_then(Value::as_u64).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_stays_one_segment() {
        assert_eq!(segment("1001").unwrap(), "1001");
        assert_eq!(segment("alchemypay:1001").unwrap(), "alchemypay:1001");
        assert_eq!(segment("a/../b?c#d").unwrap(), "a%2F..%2Fb%3Fc%23d");
        assert!(segment("..").is_err());
    }
}
