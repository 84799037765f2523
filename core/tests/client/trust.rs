//! Whose certificate is believed.

use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use cointill::ErrorCode;
use cointill::client::ClientBuilder;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::server::{Server, json};
use super::{PAYMENT, builder, convert, info};

/// An authority, and a server whose certificate for `name` is signed by it.
fn server(name: &str) -> (Server, String) {
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    let certificate = params.signed_by(&key, &authority).unwrap();

    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let wrap = move |socket: TcpStream| {
        let connection = ServerConnection::new(config.clone()).map_err(std::io::Error::other)?;
        Ok(StreamOwned::new(connection, socket))
    };
    (
        Server::with([json(200, "", PAYMENT)], wrap),
        authority.pem(),
    )
}

fn url(server: &Server) -> String {
    format!("https://localhost:{}/api", server.address.port())
}

#[test]
fn an_extra_authority_is_trusted_beside_the_known_ones() {
    let (server, pem) = server("localhost");
    let client = builder().root_certificates(pem.as_bytes()).unwrap();
    let client = client.build_blocking().unwrap();
    for _ in 0..3 {
        client.send(info(&url(&server))).unwrap();
    }
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_certificate_of_a_stranger_is_refused_before_anything_is_sent() {
    let (server, _) = server("localhost");
    let (_, other) = self::server("localhost");
    let with_other = builder().root_certificates(other.as_bytes()).unwrap();
    for builder in [builder(), with_other] {
        let before = server.connections();
        let error = builder.build_blocking().unwrap();
        let error = error.send(convert(&url(&server))).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Transport);
        assert!(!error.outcome_unknown());
        let text = error.to_string();
        assert!(
            text.starts_with("the gateway's certificate is not trusted"),
            "{text}"
        );
        // Time does not heal it.
        assert_eq!((error.attempts(), server.connections()), (1, before + 1));
    }
    assert!(server.requests().is_empty());
}

#[test]
fn a_certificate_for_another_name_is_refused() {
    let (server, pem) = server("gateway.example");
    let client = builder().root_certificates(pem.as_bytes()).unwrap();
    let error = client.build_blocking().unwrap();
    let error = error.send(info(&url(&server))).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("the gateway's certificate is not trusted")
    );
    assert!(server.requests().is_empty());
}

#[test]
fn a_server_that_speaks_no_tls_is_a_failed_connection() {
    let server = Server::start([json(200, "", PAYMENT)]);
    let client = super::once().connect_timeout(Duration::from_millis(300));
    let error = client.build_blocking().unwrap();
    let error = error.send(convert(&url(&server))).unwrap_err();
    assert!(!error.outcome_unknown(), "{error:?}");
    assert!(server.requests().is_empty());
}

#[test]
fn what_is_not_a_certificate_is_refused_at_once() {
    let key = KeyPair::generate().unwrap().serialize_pem();
    let cut = "-----BEGIN CERTIFICATE-----\nMIIB\n";
    let empty = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    for bad in ["", "not PEM", &key, cut, empty] {
        let error = ClientBuilder::new().root_certificates(bad.as_bytes());
        let error = error.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Configuration, "{bad}");
        assert_eq!(error.field(), Some("root_certificates"));
    }
}
