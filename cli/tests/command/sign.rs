//! `cointill sign`.

use cointill::gateway2328::ApiKey;

use crate::run::cointill;

const SIGN: [&str; 4] = ["sign", "2328", "--key-env", "API_KEY"];

#[test]
fn the_vectors_of_the_protocol_page() {
    // 2328 §3, V1 to V8.
    let vectors = [
        (
            "",
            "9895e63885ce12f696537ca12d7c8577e0e532f650c5bb6dae546091d40e1cca",
        ),
        (
            r#"{"amount":"100.00","currency":"USD","order_id":"ORDER-1"}"#,
            "e17cea1aacabba4225633731e9fe405b3d218b782a26169812c16d2b3f485af0",
        ),
        (
            r#"{"order_id":"ORDER-3","description":"Заказ №3 — café"}"#,
            "890db4435b79510bfe752985539fae7944fbb87a0b4b0a2a40d792eb38dc79d2",
        ),
    ];
    for (body, signature) in vectors {
        let done = cointill(&SIGN).input(body).signs().done().exits(0);
        assert_eq!(done.out, format!("{signature}\n"), "{body}");
    }
    let payout = r#"{"currency":"USDT","network":"TRX-TRC20","amount":"5.00","to_address":"TTEST","order_id":"PO-1","fee_option":"add"}"#;
    let done = cointill(&["sign", "2328", "--payout", "--key-env", "PAYOUT_KEY"]);
    let done = done.input(payout).signs().done().exits(0);
    assert_eq!(
        done.out,
        "fe15b9a318a17fff462959620919668422296eb277e962edd06f2645ed30191c\n"
    );
}

#[test]
fn every_message_of_alchemy_pay() {
    // Alchemy §3.4, K1 and K5; the secret is the documents' placeholder.
    let query = r#"{"appId":"TEST000001","merchantOrderNo":"11126"}"#;
    let order = r#"{"orderNo":"300217236173748123456","orderStatus":"COMPLETED","userId":"user@example.com","merchantOrderNo":"17236123450000","orderCurrency":"USD","orderAmount":"10000","payCryptoRate":"1","payFiatRate":"1","payCryptoCurrency":"USDT","payCryptoVolume":"100","payCryptoNetwork":"TRX","address":"Tx","hxAddress":"0xabc","failReason":null,"fee":"0.8"}"#;
    let vectors = [
        (
            "query",
            query,
            "44911B5A46EBB2B99F8211E46311AE875676B07EC7E7E1147413AFF0C3EE1709B1F691C51A134FF318377C566127ABABC066CB08469389239E3EC673F2348391",
        ),
        (
            "order-webhook",
            order,
            "38F3DED0A08418A2C0502EF07544DDE15017E5A0BBF0B7521D616A7C90ADEFDAE9F02D96B561AC5C6EC8771243E2A3B9E0283B7D5332B8CE28F2768A94E0157A",
        ),
    ];
    for (message, body, signature) in vectors {
        let arguments = [
            "sign",
            "alchemypay",
            "--message",
            message,
            "--key-env",
            "SECRET",
        ];
        let done = cointill(&arguments)
            .env("SECRET", "9999")
            .input(body)
            .signs()
            .done();
        assert_eq!(done.exits(0).out, format!("{signature}\n"), "{message}");
    }
    for message in [
        "create",
        "telegram",
        "native",
        "query",
        "refund",
        "order-webhook",
        "refund-webhook",
        "partial-webhook",
    ] {
        let body = r#"{"merchantOrderNo":"11126","sign":"does not count"}"#;
        let arguments = [
            "sign",
            "alchemypay",
            "--message",
            message,
            "--key-env",
            "APP_SECRET",
        ];
        let done = cointill(&arguments).input(body).signs().done().exits(0);
        assert_eq!(done.out.trim_end().len(), 128, "{message}");
        assert_eq!(done.err, "", "{message}");
    }
}

#[test]
fn readings_change_the_signature() {
    let body = r#"{"appId":"A","customize":{"token":"USDT"},"extra":"1"}"#;
    let sign = |more: &[&str]| {
        let mut arguments = vec![
            "sign",
            "aeon",
            "--message",
            "native",
            "--key-env",
            "APP_SECRET",
        ];
        arguments.extend(more);
        cointill(&arguments).input(body).signs().done().exits(0).out
    };
    let usual = sign(&[]);
    assert_eq!(
        usual,
        sign(&["--signed-set", "documented", "--nested", "recurse"])
    );
    assert_ne!(usual, sign(&["--signed-set", "all"]));
    assert_ne!(usual, sign(&["--nested", "flatten"]));
}

#[test]
fn every_byte_counts_and_a_line_break_is_told() {
    let key = ApiKey::new("test-api-key").unwrap();
    let binary: Vec<u8> = (0..=255).collect();
    let done = cointill(&SIGN).input(&binary).signs().done().exits(0);
    assert_eq!(done.out.trim_end(), key.sign(&binary));
    assert_eq!(done.err, "");

    let done = cointill(&SIGN).input("{}\n").signs().done().exits(0);
    assert_eq!(done.out.trim_end(), key.sign(b"{}\n"));
    assert!(done.err.contains("line break"), "{done:#?}");

    let done = cointill(&SIGN).signs().done().exits(0);
    assert!(done.err.contains("signature of a GET"), "{done:#?}");
}

#[test]
fn what_cannot_be_signed_ends_with_2() {
    let sign = [
        "sign",
        "alchemypay",
        "--message",
        "query",
        "--key-env",
        "APP_SECRET",
    ];
    let deep = "[".repeat(100_000);
    let cases: [(&[u8], &str); 7] = [
        (b"", "standard input is empty"),
        (b"\xff\xfe", "expected JSON in UTF-8"),
        (b"[]", "expected a JSON object"),
        (b"{\"appId\":", "expected more JSON"),
        (b"{}", "expected at least one signed field"),
        (
            b"{\"appId\":\"a&b=c\"}",
            "appId: expected a value without '&'",
        ),
        (deep.as_bytes(), "nested levels"),
    ];
    for (input, complaint) in cases {
        cointill(&sign)
            .input(input)
            .done()
            .exits(2)
            .complains(complaint);
    }
    for command in [&sign[..], &SIGN] {
        cointill(command)
            .input_of_64_mib(&[b'{'; 1024])
            .done()
            .exits(2)
            .complains("more than 1048576 bytes");
    }
}
