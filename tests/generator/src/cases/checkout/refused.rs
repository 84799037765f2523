//! Tokens that are refused.

use serde_json::{Value, json};

use super::verify::keys;
use super::{KEY, NOW, OLDER, TOKEN};
use crate::cases::{repeated, text};
use crate::reference::view_token::{base64, hmac, mac, mint, sealed};
use crate::vectors::Case;

const EXPIRES: i64 = NOW + 3_600;

fn refused(id: &str, comment: &str, token: Value, now: i64, reason: &str) -> Case {
    let input = json!({"keys": keys(), "token": token, "now": now});
    let id = format!("view-refused-{id}");
    Case::invalid(id, TOKEN, comment, input, json!({"refused": reason}))
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = expired();
    cases.extend(forged());
    cases.extend(shapes());
    cases.extend(parts());
    cases.extend(spellings());
    cases
}

fn usual() -> String {
    mint(KEY.0, KEY.1, "2328", EXPIRES, "ORDER-1")
}

fn expired() -> Vec<Case> {
    let expired = |id: &str, comment: &str, now| {
        refused(
            &format!("expired-{id}"),
            comment,
            text(&usual()),
            now,
            "expired",
        )
    };
    let forged = mint(KEY.0, OLDER.1, "2328", EXPIRES, "ORDER-1");
    vec![
        expired(
            "now",
            "the second it names is the first that is too late",
            EXPIRES,
        ),
        expired("later", "a second later", EXPIRES + 1),
        expired("for-ever", "at the end of all clocks", i64::MAX),
        refused(
            "expired-and-forged",
            "the time of a token that nobody minted says nothing",
            text(&forged),
            EXPIRES,
            "wrong_signature",
        ),
    ]
}

fn forged() -> Vec<Case> {
    let wrong = |id: &str, comment: &str, token: &str| {
        refused(
            &format!("wrong-{id}"),
            comment,
            text(token),
            NOW,
            "wrong_signature",
        )
    };
    let with_text = |own: &str| {
        let token = usual();
        let (_, own_mac) = token.rsplit_once('.').expect("a token has a dot");
        format!("{own}.{own_mac}")
    };
    let signed = |key_id: &str, gateway: &str, expires: i64, order: &str| {
        format!(
            "cvt1.{key_id}.{gateway}.{expires}.{}",
            base64(order.as_bytes())
        )
    };
    let own = signed(KEY.0, "2328", EXPIRES, "ORDER-1");
    vec![
        wrong(
            "key",
            "made with another key",
            &mint(KEY.0, OLDER.1, "2328", EXPIRES, "ORDER-1"),
        ),
        wrong(
            "order",
            "moved to another order",
            &with_text(&signed(KEY.0, "2328", EXPIRES, "ORDER-2")),
        ),
        wrong(
            "later",
            "its life made longer",
            &with_text(&signed(KEY.0, "2328", EXPIRES + 1, "ORDER-1")),
        ),
        wrong(
            "gateway",
            "moved to the other gateway",
            &with_text(&signed(KEY.0, "alchemypay", EXPIRES, "ORDER-1")),
        ),
        wrong(
            "key-id",
            "moved to the other key's id",
            &with_text(&signed(OLDER.0, "2328", EXPIRES, "ORDER-1")),
        ),
        wrong(
            "zeros",
            "a MAC of zeros",
            &format!("{own}.{}", base64(&[0; 32])),
        ),
        wrong(
            "other-purpose",
            "the key used for another purpose, over the same text",
            &format!("{own}.{}", base64(&hmac(&own, KEY.1))),
        ),
        wrong("last-bit", "one bit of the MAC is another", &{
            let mut changed = mac(&own, KEY.1);
            changed[31] ^= 1;
            format!("{own}.{}", base64(&changed))
        }),
        refused(
            "unknown-key",
            "a key that has gone, or never was",
            text(&mint("2026-09", KEY.1, "2328", EXPIRES, "ORDER-1")),
            NOW,
            "unknown_key",
        ),
        refused(
            "unknown-key-alike",
            "an id that looks like one that is in force",
            text(&mint("2026-1L", KEY.1, "2328", EXPIRES, "ORDER-1")),
            NOW,
            "unknown_key",
        ),
    ]
}

fn malformed(id: &str, comment: &str, token: Value) -> Case {
    refused(&format!("malformed-{id}"), comment, token, NOW, "malformed")
}

/// What is no token at all.
fn shapes() -> Vec<Case> {
    let usual = usual();
    let texts = [
        ("empty", "nothing", String::new()),
        ("dots", "dots and nothing between them", ".....".to_owned()),
        ("word", "a word", "token".to_owned()),
        (
            "jwt",
            "a JSON Web Token",
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.".to_owned(),
        ),
        ("scheme", "the scheme before it", format!("Bearer {usual}")),
        ("space-before", "a space before it", format!(" {usual}")),
        ("space-behind", "a space behind it", format!("{usual} ")),
        ("line-break", "a line break behind it", format!("{usual}\n")),
        ("nul", "a NUL behind it", format!("{usual}\0")),
        ("percent", "escaped for a URL", usual.replace('.', "%2E")),
        (
            "non-ascii",
            "a letter that looks alike",
            usual.replace("cvt1", "сvt1"),
        ),
        (
            "cut",
            "its last character cut off",
            usual[..usual.len() - 1].to_owned(),
        ),
        ("longer", "a character more", format!("{usual}A")),
        (
            "twice",
            "two, one behind the other",
            format!("{usual}{usual}"),
        ),
    ];
    let mut cases: Vec<_> = texts
        .iter()
        .map(|(id, comment, token)| malformed(id, comment, text(token)))
        .collect();
    cases.extend([
        malformed(
            "too-long",
            "more than 1,024 bytes are not looked at",
            repeated(&[("A", 1_025)]),
        ),
        malformed("huge", "nor are 8 MiB of dots", repeated(&[(".", 8 << 20)])),
    ]);
    cases
}

/// Parts that are wrong although the MAC over them is right.
fn parts() -> Vec<Case> {
    let texts = [
        (
            "version",
            "a later version",
            "cvt2.2026-11.2328.1778338618.T1JERVItMQ",
        ),
        (
            "version-case",
            "the version in capitals",
            "CVT1.2026-11.2328.1778338618.T1JERVItMQ",
        ),
        (
            "part-missing",
            "without an order",
            "cvt1.2026-11.2328.1778338618",
        ),
        (
            "part-more",
            "a part more",
            "cvt1.2026-11.2328.1778338618.T1JERVItMQ.QQ",
        ),
        (
            "key-id-empty",
            "without a key's id",
            "cvt1..2328.1778338618.T1JERVItMQ",
        ),
        (
            "key-id-space",
            "a space in it",
            "cvt1.2026 11.2328.1778338618.T1JERVItMQ",
        ),
        (
            "gateway",
            "a gateway that is none",
            "cvt1.2026-11.2329.1778338618.T1JERVItMQ",
        ),
        (
            "gateway-case",
            "a gateway in capitals",
            "cvt1.2026-11.AlchemyPay.1778338618.T1JERVItMQ",
        ),
        (
            "gateway-empty",
            "no gateway",
            "cvt1.2026-11..1778338618.T1JERVItMQ",
        ),
        ("expires-empty", "no end", "cvt1.2026-11.2328..T1JERVItMQ"),
        (
            "expires-zero",
            "the second 0",
            "cvt1.2026-11.2328.0.T1JERVItMQ",
        ),
        (
            "expires-padded",
            "a zero before it",
            "cvt1.2026-11.2328.01778338618.T1JERVItMQ",
        ),
        (
            "expires-plus",
            "a sign",
            "cvt1.2026-11.2328.+1778338618.T1JERVItMQ",
        ),
        (
            "expires-minus",
            "less than nothing",
            "cvt1.2026-11.2328.-1778338618.T1JERVItMQ",
        ),
        (
            "expires-hex",
            "another base",
            "cvt1.2026-11.2328.0x6A00.T1JERVItMQ",
        ),
        (
            "expires-exponent",
            "an exponent",
            "cvt1.2026-11.2328.2e9.T1JERVItMQ",
        ),
        (
            "expires-digits",
            "digits that are not ASCII",
            "cvt1.2026-11.2328.١٧٧٨٣٣٨٦١٨.T1JERVItMQ",
        ),
        (
            "expires-beyond",
            "beyond the year 9999",
            "cvt1.2026-11.2328.253402300800.T1JERVItMQ",
        ),
        (
            "expires-overflow",
            "more than a machine number",
            "cvt1.2026-11.2328.99999999999999999999.T1JERVItMQ",
        ),
        ("order-empty", "no order", "cvt1.2026-11.2328.1778338618."),
        (
            "order-not-utf-8",
            "an order id that is no text",
            "cvt1.2026-11.2328.1778338618._w",
        ),
    ];
    let mut cases: Vec<_> = texts
        .iter()
        .map(|(id, comment, own)| malformed(id, comment, text(&sealed(own, KEY.1))))
        .collect();
    let long = |id: &str| mint(id, KEY.1, "2328", EXPIRES, "ORDER-1");
    let order = mint(KEY.0, KEY.1, "2328", EXPIRES, &"x".repeat(129));
    cases.extend([
        malformed(
            "key-id-too-long",
            "33 characters",
            text(&long(&"k".repeat(33))),
        ),
        malformed("order-too-long", "129 characters", text(&order)),
    ]);
    cases
}

/// Further spellings of what was minted: one token has one text.
fn spellings() -> Vec<Case> {
    let own = "cvt1.2026-11.2328.1778338618.";
    let usual = usual();
    let (signed, own_mac) = usual.rsplit_once('.').expect("a token has a dot");
    let hex: String = mac(signed, KEY.1)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let with_mac = |mac: &str| text(&format!("{signed}.{mac}"));
    // The last character of 32 bytes carries four bits and two that must be zero.
    let last = own_mac.chars().last().expect("a MAC has characters");
    let next = char::from_u32(u32::from(last) + 1).expect("a letter or digit");
    let other_bits = format!("{}{next}", &own_mac[..own_mac.len() - 1]);
    let order = |id: &str, comment: &str, order: &str| {
        malformed(id, comment, text(&sealed(&format!("{own}{order}"), KEY.1)))
    };
    let short = base64(&mac(signed, KEY.1)[..31]);
    let long = base64(&[mac(signed, KEY.1), vec![0]].concat());
    vec![
        order(
            "order-bits",
            "bits left over that are not zero",
            "T1JERVItMR",
        ),
        order("order-padding", "padding", "T1JERVItMQ=="),
        order(
            "order-alphabet",
            "the alphabet that URLs do not take",
            "8J-+",
        ),
        order(
            "order-one-more",
            "a character that carries no byte",
            "T1JERVItM",
        ),
        order("order-space", "white space in it", "T1JE RVItMQ"),
        malformed(
            "mac-bits",
            "bits left over that are not zero",
            with_mac(&other_bits),
        ),
        malformed("mac-padding", "padding", with_mac(&format!("{own_mac}="))),
        malformed("mac-hex", "the MAC in hexadecimal", with_mac(&hex)),
        malformed("mac-short", "31 of its 32 bytes", with_mac(&short)),
        malformed("mac-long", "a byte more", with_mac(&long)),
        malformed("mac-empty", "no MAC", with_mac("")),
    ]
}
