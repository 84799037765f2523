//! Orders of all kinds but the native, and queries.

use serde_json::{Value, json};

use super::{Asked, CREATE, CREATE_V1, QUERY, TELEGRAM, TELEGRAM_V1, extras, least, with};
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let sent = |id, source, comment, name: &'static str, changes: Value| {
        Asked::new(id, source, comment, name, with(least(name), changes)).goes_out()
    };
    let bot = json!({"tgModel": "BOT", "customParam": "{\"botName\":\"shop_bot\",\"orderDetail\":\"Two books\",\"chatId\":\"1\"}"});
    let user = |id, comment, user: &str| {
        sent(id, "Alchemy §4.1", comment, CREATE, json!({"userId": user}))
    };
    let all = |changes: Value| with(extras(), changes);
    vec![
        sent(
            "create-least",
            "Alchemy §4.1",
            "the mandatory fields",
            CREATE,
            json!({}),
        ),
        sent(
            "create-all",
            "Alchemy §4.1",
            "every field; those that are not signed may hold '&' and '='",
            CREATE,
            extras(),
        ),
        sent(
            "create-null-left-out",
            "Alchemy §3.1",
            "null is the same as not set",
            CREATE,
            json!({"paymentTokens": null, "customParam": null}),
        ),
        sent(
            "create-letters",
            "Alchemy §9 item 7",
            "letters in the order number, which the Telegram endpoint took (the default)",
            CREATE,
            json!({"merchantOrderNo": "to_2026-ABC"}),
        ),
        sent(
            "create-recharge",
            "Alchemy §5.3",
            "top-up",
            CREATE,
            json!({"orderModel": "RECHARGE"}),
        ),
        sent(
            "create-unknown-pay-type",
            "Alchemy §7.3",
            "the set of payment types differs between vendors and revisions",
            CREATE,
            json!({"payType": "NEW_PAY"}),
        ),
        user(
            "create-user-phone",
            "a phone number: '+' and spaces are not encoded",
            "+44 20 7946 0000",
        ),
        user(
            "create-user-wallet",
            "a wallet address",
            "0x52908400098527886E0F7030069857D2E4169EE7",
        ),
        user("create-user-cyrillic", "text is UTF-8", "Покупатель №1"),
        user(
            "create-user-space",
            "single values are not trimmed",
            " user ",
        ),
        user(
            "create-user-quote",
            "JSON escapes are undone for the signature",
            "a\"b\\c",
        ),
        sent(
            "create-v1-least",
            "Alchemy §4.2",
            "the older call takes cents: 100 goes out as 10000",
            CREATE_V1,
            json!({}),
        ),
        sent(
            "create-v1-all",
            "Alchemy §4.2",
            "every field",
            CREATE_V1,
            extras(),
        ),
        sent(
            "telegram-least",
            "Alchemy §4.3",
            "the mandatory fields",
            TELEGRAM,
            json!({}),
        ),
        sent(
            "telegram-all",
            "Alchemy §4.3",
            "every field",
            TELEGRAM,
            all(json!({"tgModel": "MINIAPP"})),
        ),
        sent(
            "telegram-browser",
            "Alchemy §4.3",
            "in a browser",
            TELEGRAM,
            json!({"tgModel": "BROWSER", "redirectURL": "https://shop.example/thanks"}),
        ),
        sent(
            "telegram-bot",
            "Alchemy §4.3",
            "by a bot, with the JSON that it needs",
            TELEGRAM,
            bot,
        ),
        sent(
            "telegram-v1",
            "Alchemy §4.3",
            "the older Telegram call takes cents, too",
            TELEGRAM_V1,
            json!({"orderAmount": "0.01"}),
        ),
        sent(
            "query",
            "Alchemy §4.5",
            "by the shop's number",
            QUERY,
            json!({}),
        ),
        sent(
            "query-letters",
            "Alchemy §9 item 7",
            "a number with letters can be asked for under any reading",
            QUERY,
            json!({"merchantOrderNo": "to_2026-ABC"}),
        ),
    ]
}
