//! The vectors that the protocol page prints: bodies and signatures are copied, never computed.

/// A vector that the protocol page prints: body and signature are copied, never computed.
pub(crate) struct PageVector {
    pub(crate) id: &'static str,
    pub(super) key: &'static str,
    pub(crate) secret: &'static str,
    pub(crate) body: &'static str,
    pub(crate) sign: &'static str,
    pub(super) comment: &'static str,
}

const fn api(
    id: &'static str,
    body: &'static str,
    sign: &'static str,
    comment: &'static str,
) -> PageVector {
    PageVector {
        id,
        key: "api",
        secret: API,
        body,
        sign,
        comment,
    }
}

const fn payout(
    id: &'static str,
    body: &'static str,
    sign: &'static str,
    comment: &'static str,
) -> PageVector {
    PageVector {
        key: "payout",
        secret: PAYOUT,
        ..api(id, body, sign, comment)
    }
}

pub(crate) const API: &str = "test-api-key";

pub(crate) const PAYOUT: &str = "test-payout-key";

/// The payload that §10 prints without `sign`.
pub(crate) const PAGE_WEBHOOK: &str = r#"{"uuid":"11111111-2222-3333-4444-555555555555","order_id":"ORDER-1","amount":"180.00000000","currency":"RUB","url":"https://go.2328.io/11111111-2222-3333-4444-555555555555","expires_at":"2026-05-09T16:56:58+03:00","created_at":"2026-05-09T15:56:58+03:00","payer_currency":"TON","payer_amount":"0.95256917","network":"TON","address":"UQtest","payment_status":"paid","txid":"ab","payment_amount":"0.95256917","merchant_amount":"0.949711462490000000","amount_usd":"2.41324380","exchange_rate":"0.01340691"}"#;

/// The signature that §10 prints for it.
pub(crate) const PAGE_WEBHOOK_SIGN: &str =
    "6175430d1bf15471b786acbfbb714b69c601eeab1af6ccd1d200938ebbbccf7a";

pub(crate) const PAGE: &[PageVector] = &[
    api(
        "v1",
        "",
        "9895e63885ce12f696537ca12d7c8577e0e532f650c5bb6dae546091d40e1cca",
        "V1: a GET signs the empty string",
    ),
    payout(
        "v2",
        "",
        "64d12f04f4e1d142a8497a1bcd4dc1781ca9af5e1a2facd26c3282f2e8517c4e",
        "V2: the empty string under the payout key, as the payout status signs it",
    ),
    api(
        "v3",
        r#"{"amount":"100.00","currency":"USD","order_id":"ORDER-1"}"#,
        "e17cea1aacabba4225633731e9fe405b3d218b782a26169812c16d2b3f485af0",
        "V3: the smallest payment",
    ),
    api(
        "v4",
        r#"{"amount":"10.00","currency":"USD","order_id":"ORDER-2","url_callback":"https://shop.example/webhook?a=1&b=2"}"#,
        "e5f40cbdd3ebc78a39d1c3ab50df4c73709d4f806f6ca0128901de1dbf40813d",
        "V4: slashes and '&' stay literal",
    ),
    api(
        "v5",
        r#"{"order_id":"ORDER-3","description":"Заказ №3 — café"}"#,
        "890db4435b79510bfe752985539fae7944fbb87a0b4b0a2a40d792eb38dc79d2",
        "V5: non-ASCII stays literal UTF-8",
    ),
    api(
        "v6",
        r#"{"order_id":"ORDER-4","description":"a\"b\\c\n\t<d>&'e'"}"#,
        "d98f6c0bd35e1197735c52720ae05409cbcbc3c2bdacaf0c9e8cea8bc1ca8d14",
        "V6: JSON escapes as written; '<', '>', '&' and quotes are not escaped for HTML",
    ),
    api(
        "v7",
        r#"{"order_id":"ORDER-5","description":"a\u2028b"}"#,
        "69152be4bd1420d3de6be3adac978074509565cb21c839b1e56a67c28b532683",
        "V7: U+2028 as the six-character escape, as PHP writes it",
    ),
    api(
        "v7b",
        "{\"order_id\":\"ORDER-5\",\"description\":\"a\u{2028}b\"}",
        "1126bb037663e002f0e921625522b99c9598549365a18fd4e81721690b339f68",
        "V7b: the same with the raw character: other bytes, another signature",
    ),
    payout(
        "v8",
        r#"{"currency":"USDT","network":"TRX-TRC20","amount":"5.00","to_address":"TTEST","order_id":"PO-1","fee_option":"add"}"#,
        "fe15b9a318a17fff462959620919668422296eb277e962edd06f2645ed30191c",
        "V8: a payout, under the payout key",
    ),
    api(
        "webhook",
        PAGE_WEBHOOK,
        PAGE_WEBHOOK_SIGN,
        "the webhook vector of §10: what is signed is the body without its member sign",
    ),
];
