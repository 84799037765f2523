//! What a gateway object can be made from, and where it sends (Alchemy §1).

use serde_json::{Value, json};

use super::{APP_ID, HOSTS, SECRET, base_url, with};
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let base = json!({"app_id": APP_ID, "secret": SECRET, "host": "alchemy_sandbox"});
    let case = |id: &str, source: &str, comment: &str, changes: Value, field: Option<&str>| {
        let gateway = with(base.clone(), changes);
        let expected = match field {
            None => json!({"base_url": base_url(&gateway["host"])}),
            Some(field) => json!({"error": {"code": "configuration", "field": field}}),
        };
        Case {
            valid: field.is_none(),
            ..Case::valid(
                format!("alchemypay-gateway-{id}"),
                source,
                comment,
                json!({"gateway": gateway}),
                expected,
            )
        }
    };
    let custom = |id: &str, comment: &str, url: &str, field: Option<&str>| {
        case(
            id,
            "design, decision 8",
            comment,
            json!({"host": {"custom": url}}),
            field,
        )
    };
    let app_id = |id: &str, comment: &str, app_id: &str, field: Option<&str>| {
        case(
            id,
            "Alchemy §4.1",
            comment,
            json!({"app_id": app_id}),
            field,
        )
    };
    let mut cases: Vec<Case> = HOSTS
        .iter()
        .map(|(host, _)| {
            let id = host.replace('_', "-");
            case(&id, "Alchemy §1", "a preset", json!({"host": host}), None)
        })
        .collect();
    cases.extend([
        custom(
            "custom-https",
            "a proxy of the shop's own",
            "https://proxy.example/alchemy",
            None,
        ),
        custom(
            "custom-slash",
            "a slash at the end is no other URL",
            "https://proxy.example/alchemy/",
            None,
        ),
        custom(
            "custom-loopback",
            "the sandbox",
            "http://127.0.0.1:2328",
            None,
        ),
        custom(
            "custom-http",
            "a signed request in the clear never loses its validity: nothing in it ages",
            "http://crypto-payment.alchemytech.cc",
            Some("base_url"),
        ),
        custom(
            "custom-user",
            "a user name hides the real host",
            "http://127.0.0.1@evil.example",
            Some("base_url"),
        ),
        custom("custom-empty", "nothing", "", Some("base_url")),
        app_id(
            "app-id-64",
            "as many characters as allowed",
            &"A".repeat(64),
            None,
        ),
        app_id(
            "app-id-65",
            "one character too many",
            &"A".repeat(65),
            Some("app_id"),
        ),
        app_id("app-id-empty", "nothing", "", Some("app_id")),
        app_id(
            "app-id-ampersand",
            "it is signed: '&' could start another field",
            "A&B",
            Some("app_id"),
        ),
        app_id(
            "app-id-equals",
            "and '=' could end a name",
            "A=B",
            Some("app_id"),
        ),
        app_id(
            "app-id-space",
            "pasted with a space",
            "TEST000001 ",
            Some("app_id"),
        ),
        app_id(
            "app-id-null",
            "the four letters null: some helpers sign them and some do not",
            "null",
            Some("app_id"),
        ),
        case(
            "agent",
            "design, decision 8",
            "the shop's name",
            json!({"user_agent": "MyShop/1.0"}),
            None,
        ),
        case(
            "agent-line-break",
            "design, decision 8",
            "a line break would start another header",
            json!({"user_agent": "a\r\nb"}),
            Some("user_agent"),
        ),
    ]);
    cases
}
