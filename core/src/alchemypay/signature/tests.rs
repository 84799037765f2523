use super::*;
use crate::alchemypay::{Nested, SignedSet};

fn secret() -> AppSecret {
    AppSecret::new("9999").unwrap()
}

fn all() -> Options {
    Options {
        signed_set: SignedSet::All,
        ..Options::default()
    }
}

fn flat() -> Options {
    Options {
        nested: Nested::Flatten,
        ..Options::default()
    }
}

fn documented() -> Options {
    Options::default()
}

#[test]
fn vectors_of_the_protocol_page() {
    // Alchemy §3.4: V1 to V4 are published, K1 to K5 computed from the documented strings.
    let v1 = r#"{"userId":"123@qq.com","appId":"TEST000001","merchantOrderNo":"11126","orderAmount":"1000","payCurrency":"USD","paymentTokens":"USDT,ETH","paymentExchange":"16f021b0-f220-4bbb-aa3b-82d423301957,9226e5c2-ebc3-4fdd-94f6-ed52cdce1420","redirectURL":"https://shop.example/?a=1&b=2"}"#;
    let v2 = r#"{"appId":"TEST000001","userId":"user@example.com"}"#;
    let v3 = r#"{"appId":"TEST000001","channel":"SHOPIFY","country":"US","userId":"user@example.com","key":"no"}"#;
    let v4 = r#"{"appId":"TEST000001","channel":"TRAVALA","guest":{"phone":"+8529319534025","lastName":"Alexander","firstName":"Waters","middleName":""},"packageId":"PKG_abc123","sessionId":"sess_9f2c...","userId":"user@example.com"}"#;
    let k1 = r#"{"appId":"TEST000001","merchantOrderNo":"11126"}"#;
    let k2 = r#"{"appId":"TEST000001","merchantOrderNo":"17236123450000","orderAmount":"100","payCurrency":"USD","paymentTokens":"ETH","userId":"user@example.com","callbackURL":"https://shop.example/hook"}"#;
    let k3 = r#"{"appId":"TEST000001","merchantOrderNo":17236123450000,"orderAmount":100.12,"payCurrency":"USD","userId":"user\u0040example.com","paymentTokens":null,"paymentExchange":"","tgModel":"BOT"}"#;
    let k4 = r#"{"appId":"TEST000001","merchantOrderNo":"17236123450000","refundAmount":"25.50","refundNetwork":"TRX","refundToken":"USDT","walletAddress":"TWalletExample","email":"user@example.com"}"#;
    let k5 = r#"{"orderNo":"300217236173748123456","orderStatus":"COMPLETED","userId":"user@example.com","merchantOrderNo":"17236123450000","orderCurrency":"USD","orderAmount":"10000","payCryptoRate":"1","payFiatRate":"1","payCryptoCurrency":"USDT","payCryptoVolume":"100","payCryptoNetwork":"TRX","address":"Tx","hxAddress":"0xabc","failReason":null,"fee":"0.8"}"#;
    let vectors = [
        (
            "V1",
            Message::Create,
            documented(),
            v1,
            "95960053CC577FCAFC272410D5F70094DD0986F6C3266DB7D00D0B37A7CB12F6607125143987143EE168DA052C0A1FD436A0E14DBA57584CC977F82823318BDC",
        ),
        (
            "V2",
            Message::Create,
            documented(),
            v2,
            "540AAABF9343EFA3C04A3590889CFF2B7B4BA802169E5DCB53ECCF983C84FD6B55A84CD07627F198ACAC036170B4A91AA72E8594C42CAD47003E9A66A20589B4",
        ),
        (
            "V2",
            Message::Create,
            all(),
            v2,
            "540AAABF9343EFA3C04A3590889CFF2B7B4BA802169E5DCB53ECCF983C84FD6B55A84CD07627F198ACAC036170B4A91AA72E8594C42CAD47003E9A66A20589B4",
        ),
        (
            "V3",
            Message::Create,
            all(),
            v3,
            "DB1107649D205EE9A542EEF5DF27F69F6C2A2604D183A834ABCDD7B7A457738AD5E059B86C188B5A00973454CF90C207CBA4EDDBC91ABB66968A0ACBDE270CB0",
        ),
        (
            "V4",
            Message::Native,
            all(),
            v4,
            "AEB89527AB2B186214B393336A42B7F25AAFE65D4A29CB7A260EA5CCF7F92C159D56EBCD0CC194D63E80775F3FE7F5E160F551B3D4DD3BE33FBE7CBDFED7BE6B",
        ),
        (
            "K1",
            Message::Query,
            documented(),
            k1,
            "44911B5A46EBB2B99F8211E46311AE875676B07EC7E7E1147413AFF0C3EE1709B1F691C51A134FF318377C566127ABABC066CB08469389239E3EC673F2348391",
        ),
        (
            "K2",
            Message::Create,
            documented(),
            k2,
            "9D257F3235334E2C8E5AEE6018973DC7388E37DA377C4DB03390D8EC5E82B505FE2E9F6218F00EFDF30DA0D71E4E0347912AFAD61F5B28E22D809499B9F91D65",
        ),
        (
            "K3",
            Message::Telegram,
            documented(),
            k3,
            "6D2334AB467352F22A667CC71816F5D42C94AB166AC112C363A7608E44C97FBF76142C7F3DA61DDCEE1C14B36C4116AA06D6B3926F4CCA7398B3BF6F027CBFCD",
        ),
        (
            "K4",
            Message::Refund,
            documented(),
            k4,
            "FF5F165053B0614D268AF62345AF32690EEF17C83A2032EFF230F37E859514D04C58D51E30459B080774F12FDD3D83CA72689279B2C4CB13E4BBB3F69AF67D14",
        ),
        (
            "K5",
            Message::OrderWebhook,
            documented(),
            k5,
            "38F3DED0A08418A2C0502EF07544DDE15017E5A0BBF0B7521D616A7C90ADEFDAE9F02D96B561AC5C6EC8771243E2A3B9E0283B7D5332B8CE28F2768A94E0157A",
        ),
    ];
    for (id, message, options, body, sign) in vectors {
        assert_eq!(
            secret().sign(message, body, &options).unwrap(),
            sign,
            "{id}"
        );
        let signed = secret().sign_body(message, body, &options).unwrap();
        assert!(signed.ends_with(&format!(",\"sign\":\"{sign}\"}}")), "{id}");
        assert!(secret().verify(message, &signed, &options), "{id}");
        let lower = signed.replace(sign, &sign.to_lowercase());
        assert!(secret().verify(message, &lower, &options), "{id}");
        let other = AppSecret::new("9998").unwrap();
        assert!(!other.verify(message, &signed, &options), "{id}");
    }
}

#[test]
fn a_nested_object_is_joined_or_sorted_in() {
    let native = r#"{"appId":"A","customize":{"token":"USDT","network":"TRX","sign":"x"},"merchantOrderNo":"1","orderAmount":"1","payCurrency":"USD","payType":"WALLET","userId":"u"}"#;
    let joined = r#"{"appId":"A","customize":"network=TRX&token=USDT","merchantOrderNo":"1","orderAmount":"1","payCurrency":"USD","payType":"WALLET","userId":"u"}"#;
    let secret = secret();
    let message = Message::Native;
    let sign = secret.sign(message, native, &documented()).unwrap();
    // Only a request of our own refuses a value that imitates fields.
    let verified = joined.replace("\"appId\"", &format!("\"sign\":\"{sign}\",\"appId\""));
    assert!(secret.verify(message, &verified, &documented()));
    assert!(secret.sign(message, joined, &documented()).is_err());

    let sorted_in = r#"{"appId":"A","merchantOrderNo":"1","network":"TRX","orderAmount":"1","payCurrency":"USD","payType":"WALLET","token":"USDT","userId":"u"}"#;
    assert_eq!(
        secret.sign(message, native, &flat()).unwrap(),
        secret.sign(message, sorted_in, &all()).unwrap(),
    );
    let clash = native.replace("\"network\"", "\"userId\"");
    let error = secret.sign(message, &clash, &flat()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "userId: expected each name once in a signed field"
    );
    let empty = native.replace("USDT", "").replace("TRX", "");
    assert!(secret.sign(message, &empty, &documented()).is_err());
}

#[test]
fn requests_refuse_what_could_stand_for_other_fields() {
    for bad in ["a&b", "a=b", "a\\nb", "a\\u007fb", "a\\u0085b"] {
        let body = format!(r#"{{"appId":"A","merchantOrderNo":"{bad}"}}"#);
        let error = secret()
            .sign(Message::Query, &body, &documented())
            .unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidRequest);
        assert_eq!(error.field(), Some("merchantOrderNo"));
        // A webhook is signed as the gateway would, and then refused.
        let webhook = body.replace("appId", "orderNo");
        let signed = secret()
            .sign_body(Message::OrderWebhook, &webhook, &documented())
            .unwrap();
        let refused = !bad.contains('=');
        assert_eq!(
            secret().verify(Message::OrderWebhook, &signed, &documented()),
            !refused,
            "{bad}"
        );
    }
    let list = r#"{"appId":"A","merchantOrderNo":["1"]}"#;
    let error = secret()
        .sign(Message::Query, list, &documented())
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "merchantOrderNo: expected a plain value in a signed field"
    );
}

#[test]
fn without_a_signed_field_there_is_no_signature() {
    for body in ["{}", r#"{"address":"a"}"#, r#"{"fee":"","orderNo":null}"#] {
        let error = secret()
            .sign(Message::OrderWebhook, body, &documented())
            .unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidRequest, "{body}");
        assert_eq!(error.field(), None);
    }
    for body in ["", "[]", "nothing", "{\"a\":1"] {
        let error = secret()
            .sign(Message::Query, body, &documented())
            .unwrap_err();
        assert_eq!(error.code(), ErrorCode::MalformedJson, "{body}");
    }
}

#[test]
fn the_four_letters_null_are_a_switch() {
    let body = r#"{"appId":"A","merchantOrderNo":"null"}"#;
    let short = r#"{"appId":"A"}"#;
    let secret = secret();
    let keep = Options {
        null_text_is_absent: false,
        ..Options::default()
    };
    let sign = |body, options: &Options| secret.sign(Message::Query, body, options).unwrap();
    assert_eq!(sign(body, &documented()), sign(short, &documented()));
    assert_ne!(sign(body, &keep), sign(short, &keep));
}

#[test]
fn the_whole_text_is_trimmed_and_no_single_value() {
    // Under `All` a first name may start with white space, which the helper trims away.
    let secret = secret();
    let open = |body: &str, options: &Options| {
        let document = Document::parse(body.as_bytes(), Limits::WEBHOOK).unwrap();
        let fields = Fields::of(Message::Query, document.root(), options);
        secret.digest(&fields, options, Guard::Open).unwrap()
    };
    assert_eq!(
        open(r#"{" a":"1","b":"2"}"#, &all()),
        open(r#"{"a":"1","b":"2"}"#, &all())
    );
    assert_ne!(
        open(r#"{"appId":" 1"}"#, &documented()),
        open(r#"{"appId":"1"}"#, &documented())
    );
    assert!(
        secret
            .sign(Message::Query, r#"{" a":"1"}"#, &all())
            .is_err()
    );
}

#[test]
fn the_signature_replaces_one_that_is_there_and_stands_last() {
    let secret = secret();
    let sign = |body| {
        secret
            .sign_body(Message::Query, body, &documented())
            .unwrap()
    };
    let plain = sign(r#"{"appId":"A"}"#);
    assert_eq!(sign(r#"{"sign":"old","appId":"A"}"#), plain);
    assert_eq!(sign(" {\"appId\":\"A\" , \"sign\" : null\n}\n"), plain);
    assert_eq!(sign(&plain), plain);
}

#[test]
fn long_values_take_the_way_past_the_buffer() {
    let secret = secret();
    for length in [1, 490, 505, 512, 513, 5_000] {
        let body = format!(
            r#"{{"appId":"{}","merchantOrderNo":"1"}}"#,
            "a".repeat(length)
        );
        let text = format!("appId={}&merchantOrderNo=1&key=9999", "a".repeat(length));
        use sha2::Digest as _;
        assert_eq!(
            secret.sign(Message::Query, &body, &documented()).unwrap(),
            hex::upper(&sha2::Sha512::digest(text)),
        );
    }
}
