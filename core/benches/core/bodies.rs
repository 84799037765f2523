//! The bodies that are measured: a payment webhook of 2328 and an order webhook of Alchemy Pay,
//! filled to a size by the field that grows in practice.

use cointill::gateway2328::ApiKey;

/// Sizes in bytes, with their names.
pub const SIZES: &[(&str, usize)] = &[
    ("0.3 KiB", 307),
    ("0.6 KiB", 614),
    ("8 KiB", 8 << 10),
    ("64 KiB", 64 << 10),
];

/// A payment webhook of about `size` bytes. The two large ones carry the QR picture, the small one
/// only the fields that no webhook lacks.
pub fn payment(key: &ApiKey, size: usize) -> String {
    const SIGN: usize = 75;
    // In the documented order; the smallest has only what no webhook lacks.
    let fields = [
        ("uuid", "11111111-2222-3333-4444-555555555555", true),
        ("order_id", "ORDER-1", true),
        ("amount", "180.00000000", true),
        ("currency", "RUB", true),
        (
            "url",
            "https://go.2328.io/11111111-2222-3333-4444-555555555555",
            false,
        ),
        ("expires_at", "2026-05-09T16:56:58+03:00", false),
        ("created_at", "2026-05-09T15:56:58+03:00", false),
        ("payer_currency", "TON", false),
        ("payer_amount", "0.95256917", true),
        ("network", "TON", false),
        ("payment_status", "paid", true),
        ("payment_amount", "0.95256917", true),
        ("merchant_amount", "0.949711462490000000", false),
        ("amount_usd", "2.41324380", false),
        ("exchange_rate", "0.01340691", false),
    ];
    let mut body = String::from("{");
    for (name, value, _) in fields.iter().filter(|field| field.2 || size > 400) {
        body.push_str(&format!("\"{name}\":\"{value}\","));
    }
    let filler = if size > 1_000 { "qr" } else { "txid" };
    let frame = body.len() + filler.len() + 6 + SIGN;
    let fill: String = "iVBORw0KGgoAAAANSUhEUgAA/+"
        .chars()
        .cycle()
        .take(size.saturating_sub(frame))
        .collect();
    body.push_str(&format!("\"{filler}\":\"{fill}\"}}"));
    key.sign_webhook(&body).expect("a JSON object")
}

/// A page of `count` payments in the envelope.
pub fn page(count: usize) -> String {
    let item = |i: usize| {
        format!(
            concat!(
                r#"{{"uuid":"11111111-2222-3333-4444-{i:012}","order_id":"ORDER-{i}","amount":"100.00","#,
                r#""currency":"USD","url":"https://pay.2328.io/11111111-2222-3333-4444-{i:012}","#,
                r#""tg_deeplink":"https://t.me/my2328bot?start=pay_11111111","expires_at":"2026-05-09T13:56:58Z","#,
                r#""created_at":"2026-05-09T12:56:58Z","payer_currency":"USDT","payer_amount":"100.50000000","#,
                r#""network":"TRX-TRC20","address":"TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf","payment_status":"paid","#,
                r#""txid":"b1fea5486ce0792f75307e669e27c8ff","payment_amount":"100.50000000","#,
                r#""merchant_amount":"100.198500000000000000","qr":null,"amount_usd":"100.00000000","#,
                r#""exchange_rate":"1.00000000"}}"#
            ),
            i = i
        )
    };
    let items: Vec<_> = (0..count).map(item).collect();
    format!(
        concat!(
            r#"{{"state":0,"result":{{"items":[{}],"paginate":{{"count":{},"current_page":1,"#,
            r#""per_page":5000,"total":{},"total_pages":1,"has_more":false}}}}}}"#
        ),
        items.join(","),
        count,
        count
    )
}
