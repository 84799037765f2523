//! The faults in force. They live in memory: a restarted sandbox behaves.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Fault, RequestEffect, WebhookEffect};
use crate::checkout::Gateway;
use crate::error::SandboxError;
use crate::store::NewDelivery;

#[derive(Debug, Default)]
pub(crate) struct FaultList(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    last_id: u64,
    faults: Vec<(u64, Fault)>,
}

/// Takes one hit from a fault: `None` while it lets requests through, or when it is used up.
fn strike(skip: &mut u32, count: &mut Option<u32>) -> bool {
    if *skip > 0 {
        *skip -= 1;
        return false;
    }
    match count {
        Some(0) => false,
        Some(left) => {
            *left -= 1;
            true
        }
        None => true,
    }
}

fn matches<T: PartialEq>(wanted: Option<&T>, got: &T) -> bool {
    wanted.is_none_or(|wanted| wanted == got)
}

impl FaultList {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn add(&self, fault: Fault) -> Result<u64, SandboxError> {
        check(&fault)?;
        let mut state = self.state();
        state.last_id += 1;
        let id = state.last_id;
        state.faults.push((id, fault));
        Ok(id)
    }

    pub(crate) fn all(&self) -> Vec<(u64, Fault)> {
        self.state().faults.clone()
    }

    pub(crate) fn remove(&self, id: u64) -> bool {
        let mut state = self.state();
        let before = state.faults.len();
        state.faults.retain(|(own, _)| *own != id);
        state.faults.len() < before
    }

    pub(crate) fn clear(&self) {
        self.state().faults.clear();
    }

    /// What the request suffers: the oldest fault that matches and is not used up.
    pub(crate) fn request(&self, gateway: Gateway, endpoint: &str) -> Option<RequestEffect> {
        self.first(|fault| {
            let Fault::Request(fault) = fault else {
                return None;
            };
            let matching = matches(fault.gateway.as_ref(), &gateway)
                && fault.endpoint.as_deref().is_none_or(|own| own == endpoint);
            (matching && strike(&mut fault.skip, &mut fault.count)).then(|| fault.effect.clone())
        })
    }

    /// What the webhook suffers.
    pub(crate) fn webhook(&self, new: &NewDelivery) -> Option<WebhookEffect> {
        self.first(|fault| {
            let Fault::Webhook(fault) = fault else {
                return None;
            };
            let matching = matches(fault.gateway.as_ref(), &new.gateway)
                && matches(fault.kind.as_ref(), &new.kind)
                && matches(fault.status.as_ref(), &new.status);
            (matching && strike(&mut fault.skip, &mut fault.count)).then(|| fault.effect.clone())
        })
    }

    fn first<T>(&self, hit: impl Fn(&mut Fault) -> Option<T>) -> Option<T> {
        let mut state = self.state();
        let effect = state.faults.iter_mut().find_map(|(_, fault)| hit(fault));
        state.drop_used();
        effect
    }
}

impl State {
    fn drop_used(&mut self) {
        self.faults.retain(|(_, fault)| {
            let count = match fault {
                Fault::Request(fault) => fault.count,
                Fault::Webhook(fault) => fault.count,
            };
            count != Some(0)
        });
    }
}

fn check(fault: &Fault) -> Result<(), SandboxError> {
    let Fault::Request(fault) = fault else {
        return Ok(());
    };
    let header = |name: &str, value: &str| {
        if value.is_empty() || !value.bytes().all(|b| b == b' ' || b.is_ascii_graphic()) {
            let text = format!("{name}: expected printable ASCII for a header, got {value:?}");
            return Err(SandboxError::invalid(text));
        }
        Ok(())
    };
    match &fault.effect {
        RequestEffect::ServerError { status, .. } if !(500..=599).contains(status) => Err(
            SandboxError::invalid(format!("status: expected 500 to 599, got {status}")),
        ),
        RequestEffect::Answer {
            status,
            content_type,
            ..
        } => {
            if !(200..=599).contains(status) {
                let text = format!("status: expected 200 to 599, got {status}");
                return Err(SandboxError::invalid(text));
            }
            header("content_type", content_type)
        }
        RequestEffect::Redirect { location } => header("location", location),
        RequestEffect::WrongContentType { content_type } => header("content_type", content_type),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::RequestFault;
    use super::*;

    #[test]
    fn skip_and_count_pick_the_request() {
        let list = FaultList::default();
        let fault = RequestFault::new(RequestEffect::CutAfter)
            .endpoint("2328.payment.create")
            .skip(1)
            .count(Some(2));
        list.add(fault.into()).unwrap();
        let mut hits = Vec::new();
        for _ in 0..5 {
            assert_eq!(list.request(Gateway::Gateway2328, "2328.balance"), None);
            hits.push(
                list.request(Gateway::Gateway2328, "2328.payment.create")
                    .is_some(),
            );
        }
        assert_eq!(hits, [false, true, true, false, false]);
        assert!(list.all().is_empty());
    }

    #[test]
    fn json_is_strict_and_short() {
        let text =
            r#"{"on":"request","effect":{"kind":"too_many_requests","retry_after":{"seconds":3}}}"#;
        let fault: Fault = serde_json::from_str(text).unwrap();
        assert!(matches!(&fault, Fault::Request(fault) if fault.count == Some(1)));
        let misspelt = r#"{"on":"webhook","effect":{"kind":"lost"},"staus":"paid"}"#;
        assert!(serde_json::from_str::<Fault>(misspelt).is_err());
    }
}
