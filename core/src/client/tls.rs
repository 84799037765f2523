//! TLS by rustls with ring, chosen by name.
//!
//! reqwest's own choice would be aws-lc-rs, which is larger and hard to cross-build, and the
//! platform's verifier, which panics on Android unless it was initialised.

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};

use crate::error::{Error, ErrorCode};

/// The certificates in `pem`.
pub(super) fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Error> {
    let refuse = |got: &str| {
        Error::new(
            ErrorCode::Configuration,
            format!(
                "root_certificates: expected certificates in PEM (-----BEGIN CERTIFICATE-----), \
                 got {got}"
            ),
        )
        .with_field(Some("root_certificates"))
    };
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<_, _>>()
        .map_err(|_| refuse("PEM that is broken"))?;
    if certificates.is_empty() {
        return Err(refuse("none"));
    }
    let mut store = RootCertStore::empty();
    for certificate in &certificates {
        let added = store.add(certificate.clone());
        added.map_err(|_| refuse("one that is not an X.509 certificate"))?;
    }
    Ok(certificates)
}

/// Trusts Mozilla's roots and `extra`.
pub(super) fn config(extra: &[CertificateDer<'static>]) -> Result<ClientConfig, Error> {
    let mut roots = RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    roots.add_parsable_certificates(extra.iter().cloned());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::new(ErrorCode::Configuration, format!("tls: {error}")))?;
    let mut config = builder.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}
