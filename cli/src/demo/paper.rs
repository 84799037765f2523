//! The demo as a person reads it, in 80 columns.

use cointill::payment::{GatewayName, Verdict};
use cointill_sandbox::qr;

use super::shop::{Delivered, Judged};
use super::step::{Called, Ended, Narrator, Run, Step};
use super::words::{self, Fact};
use crate::output::{self, Ink, Paint, clean};

/// Columns of a terminal that nobody has asked for its width.
const WIDTH: usize = 80;

/// Where the second column stands.
const LABEL: usize = 10;

/// When to draw the QR code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Qr {
    /// On a terminal that is wide enough.
    Auto,
    /// Always.
    Always,
}

#[derive(Debug)]
pub(super) struct Paper {
    paint: Paint,
    /// The terminal's width; `None` when standard output is none.
    width: Option<usize>,
    qr: Qr,
    /// The number of the last heading of this run.
    heading: u32,
}

impl Paper {
    pub(super) fn new(qr: Qr) -> Paper {
        Paper {
            paint: Paint::for_stdout(),
            width: output::width(),
            qr,
            heading: 0,
        }
    }

    fn heading(&mut self, text: &str) {
        self.heading += 1;
        output::line("");
        output::line(format!(
            "{} {}",
            self.paint.ink(Ink::Dim, format!("{:>2}", self.heading)),
            self.paint.ink(Ink::Bold, text)
        ));
    }

    /// A label and its text, which is wrapped.
    fn fact(&self, label: &str, text: &str) {
        self.painted(label, text, None);
    }

    fn painted(&self, label: &str, text: &str, ink: Option<Ink>) {
        let room = self.room();
        let mut label = self.paint.ink(Ink::Dim, format!("{label:<LABEL$}"));
        let lines = wrap(text, room);
        if lines.iter().any(|line| line.chars().count() > room) {
            // A URL that is broken cannot be clicked: it gets a line of its own.
            output::line(format!("   {}", label.trim_end()));
            label = "  ".to_owned();
        }
        for line in lines {
            let line = match ink {
                Some(ink) => self.paint.ink(ink, line),
                None => line,
            };
            output::line(format!("   {label}{line}"));
            if label.len() > 2 {
                label = " ".repeat(LABEL);
            }
        }
    }

    /// Characters of a line behind its label.
    fn room(&self) -> usize {
        self.width.unwrap_or(WIDTH).clamp(50, 100) - LABEL - 4
    }

    fn call(&self, call: &Called) {
        let answer = match call.http_status {
            Some(status) => status.to_string(),
            None => "no answer".to_owned(),
        };
        let tries = match call.attempts {
            0 | 1 => String::new(),
            attempts => format!(", sent {attempts} times"),
        };
        self.fact(
            "request",
            &format!(
                "{} {} -> {answer} in {} ms{tries}",
                call.method,
                call.path,
                call.elapsed.as_millis()
            ),
        );
    }

    fn qr(&self, url: &str) {
        // NO_COLOR leaves a code for dark terminals, which --qr still gives.
        let coloured = self.paint.is_on();
        let drawn = match coloured {
            true => qr::terminal_coloured(url),
            false => qr::terminal(url),
        };
        let (Ok(drawn), Ok(plain)) = (drawn, qr::terminal(url)) else {
            return;
        };
        let columns = plain.lines().next().map_or(0, |line| line.chars().count());
        let fits = self.width.is_some_and(|width| columns + 3 <= width);
        if self.qr == Qr::Always || (fits && coloured) {
            output::line("");
            for line in drawn.lines() {
                output::line(format!("   {line}"));
            }
        }
    }

    fn judged(&self, judged: &Judged) {
        let facts = words::facts(judged);
        output::line("");
        let head = format!(
            "   {:LABEL$}{:<24}{:<26}",
            "", "the shop expects", "the gateway says"
        );
        output::line(self.paint.ink(Ink::Dim, head.trim_end()));
        for fact in &facts {
            self.compared(fact);
        }
        output::line("");
        let ink = match judged.verdict {
            Verdict::Credit(_) => Ink::Green,
            Verdict::Wait(_) => Ink::Cyan,
            Verdict::Hold(_) => Ink::Magenta,
            Verdict::Reject(_) => Ink::Red,
            Verdict::Ignore(_) => Ink::Dim,
        };
        self.painted("verdict", &judged.verdict.to_string(), Some(ink));
        self.fact("", words::why(judged));
        if let Some(reason) = &judged.observed.reason {
            self.fact(
                "",
                &format!("in the gateway's words: {}", clean(reason, 120)),
            );
        }
        let ledger = match (&judged.verdict, judged.credits) {
            (Verdict::Credit(credit), _) => {
                format!("+{} {}, written once", credit.amount, credit.currency)
            }
            (_, 0) => "nothing credited".to_owned(),
            (_, _) => "unchanged, credited before".to_owned(),
        };
        self.fact("ledger", &ledger);
    }

    fn compared(&self, fact: &Fact) {
        let cell = |value: &Option<String>, width: usize| {
            let text = value.as_deref().unwrap_or("-");
            format!("{:<width$}", short(&clean(text, 60), 22))
        };
        let expected = cell(&fact.expected, 24);
        let expected = match fact.name {
            // Both sides of this one are the gateway's.
            "coins" if fact.expected.is_some() => {
                let owed = format!("{} owed", fact.expected.as_deref().unwrap_or(""));
                format!("{:<24}", short(&owed, 22))
            }
            _ => expected,
        };
        let (ink, result) = match fact.result {
            "advance" => (Ink::Green, "moves on"),
            "late_payment" => (Ink::Magenta, "paid late"),
            "duplicate" => (Ink::Dim, "known"),
            "stale" => (Ink::Dim, "overtaken"),
            "by_status" => (Ink::Green, "by status"),
            "not_reported" => (Ink::Dim, "not reported"),
            result @ ("same" | "covered") => (Ink::Green, result),
            result @ ("differs" | "conflict") => (Ink::Red, result),
            result @ ("less" | "more" | "nothing") => (Ink::Magenta, result),
            result => (Ink::Dim, result),
        };
        output::line(format!(
            "   {}{expected}{}{}",
            self.paint.ink(Ink::Dim, format!("{:<LABEL$}", fact.name)),
            cell(&fact.reported, 26),
            self.paint.ink(ink, result),
        ));
    }

    fn webhook(&mut self, delivered: &Delivered) {
        self.heading("a webhook arrives at the shop");
        self.fact(
            "request",
            &format!("POST {}, {} bytes", delivered.path, delivered.bytes),
        );
        match &delivered.heard {
            Ok(heard) => {
                let right = format!("right, made with the key {:?}", heard.key_id);
                self.painted("signature", &right, Some(Ink::Green));
                let id = clean(&heard.event_id, 200);
                self.fact("event id", &short(&id, self.room()));
            }
            Err(reason) => self.painted("signature", &clean(reason, 200), Some(Ink::Red)),
        }
        if let Some(judged) = &delivered.judged {
            self.judged(judged);
        }
        let answer = &delivered.answer;
        self.fact("answer", &format!("{} {:?}", answer.status, answer.body));
    }

    fn end(&self, ended: &Ended) {
        output::line("");
        let ms = ended.elapsed.as_millis();
        if ended.problems.is_empty() {
            let how = match (ended.credits, ended.verdicts.last()) {
                (1, Some(Verdict::Credit(_))) => "credited exactly once".to_owned(),
                (1, Some(last)) => format!("credited once, then {last}"),
                (_, Some(last)) => format!("not credited, {last}"),
                (_, None) => "nothing happened".to_owned(),
            };
            let ok = self.paint.ink(Ink::Green, "ok");
            output::line(format!(" {ok}: {how}, as it should be, in {ms} ms"));
            return;
        }
        let wrong = self.paint.ink(Ink::Red, "wrong");
        output::line(format!(" {wrong}: not as it should be, in {ms} ms"));
        for problem in &ended.problems {
            output::line(format!("    - {}", clean(problem, 400)));
        }
    }
}

impl Narrator for Paper {
    fn tell(&mut self, run: Run, step: &Step) {
        match step {
            Step::Start {
                sandbox,
                shop,
                order,
            } => {
                self.heading = 0;
                let title = format!("{}, {}", title(run.gateway), run.scenario.name());
                output::line(self.paint.ink(Ink::Bold, &title));
                output::line(run.scenario.story());
                output::line("");
                self.fact("sandbox", &format!("{sandbox}, in this process"));
                self.fact("shop", shop);
                let price = format!("{} {}", order.amount, order.currency);
                self.fact("order", &format!("number {} for {price}", order.id));
            }
            Step::Created { call, created } => {
                self.heading("the shop creates the payment");
                self.call(call);
                self.fact("payment", &clean(&created.payment_id, 60));
                if let Some(owed) = &created.owed {
                    self.fact("owed", owed);
                }
                match &created.checkout_url {
                    Some(url) => {
                        self.painted("checkout", url, Some(Ink::Cyan));
                        self.qr(url);
                    }
                    None => self.fact("checkout", "no page"),
                }
            }
            Step::Act(act) => self.heading(act.words()),
            Step::Webhook(delivered) => self.webhook(delivered),
            Step::Lost { status } => {
                self.fact(
                    "webhook",
                    &format!("{}: lost on its way", clean(status, 40)),
                );
            }
            Step::Queried { call, judged } => {
                self.call(call);
                self.judged(judged);
            }
            Step::OtherPolicy { setting, verdict } => {
                self.fact("policy", &format!("under {setting} it would be {verdict}"));
            }
            Step::Failed(error) => {
                self.painted("error", &clean(&error.to_string(), 400), Some(Ink::Red));
                self.fact("to do", error.advice());
            }
            Step::End(ended) => self.end(ended),
        }
    }
}

fn title(gateway: GatewayName) -> &'static str {
    match gateway {
        GatewayName::AlchemyPay => "Alchemy Pay",
        _ => "2328.io",
    }
}

/// `text` in at most `width` characters; the middle of a longer one is left out.
fn short(text: &str, width: usize) -> String {
    let length = text.chars().count();
    if length <= width {
        return text.to_owned();
    }
    let head = (width - 1).div_ceil(2);
    let tail = width - 1 - head;
    let start: String = text.chars().take(head).collect();
    let end: String = text.chars().skip(length - tail).collect();
    format!("{start}…{end}")
}

/// Lines of at most `width` characters, broken at spaces only.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_ids_lose_their_middle() {
        assert_eq!(short("0123456789", 10), "0123456789");
        assert_eq!(short("0123456789a", 10), "01234…789a");
    }

    #[test]
    fn lines_break_at_spaces_only() {
        assert_eq!(wrap("a bb ccc", 4), ["a bb", "ccc"]);
        assert_eq!(
            wrap("http://127.0.0.1:1/x y", 4),
            ["http://127.0.0.1:1/x", "y"]
        );
    }
}
