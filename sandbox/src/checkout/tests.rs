//! What holds for whole pages: hostile text stays text, and templates, states and script agree.

use std::collections::BTreeSet;

use base64::Engine as _;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::*;

const TEMPLATES: [&str; 4] = [
    include_str!("assets/page.html"),
    include_str!("assets/choice.html"),
    include_str!("assets/action.html"),
    include_str!("assets/delivery.html"),
];

const PHASES: [Phase; 9] = [
    Phase::Waiting,
    Phase::ChooseCoin,
    Phase::Confirming,
    Phase::Partial,
    Phase::Paid,
    Phase::Expired,
    Phase::Failed,
    Phase::Held,
    Phase::Refunded,
];

/// A view with `text` in every place that takes text from outside.
fn view_with(text: &str, phase: Phase) -> View {
    let own = || text.to_owned();
    let network = NetworkLabel {
        code: own(),
        name: own(),
    };
    View {
        gateway: Gateway::Gateway2328,
        id: own(),
        order_id: own(),
        status: own(),
        phase,
        price_amount: own(),
        price_currency: own(),
        payer_amount: Some(own()),
        payer_currency: Some(own()),
        network: Some(network.clone()),
        address: Some(own()),
        received_amount: Some(own()),
        remaining_amount: Some(own()),
        txid: Some(own()),
        expires_at_unix: 1_795_330_000,
        now_unix: 1_795_329_000,
        description: own(),
        return_url: Some(format!("https://shop.example/{}", text.replace(' ', "+"))),
        success_url: Some(own()),
        options: vec![CoinChoice {
            currency: own(),
            network,
            amount: own(),
        }],
        actions: vec![Action {
            action: ActionKind::PayShort,
            label: own(),
            amount: Some(own()),
        }],
        deliveries: vec![DeliveryView {
            at_unix: 1_795_329_500,
            event: own(),
            url: own(),
            http_status: Some(500),
            attempt: 1,
            state: DeliveryState::Retrying,
            error: Some(own()),
        }],
    }
}

fn index_with(text: &str) -> IndexView {
    let own = || text.to_owned();
    IndexView {
        now_unix: 1_795_329_000,
        gateways: vec![IndexGateway {
            gateway: Gateway::AlchemyPay,
            base_url: own(),
            credentials: vec![(own(), own())],
        }],
        payments: vec![IndexPayment {
            gateway: Gateway::AlchemyPay,
            id: own(),
            order_id: own(),
            status: own(),
            phase: Phase::Paid,
            price_amount: own(),
            price_currency: own(),
            created_at_unix: 1_795_329_000,
        }],
    }
}

/// The page before, within and behind the embedded state.
fn split_state(page: &str) -> (&str, &str, &str) {
    let open = "<script type=\"application/json\" id=\"state\">";
    let (before, rest) = page.split_once(open).unwrap();
    let (json, behind) = rest.split_once("</script>").unwrap();
    (before, json, behind)
}

/// How often each character occurs that can begin or end markup.
fn markup(html: &str) -> [usize; 4] {
    ['<', '>', '"', '\''].map(|c| html.matches(c).count())
}

/// Every `<`, `>` and quote of a page belongs to its template, whatever the text in it.
fn assert_stays_text(text: &str, phase: Phase) {
    let (plain, hostile) = (page(&view_with("x", phase)), page(&view_with(text, phase)));
    let (plain_before, _, plain_behind) = split_state(&plain);
    let (before, json, behind) = split_state(&hostile);
    assert_eq!(markup(before), markup(plain_before), "{text:?}");
    assert_eq!(behind, plain_behind, "{text:?}");
    assert!(!json.contains(['<', '>', '&']), "{text:?}");
    let embedded: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(embedded, state(&view_with(text, phase)), "{text:?}");
    assert_eq!(
        markup(&index(&index_with(text))),
        markup(&index(&index_with("x"))),
        "{text:?}"
    );
}

#[test]
fn hostile_text_stays_text() {
    for text in [
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "</SCRIPT ><img src=x onerror=alert(1)>",
        "<!--<script>",
        "-->",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)' autofocus='",
        "</title></style></template></noscript><svg onload=alert(1)>",
        "{{csp}}{{js}}{{state}}{{if:txid}}",
        "&lt;script&gt;&quot;&#39;",
        "javascript:alert(1)",
        "\u{202e}txet desrever\u{2028}\u{2029}\0\u{1b}[31m",
        "]]>",
    ] {
        for phase in PHASES {
            assert_stays_text(text, phase);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_stays_text(text in "[ -~\\PC]{1,60}", phase in 0..PHASES.len()) {
        assert_stays_text(&text, PHASES[phase]);
    }
}

#[test]
fn only_web_pages_are_linked_to() {
    for bad in [
        "javascript:alert(1)",
        "JavaScript://%0aalert(1)",
        "data:text/html,x",
        "/admin",
    ] {
        for phase in PHASES {
            let view = View {
                return_url: Some(bad.to_owned()),
                success_url: Some(bad.to_owned()),
                ..view_with("x", phase)
            };
            let state = state(&view);
            assert_eq!(state["text"]["back_href"], "");
            assert!(!page(&view).contains(bad));
        }
    }
}

#[test]
fn the_link_after_success_is_the_success_url() {
    let view = |phase, success: Option<&str>| View {
        return_url: Some("https://shop.example/return".to_owned()),
        success_url: success.map(str::to_owned),
        ..view_with("x", phase)
    };
    let href = |view: &View| state(view)["text"]["back_href"].clone();
    let success = "https://shop.example/success";
    assert_eq!(href(&view(Phase::Paid, Some(success))), success);
    assert_eq!(
        href(&view(Phase::Paid, None)),
        "https://shop.example/return"
    );
    assert_eq!(
        href(&view(Phase::Expired, Some(success))),
        "https://shop.example/return"
    );
}

#[test]
fn every_slot_of_every_template_is_filled() {
    for phase in PHASES {
        assert!(!page(&view_with("x", phase)).contains("{{"), "{phase:?}");
    }
    assert!(!index(&index_with("x")).contains("{{"));
}

/// The script finds a text for every name that the templates ask for, in every phase.
#[test]
fn templates_and_state_use_the_same_names() {
    for phase in PHASES {
        let state = state(&view_with("x", phase));
        let mut known: BTreeSet<String> = BTreeSet::new();
        let rows = ["choices", "actions", "deliveries"].map(|list| &state[list][0]);
        for texts in rows.into_iter().chain([&state["text"]]) {
            known.extend(texts.as_object().into_iter().flatten().map(|t| t.0.clone()));
        }
        for template in TEMPLATES {
            if template.contains("data-currency") && phase != Phase::ChooseCoin {
                continue;
            }
            for name in names(template) {
                assert!(known.contains(name), "{name} in {phase:?}");
            }
        }
    }
}

fn names(template: &str) -> impl Iterator<Item = &str> {
    let values = |attribute: &'static str| {
        template
            .split(attribute)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
    };
    let pairs = values("data-a=\"")
        .flat_map(|pairs| pairs.split(' '))
        .filter_map(|pair| pair.split_once(':').map(|(_, name)| name));
    values("data-t=\"").chain(values("data-if=\"")).chain(pairs)
}

#[test]
fn the_policy_names_the_inline_script_and_styles_and_nothing_else_inline() {
    let page = page(&view_with("x", Phase::Waiting));
    let index = index(&index_with("x"));
    let inline = [
        (&page, "<style>", "</style>", "style-src"),
        (&page, "<script>", "</script>", "script-src"),
        (&index, "<style>", "</style>", "style-src"),
    ];
    for (html, open, close, directive) in inline {
        let (text, _) = html.split_once(open).unwrap().1.split_once(close).unwrap();
        let digest = Sha256::digest(text.as_bytes());
        let hash = base64::engine::general_purpose::STANDARD.encode(digest);
        let sources = csp().split("; ").find(|d| d.starts_with(directive));
        assert!(sources.unwrap().contains(&format!("'sha256-{hash}'")));
    }
    assert!(!csp().contains("unsafe"));
    assert!(csp().starts_with("default-src 'none'; "));
    assert!(csp().ends_with("frame-ancestors 'none'"));
    for template in TEMPLATES {
        assert!(!template.contains(" style="));
        let handler = template.split(" on").skip(1).any(|rest| {
            rest.trim_start_matches(|c: char| c.is_ascii_lowercase())
                .starts_with('=')
        });
        assert!(!handler, "an inline handler");
        assert!(!template.contains("src=") && !template.contains("http://"));
    }
}

#[test]
fn an_address_is_shown_only_while_it_can_be_paid_to() {
    for phase in PHASES {
        let view = View {
            address: Some("TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE".to_owned()),
            ..view_with("x", phase)
        };
        let payable = matches!(phase, Phase::Waiting | Phase::Partial);
        let state = state(&view);
        assert_eq!(page(&view).contains("KcbLSE"), payable, "{phase:?}");
        assert_eq!(state["qr"].is_object(), payable, "{phase:?}");
        let text = |name: &str| state["text"][name].as_str().unwrap().to_owned();
        let shown = text("address_head") + &text("address_body") + &text("address_tail");
        assert_eq!(shown == view.address.unwrap(), payable, "{phase:?}");
    }
}

#[test]
fn an_address_too_long_for_a_code_is_still_shown() {
    let long = "A".repeat(5_000);
    let view = View {
        address: Some(long.clone()),
        ..view_with("x", Phase::Waiting)
    };
    let state = state(&view);
    assert!(state["qr"].is_null());
    assert_eq!(state["text"]["qr"], "");
    assert!(page(&view).contains(&long[12..]));
}

#[test]
fn a_part_is_shown_with_what_is_still_owed() {
    let view = View {
        payer_amount: Some("100.50".to_owned()),
        received_amount: Some("40.20".to_owned()),
        remaining_amount: Some("60.30".to_owned()),
        ..view_with("x", Phase::Partial)
    };
    let text = &state(&view)["text"];
    assert_eq!(text["amount"], "60.30");
    assert_eq!(text["total"], "100.50");
    assert_eq!(text["received_part"], "40.20");
    let ended = View {
        phase: Phase::Failed,
        ..view
    };
    let text = &state(&ended)["text"];
    assert_eq!(text["received_part"], "");
    assert_eq!(text["received"], "40.20");
    assert_eq!(text["received_of"], "received of 100.50");
}

#[test]
fn a_time_that_no_calendar_holds_is_left_out() {
    let view = View {
        expires_at_unix: i64::MAX,
        now_unix: i64::MIN,
        ..view_with("x", Phase::Waiting)
    };
    assert_eq!(state(&view)["text"]["expires_short"], "");
    assert!(!page(&view).is_empty());
}

#[test]
fn paths_and_bodies_have_their_documented_form() {
    assert_eq!(
        path(Gateway::AlchemyPay, "300217"),
        "/checkout/alchemypay/300217"
    );
    assert_eq!(
        path(Gateway::Gateway2328, "../x"),
        "/checkout/2328/%2E%2E%2Fx"
    );
    let request: ActionRequest =
        serde_json::from_str(r#"{"action":"pay_short","amount":"1.50"}"#).unwrap();
    assert_eq!(request.action, ActionKind::PayShort);
    assert_eq!(request.amount.as_deref(), Some("1.50"));
    let view = view_with("x", Phase::ChooseCoin);
    let json = serde_json::to_value(&view).unwrap();
    assert_eq!(json["gateway"], "2328");
    assert_eq!(json["phase"], "choose_coin");
    assert_eq!(serde_json::from_value::<View>(json).unwrap(), view);
}

#[test]
fn the_panel_says_why_a_webhook_is_not_sent() {
    let sent = |state, at: i64, error: Option<&str>| DeliveryView {
        at_unix: 1_795_329_000 + at,
        http_status: None,
        state,
        error: error.map(str::to_owned),
        ..view_with("x", Phase::Paid).deliveries.remove(0)
    };
    let words = |deliveries: Vec<DeliveryView>| -> Vec<String> {
        let view = View {
            deliveries,
            ..view_with("x", Phase::Paid)
        };
        let rows = state(&view)["deliveries"].take();
        let row = |row: &serde_json::Value| format!("{}|{}", row["sent_result"], row["sent_next"]);
        rows.as_array().unwrap().iter().map(row).collect()
    };
    let due = || sent(DeliveryState::Scheduled, 0, None);
    assert_eq!(words(vec![due()]), [r#""due"|"being sent""#]);
    let repeat = sent(DeliveryState::Scheduled, 60, None);
    assert_eq!(
        words(vec![repeat, due()]),
        [r#""due"|"""#, r#""due"|"waits for an earlier one""#]
    );
    let held = sent(DeliveryState::Scheduled, -5, Some("held back"));
    assert_eq!(
        words(vec![due(), held]),
        [r#""due"|"waits for an earlier one""#, r#""due"|"""#]
    );
    let rest = vec![
        sent(DeliveryState::Failed, -9, Some("connection refused")),
        sent(DeliveryState::Lost, -10, None),
    ];
    assert_eq!(
        words(rest),
        [r#""no answer"|"given up""#, r#""dropped on purpose"|"""#]
    );
}
