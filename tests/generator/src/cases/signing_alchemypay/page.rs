//! The vectors of the protocol page (§3.4): strings and hashes are copied, never computed.

/// A vector of the page.
pub(crate) struct PageVector {
    pub(crate) id: &'static str,
    pub(crate) message: &'static str,
    /// The fields belong to another product's message: every one that is given is signed.
    pub(crate) all: bool,
    pub(crate) body: &'static str,
    /// The string before hashing, as the page prints it.
    pub(crate) text: &'static str,
    pub(crate) sign: &'static str,
    pub(super) comment: &'static str,
}

/// The page's placeholder.
pub(crate) const SECRET: &str = "9999";

pub(crate) const PAGE: &[PageVector] = &[
    PageVector {
        id: "v1",
        message: "create",
        all: false,
        body: r#"{"appId":"TEST000001","merchantOrderNo":"11126","orderAmount":"1000","payCurrency":"USD","userId":"123@qq.com","paymentTokens":"USDT,ETH","paymentExchange":"16f021b0-f220-4bbb-aa3b-82d423301957,9226e5c2-ebc3-4fdd-94f6-ed52cdce1420"}"#,
        text: "appId=TEST000001&merchantOrderNo=11126&orderAmount=1000&payCurrency=USD&paymentExchange=16f021b0-f220-4bbb-aa3b-82d423301957,9226e5c2-ebc3-4fdd-94f6-ed52cdce1420&paymentTokens=USDT,ETH&userId=123@qq.com&key=9999",
        sign: "95960053CC577FCAFC272410D5F70094DD0986F6C3266DB7D00D0B37A7CB12F6607125143987143EE168DA052C0A1FD436A0E14DBA57584CC977F82823318BDC",
        comment: "V1: a published hash of the create call: commas and '@' unencoded, optional signed fields included",
    },
    PageVector {
        id: "v2",
        message: "query",
        all: true,
        body: r#"{"appId":"TEST000001","userId":"user@example.com"}"#,
        text: "appId=TEST000001&userId=user@example.com&key=9999",
        sign: "540AAABF9343EFA3C04A3590889CFF2B7B4BA802169E5DCB53ECCF983C84FD6B55A84CD07627F198ACAC036170B4A91AA72E8594C42CAD47003E9A66A20589B4",
        comment: "V2: a published hash of another product with the same helper",
    },
    PageVector {
        id: "v3",
        message: "query",
        all: true,
        body: r#"{"appId":"TEST000001","userId":"user@example.com","channel":"SHOPIFY","country":"US"}"#,
        text: "appId=TEST000001&channel=SHOPIFY&country=US&userId=user@example.com&key=9999",
        sign: "DB1107649D205EE9A542EEF5DF27F69F6C2A2604D183A834ABCDD7B7A457738AD5E059B86C188B5A00973454CF90C207CBA4EDDBC91ABB66968A0ACBDE270CB0",
        comment: "V3: the same with more fields",
    },
    PageVector {
        id: "v4",
        message: "native",
        all: true,
        body: r#"{"appId":"TEST000001","sessionId":"sess_9f2c...","packageId":"PKG_abc123","userId":"user@example.com","channel":"TRAVALA","guest":{"phone":"+8529319534025","firstName":"Waters","lastName":"Alexander"}}"#,
        text: "appId=TEST000001&channel=TRAVALA&guest=firstName=Waters&lastName=Alexander&phone=+8529319534025&packageId=PKG_abc123&sessionId=sess_9f2c...&userId=user@example.com&key=9999",
        sign: "AEB89527AB2B186214B393336A42B7F25AAFE65D4A29CB7A260EA5CCF7F92C159D56EBCD0CC194D63E80775F3FE7F5E160F551B3D4DD3BE33FBE7CBDFED7BE6B",
        comment: "V4: a nested object is sorted and joined on its own, and stands for the outer field's value",
    },
    PageVector {
        id: "k1",
        message: "query",
        all: false,
        body: r#"{"appId":"TEST000001","merchantOrderNo":"11126"}"#,
        text: "appId=TEST000001&merchantOrderNo=11126&key=9999",
        sign: "44911B5A46EBB2B99F8211E46311AE875676B07EC7E7E1147413AFF0C3EE1709B1F691C51A134FF318377C566127ABABC066CB08469389239E3EC673F2348391",
        comment: "K1: a query",
    },
    PageVector {
        id: "k2",
        message: "create",
        all: false,
        body: r#"{"appId":"TEST000001","merchantOrderNo":"17236123450000","orderAmount":"100","payCurrency":"USD","userId":"user@example.com","paymentTokens":"ETH","callbackURL":"https://shop.example/hook?a=1&b=2"}"#,
        text: "appId=TEST000001&merchantOrderNo=17236123450000&orderAmount=100&payCurrency=USD&paymentTokens=ETH&userId=user@example.com&key=9999",
        sign: "9D257F3235334E2C8E5AEE6018973DC7388E37DA377C4DB03390D8EC5E82B505FE2E9F6218F00EFDF30DA0D71E4E0347912AFAD61F5B28E22D809499B9F91D65",
        comment: "K2: a create with one token; callbackURL is sent and not signed",
    },
    PageVector {
        id: "k3",
        message: "create",
        all: false,
        body: r#"{"appId":"TEST000001","merchantOrderNo":"17236123450000","orderAmount":"100.12","payCurrency":"USD","userId":"user@example.com"}"#,
        text: "appId=TEST000001&merchantOrderNo=17236123450000&orderAmount=100.12&payCurrency=USD&userId=user@example.com&key=9999",
        sign: "6D2334AB467352F22A667CC71816F5D42C94AB166AC112C363A7608E44C97FBF76142C7F3DA61DDCEE1C14B36C4116AA06D6B3926F4CCA7398B3BF6F027CBFCD",
        comment: "K3: the smallest create",
    },
    PageVector {
        id: "k4",
        message: "refund",
        all: false,
        body: r#"{"appId":"TEST000001","merchantOrderNo":"17236123450000","walletAddress":"TWalletExample","refundAmount":"25.50","refundToken":"USDT","refundNetwork":"TRX","refundReason":"changed mind"}"#,
        text: "appId=TEST000001&merchantOrderNo=17236123450000&refundAmount=25.50&refundNetwork=TRX&refundToken=USDT&walletAddress=TWalletExample&key=9999",
        sign: "FF5F165053B0614D268AF62345AF32690EEF17C83A2032EFF230F37E859514D04C58D51E30459B080774F12FDD3D83CA72689279B2C4CB13E4BBB3F69AF67D14",
        comment: "K4: a refund; the reason is sent and not signed",
    },
    PageVector {
        id: "k5",
        message: "order-webhook",
        all: false,
        body: r#"{"orderNo":"300217236173748123456","orderStatus":"COMPLETED","userId":"user@example.com","merchantOrderNo":"17236123450000","orderCurrency":"USD","orderAmount":"10000","payCryptoRate":"1","payFiatRate":"1","payCryptoCurrency":"USDT","payCryptoVolume":"100","payCryptoNetwork":"TRX","address":"TDeposit","hxAddress":"0xabc","failReason":null,"fee":"0.8"}"#,
        text: "fee=0.8&hxAddress=0xabc&merchantOrderNo=17236123450000&orderAmount=10000&orderCurrency=USD&orderNo=300217236173748123456&orderStatus=COMPLETED&payCryptoCurrency=USDT&payCryptoNetwork=TRX&payCryptoRate=1&payCryptoVolume=100&payFiatRate=1&userId=user@example.com&key=9999",
        sign: "38F3DED0A08418A2C0502EF07544DDE15017E5A0BBF0B7521D616A7C90ADEFDAE9F02D96B561AC5C6EC8771243E2A3B9E0283B7D5332B8CE28F2768A94E0157A",
        comment: "K5: an order webhook; address is not signed, failReason is null",
    },
];
