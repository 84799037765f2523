//! Keys come from the environment or a file, and never leave.

use crate::run::{KEYS, TempFile, cointill};

const EMPTY_API: &str = "9895e63885ce12f696537ca12d7c8577e0e532f650c5bb6dae546091d40e1cca\n";

#[test]
fn a_key_given_as_an_argument_is_refused_and_not_repeated() {
    // The runner checks that no key is in the output.
    for key in [KEYS[0], KEYS[3]] {
        let glued = format!("--key={key}");
        let misspelt = format!("--kee={key}");
        for arguments in [
            &["sign", "2328", "--key", key][..],
            &["sign", "2328", &glued],
            &["sign", "2328", &misspelt],
            &["sign", "2328", "--secret", key],
            &["sign", "2328", "--api-key", key, "--key-env", "API_KEY"],
            &["sign", "2328", key],
            &["sign", "2328", "--key-env", "API_KEY", key],
            &["sign", key],
            &[key],
            &["sign", "2328", "--key-env", key],
            &["sign", "2328", "--key-file", key],
            &[
                "sign",
                "alchemypay",
                "--message",
                "query",
                "--app-secret",
                key,
            ],
            &["verify", "2328", "--key", key],
            &[
                "verify",
                "2328",
                "--other-key-env",
                key,
                "--key-env",
                "API_KEY",
            ],
            &[
                "trigger",
                "--gateway",
                "2328",
                "--url",
                "http://127.0.0.1:9/",
                "--key",
                key,
            ],
        ] {
            let done = cointill(arguments).input("{}").done().exits(2);
            assert_eq!(done.out, "", "{arguments:?}");
        }
    }
    cointill(&["sign", "2328", "--key", KEYS[0]])
        .done()
        .exits(2)
        .complains("a key is never taken as an argument");
    cointill(&["sign", "2328", "--key-env", KEYS[0]])
        .done()
        .exits(2)
        .complains("expects the name of an environment variable");
}

#[test]
fn a_key_that_is_not_there_says_what_to_do() {
    cointill(&["sign", "2328"])
        .done()
        .exits(2)
        .complains("--key-env NAME, or a file with --key-file FILE");
    cointill(&["sign", "2328", "--key-env", "NOT_SET"])
        .done()
        .exits(2)
        .complains("environment variable NOT_SET is not set");
    cointill(&["sign", "2328", "--key-env", "EMPTY"])
        .env("EMPTY", "")
        .done()
        .exits(2)
        .complains("environment variable EMPTY: key: expected the key");
    cointill(&["sign", "2328", "--key-file", "/nonexistent/key.txt"])
        .done()
        .exits(2)
        .complains("/nonexistent/key.txt cannot be read");
    cointill(&[
        "sign",
        "2328",
        "--key-env",
        "API_KEY",
        "--key-env",
        "PAYOUT_KEY",
    ])
    .done()
    .exits(2)
    .complains("expected one key");
}

#[test]
fn one_line_break_at_the_end_of_a_file_does_not_count() {
    for end in ["", "\n", "\r\n"] {
        let file = TempFile::new(format!("{}{end}", KEYS[0]).as_bytes());
        let done = cointill(&["sign", "2328", "--key-file", file.path()])
            .signs()
            .done();
        let done = done.exits(0);
        assert_eq!(done.out, EMPTY_API, "{end:?}");
        assert!(!done.err.contains("warning"), "{done:#?}");
    }
    for content in ["test-api-key\n\n", " test-api-key", "\n", ""] {
        let file = TempFile::new(content.as_bytes());
        cointill(&["sign", "2328", "--key-file", file.path()])
            .done()
            .exits(2)
            .complains("expected the key as the gateway shows it");
    }
}

#[test]
fn a_file_that_holds_no_key_is_refused() {
    let cases: [(&[u8], &str); 3] = [
        (b"\xef\xbb\xbftest-api-key", "byte order mark"),
        (b"\xff\xfe\x00", "no UTF-8"),
        (&[b'a'; 20_000], "expected the key alone"),
    ];
    for (content, complaint) in cases {
        let file = TempFile::new(content);
        cointill(&["sign", "2328", "--key-file", file.path()])
            .done()
            .exits(2)
            .complains(complaint);
    }
    cointill(&["sign", "2328", "--key-file", "/"])
        .done()
        .exits(2)
        .complains("the key file");
}

#[cfg(unix)]
#[test]
fn a_file_that_others_can_read_gets_a_warning() {
    let file = TempFile::new(b"test-api-key\n");
    for (mode, warns) in [(0o600, false), (0o400, false), (0o640, true), (0o604, true)] {
        file.set_mode(mode);
        let done = cointill(&["sign", "2328", "--key-file", file.path()])
            .signs()
            .done();
        let done = done.exits(0);
        assert_eq!(done.out, EMPTY_API);
        assert_eq!(done.err.contains("warning: "), warns, "{mode:o} {done:#?}");
    }
}
