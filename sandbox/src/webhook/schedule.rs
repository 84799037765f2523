//! When a webhook counts as taken, and when it is repeated.

use crate::checkout::Gateway;
use crate::switches::{Acknowledgement, RetrySchedule, Switches};

/// Repeats every `.0` seconds as long as the first attempt was less than `.1` seconds ago.
type Bands = &'static [(u32, u32)];

/// Alchemy §6.5, the oldest revision.
const OLD: Bands = &[(10, 600), (60, 3_600), (600, 86_400)];
/// Alchemy §6.5, the middle and newest revisions.
const MIDDLE: Bands = &[(120, 600), (600, 3_600), (3_600, 43_200)];

/// Seconds from attempt number `made` (from 1) to the next one; `None` when that was the last.
pub(super) fn next_delay(gateway: Gateway, switches: &Switches, made: usize) -> Option<u32> {
    match gateway {
        Gateway::Gateway2328 => switches
            .gateway2328
            .webhook_retry_seconds
            .get(made.checked_sub(1)?)
            .copied(),
        Gateway::AlchemyPay => match switches.alchemypay.retry_schedule {
            RetrySchedule::Middle => in_bands(MIDDLE, made),
            RetrySchedule::Old => in_bands(OLD, made),
        },
    }
}

fn in_bands(bands: Bands, made: usize) -> Option<u32> {
    let mut since_first = 0;
    let mut delay = None;
    for _ in 0..made {
        let (every, _) = bands.iter().find(|(_, until)| since_first < *until)?;
        since_first += every;
        delay = Some(*every);
    }
    delay
}

/// Whether the shop's answer takes the webhook.
pub(super) fn is_taken(gateway: Gateway, switches: &Switches, status: u16, body: &str) -> bool {
    match gateway {
        Gateway::Gateway2328 if switches.gateway2328.any_2xx_takes => (200..300).contains(&status),
        Gateway::Gateway2328 => status == 200,
        Gateway::AlchemyPay => {
            let (by_status, by_body) = (status == 200, body.contains("success"));
            match switches.alchemypay.acknowledgement {
                Acknowledgement::And => by_status && by_body,
                Acknowledgement::Or => by_status || by_body,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(gateway: Gateway, switches: &Switches) -> Vec<u32> {
        let mut at = vec![0];
        while let Some(delay) = next_delay(gateway, switches, at.len()) {
            at.push(at.last().unwrap() + delay);
        }
        at
    }

    #[test]
    fn the_documented_schedules_come_out() {
        let mut switches = Switches::default();
        let middle = times(Gateway::AlchemyPay, &switches);
        assert_eq!(
            middle[..11],
            [
                0, 120, 240, 360, 480, 600, 1_200, 1_800, 2_400, 3_000, 3_600
            ]
        );
        assert_eq!((middle.len(), middle.last()), (22, Some(&43_200)));
        switches.alchemypay.retry_schedule = RetrySchedule::Old;
        let old = times(Gateway::AlchemyPay, &switches);
        assert_eq!((old.len(), old.last()), (1 + 60 + 50 + 138, Some(&86_400)));
        let own = times(Gateway::Gateway2328, &switches);
        assert_eq!(own.len(), 10);
    }

    #[test]
    fn the_rule_of_both_and_the_rule_of_either() {
        let mut switches = Switches::default();
        let taken = |switches: &Switches, status, body| {
            is_taken(Gateway::AlchemyPay, switches, status, body)
        };
        assert!(taken(&switches, 200, "success"));
        assert!(!taken(&switches, 200, "ok"));
        assert!(!taken(&switches, 201, "success"));
        switches.alchemypay.acknowledgement = Acknowledgement::Or;
        assert!(taken(&switches, 200, "ok"));
        assert!(taken(&switches, 500, "{\"msg\":\"success\"}"));
        assert!(!taken(&switches, 201, ""));
        assert!(is_taken(Gateway::Gateway2328, &switches, 200, ""));
        assert!(!is_taken(Gateway::Gateway2328, &switches, 204, ""));
    }
}
