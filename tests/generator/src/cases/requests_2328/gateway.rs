//! What a gateway object can be made from (2328 §1 to §3, design, decision 8).

use serde_json::{Value, json};

use super::{PROJECT, with};
use crate::cases::signing_2328::{API, PAYOUT};
use crate::vectors::Case;

fn case(id: &str, source: &str, comment: &str, changes: Value, field: Option<&str>) -> Case {
    let base = json!({"project": PROJECT, "api_key": API, "payout_key": PAYOUT});
    let expected = match field {
        None => json!({"usable": true}),
        Some(field) => json!({"error": {"code": "configuration", "field": field}}),
    };
    Case {
        valid: field.is_none(),
        ..Case::valid(
            format!("2328-gateway-{id}"),
            source,
            comment,
            json!({"gateway": with(base, changes)}),
            expected,
        )
    }
}

pub(super) fn cases() -> Vec<Case> {
    let ok = |id, source, comment, changes| case(id, source, comment, changes, None);
    let bad = |id, source, comment, changes, field| case(id, source, comment, changes, Some(field));
    let base =
        |id, comment, url: &str| ok(id, "design, decision 8", comment, json!({"base_url": url}));
    let no_base = |id, comment, url: &str| {
        bad(
            id,
            "design, decision 8",
            comment,
            json!({"base_url": url}),
            "base_url",
        )
    };
    let agent = |id, comment, text: &str| ok(id, "2328 §2", comment, json!({"user_agent": text}));
    let no_agent = |id, comment, text: &str| {
        bad(
            id,
            "2328 §2",
            comment,
            json!({"user_agent": text}),
            "user_agent",
        )
    };
    vec![
        ok("plain", "2328 §3", "project and both keys", json!({})),
        ok(
            "no-payout-key",
            "2328 §3",
            "a shop that pays nothing out needs no payout key",
            json!({"payout_key": null}),
        ),
        bad(
            "empty-project",
            "2328 §2",
            "no project",
            json!({"project": ""}),
            "project",
        ),
        bad(
            "project-line-break",
            "2328 §2",
            "a line break would end the header and start another",
            json!({"project": format!("{PROJECT}\r\nx: y")}),
            "project",
        ),
        bad(
            "project-space",
            "2328 §2",
            "pasted with a space",
            json!({"project": format!("{PROJECT} ")}),
            "project",
        ),
        bad(
            "project-non-ascii",
            "2328 §2",
            "what no header may hold",
            json!({"project": "проект"}),
            "project",
        ),
        base(
            "https",
            "a proxy of the shop's own",
            "https://proxy.example/2328",
        ),
        base(
            "https-slash",
            "a slash at the end is no other URL",
            "https://proxy.example/2328/",
        ),
        base("loopback-v4", "the sandbox", "http://127.0.0.1:2328/api"),
        base(
            "loopback-v4-other",
            "all of 127.0.0.0/8 is loopback",
            "http://127.1.2.3:2328/api",
        ),
        base(
            "loopback-v6",
            "the sandbox over IPv6",
            "http://[::1]:2328/api",
        ),
        base(
            "localhost",
            "the sandbox by name",
            "http://localhost:2328/api",
        ),
        no_base(
            "http",
            "a signed request in the clear can be read and repeated",
            "http://api.2328.io/api",
        ),
        no_base(
            "http-looks-like-loopback",
            "a host that only starts like loopback",
            "http://127.0.0.1.evil.example/api",
        ),
        no_base(
            "http-localhost-prefix",
            "a host that only starts like localhost",
            "http://localhost.evil.example/api",
        ),
        no_base(
            "http-private",
            "a private network is not loopback",
            "http://192.168.0.10/api",
        ),
        no_base(
            "user-name",
            "a user name hides the real host and ends in logs",
            "http://127.0.0.1@evil.example/api",
        ),
        no_base("other-scheme", "another scheme", "ftp://api.2328.io/api"),
        no_base("no-scheme", "no scheme", "api.2328.io/api"),
        no_base("no-host", "no host", "https:///api"),
        no_base(
            "query",
            "a path is appended, so there can be no query",
            "https://api.2328.io/api?x=1",
        ),
        no_base("fragment", "nor a fragment", "https://api.2328.io/api#x"),
        no_base(
            "backslash",
            "which some clients read as a slash",
            "https://api.2328.io\\@evil.example/api",
        ),
        no_base("space", "white space", "https://api.2328.io/api "),
        no_base("line-break", "a line break", "https://api.2328.io/\r\nx"),
        no_base("empty", "nothing", ""),
        agent(
            "agent",
            "the form that the documentation asks for",
            "MyShop/1.0 (+https://shop.example)",
        ),
        agent("agent-200", "200 characters", &"a".repeat(200)),
        no_agent("agent-201", "201 characters", &"a".repeat(201)),
        no_agent("agent-empty", "an empty one names no one", ""),
        no_agent(
            "agent-line-break",
            "a line break would start another header",
            "MyShop/1.0\r\nx: y",
        ),
        no_agent("agent-space", "white space at an end", "MyShop/1.0 "),
        no_agent(
            "agent-non-ascii",
            "what not every server takes in a header",
            "Лавка/1.0",
        ),
    ]
}
