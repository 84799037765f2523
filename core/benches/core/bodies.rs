//! The bodies that are measured: a payment webhook of 2328 and an order webhook of Alchemy Pay,
//! filled to a size by the field that grows in practice.

use cointill::alchemypay::{AppSecret, Message, Options};
use cointill::gateway2328::ApiKey;

/// Sizes in bytes, with their names.
pub(crate) const SIZES: &[(&str, usize)] = &[
    ("0.3 KiB", 307),
    ("0.6 KiB", 614),
    ("8 KiB", 8 << 10),
    ("64 KiB", 64 << 10),
];

type Rewrite = fn(&str) -> String;

/// The same webhook as it may arrive too: with the signature elsewhere, so that it has to be found,
/// and as PHP writes JSON by default, so that it has to be written again before it is hashed.
pub(crate) const OTHER_FORMS: &[(&str, Rewrite)] = &[
    ("verify, sign first", |body| {
        let (members, sign) = body.rsplit_once(",\"sign\":").expect("signed");
        let sign = sign.trim_end_matches('}');
        format!("{{\"sign\":{sign},{}}}", &members[1..])
    }),
    ("verify, slashes escaped", |body| body.replace('/', "\\/")),
];

/// A payment webhook of about `size` bytes. The two large ones carry the QR picture, the small one
/// only the fields that no webhook lacks.
pub(crate) fn payment(key: &ApiKey, size: usize) -> String {
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

/// The fields of an order webhook of Alchemy Pay whose body has about `size` bytes, sorted as they
/// are signed; the signed field without a usual length makes up the rest.
pub(crate) fn order_fields(size: usize) -> Vec<(&'static str, String)> {
    const SIGN: usize = 139;
    let mut fields: Vec<(&str, String)> = [
        ("fee", "0.8"),
        ("hxAddress", "0xabc"),
        ("merchantOrderNo", "17236123450000"),
        ("orderAmount", "10000"),
        ("orderCurrency", "USD"),
        ("orderNo", "300217236173748123456"),
        ("orderStatus", "COMPLETED"),
        ("payCryptoCurrency", "USDT"),
        ("payCryptoNetwork", "TRX"),
        ("payCryptoRate", "1"),
        ("payCryptoVolume", "100"),
        ("payFiatRate", "1"),
    ]
    .into_iter()
    .filter(|(name, _)| size > 500 || !name.starts_with("pay"))
    .map(|(name, value)| (name, value.to_owned()))
    .collect();
    let frame: usize = fields
        .iter()
        .map(|(name, value)| name.len() + value.len() + 6)
        .sum();
    let fill = size.saturating_sub(frame + SIGN + 16);
    fields.push((
        "userId",
        "user@example.com/".chars().cycle().take(fill).collect(),
    ));
    fields
}

/// The webhook of those fields.
pub(crate) fn order(secret: &AppSecret, size: usize) -> String {
    let members: Vec<_> = order_fields(size)
        .iter()
        .map(|(name, value)| format!("\"{name}\":\"{value}\""))
        .collect();
    let body = format!("{{{}}}", members.join(","));
    secret
        .sign_body(Message::OrderWebhook, &body, &Options::default())
        .expect("an order webhook")
}

/// A page of `count` payments in the envelope.
pub(crate) fn page(count: usize) -> String {
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
