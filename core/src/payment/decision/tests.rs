//! What must hold for every order, report and policy.

use proptest::prelude::*;

use super::*;
use crate::payment::GatewayName;
use crate::text::Text;

fn amount() -> impl Strategy<Value = Amount> {
    prop::sample::select(vec!["0", "1", "1.00", "100", "0.01", "99.99", "-1"])
        .prop_map(|text| text.parse().unwrap())
}

fn code() -> impl Strategy<Value = Currency> {
    prop::sample::select(vec!["USD", "EUR", "TON", "GRAM"]).prop_map(Currency::from)
}

fn status() -> impl Strategy<Value = Status> {
    prop::sample::select(Status::ALL)
}

prop_compose! {
    fn report()(
        gateway in prop::sample::select(vec![GatewayName::Gateway2328, GatewayName::AlchemyPay]),
        query in any::<bool>(),
        order in prop::sample::select(vec![None, Some("A"), Some("B")]),
        payment in prop::sample::select(vec![None, Some("1"), Some("2")]),
        status in status(),
        price in prop::option::of((amount(), code())),
        owed in prop::option::of(amount()),
        received in prop::option::of(amount()),
        coin in prop::option::of(code()),
    ) -> Observed {
        let source = if query { Source::Query } else { Source::Webhook };
        let mut observed = Observed::new(gateway, source, status);
        observed.order_id = order.map(Text::from);
        observed.payment_id = payment.map(Text::from);
        (observed.amount, observed.currency) = price.unzip();
        observed.owed = owed;
        observed.received = received;
        observed.received_currency = coin;
        observed
    }
}

prop_compose! {
    fn order()(
        price in prop::option::of((amount(), code())),
        payment in prop::option::of(Just("1")),
        known in prop::option::of(status()),
        credited in any::<bool>(),
    ) -> Expected {
        let mut expected = match price {
            Some((amount, currency)) => Expected::new("A", amount, currency),
            None => Expected::any_amount("A"),
        };
        expected.payment_id = payment.map(str::to_owned);
        expected.known = known;
        expected.credited = credited;
        expected
    }
}

prop_compose! {
    fn policy()(hold in any::<bool>(), late in any::<bool>(), percent in 0u8..=110, confirm in any::<bool>()) -> Policy {
        Policy {
            overpaid: if hold { OnOverpaid::Hold } else { OnOverpaid::Credit },
            paid_late: if late { OnPaidLate::Credit } else { OnPaidLate::Hold },
            least_percent: percent,
            confirm_by_query: confirm,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn a_credit_has_every_reason(expected in order(), observed in report(), policy in policy()) {
        let Verdict::Credit(credit) = decide(&expected, &observed, &policy) else {
            return Ok(());
        };
        prop_assert!(!expected.credited);
        prop_assert_eq!(observed.order_id.as_deref(), Some("A"));
        prop_assert!(expected.payment_id.is_none() || observed.payment_id.as_deref() == Some("1"));
        let short = policy.least_percent < 100 && observed.status == Status::Underpaid;
        prop_assert!(observed.status.is_success() || short);
        prop_assert!(!policy.confirm_by_query || observed.source == Source::Query);
        match &expected.amount {
            ExpectedAmount::Exact { amount, currency } => {
                prop_assert_eq!(observed.amount.as_ref(), Some(amount));
                prop_assert!(observed.currency.as_ref().is_some_and(|c| c.same_as(currency)));
                prop_assert_eq!(&credit.amount, amount);
            }
            ExpectedAmount::Any => prop_assert_eq!(Some(&credit.amount), observed.received.as_ref()),
        }
    }

    #[test]
    fn what_was_credited_is_never_credited_again(expected in order(), first in report(), second in report(), policy in policy()) {
        let mut expected = expected;
        let mut credits = 0;
        for observed in [&first, &second, &first] {
            let known = expected.known.unwrap_or(Status::Created);
            if let Verdict::Credit(_) = decide(&expected, observed, &policy) {
                credits += 1;
                prop_assert!(!expected.credited);
                expected.credited = true;
            }
            expected.known = Some(transition(known, observed.status).status(known, observed.status));
        }
        prop_assert!(credits <= 1);
    }
}
