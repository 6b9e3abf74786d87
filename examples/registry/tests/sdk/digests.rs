//! Names of content, as a manifest may have them.

use registry::Digest;

/// The vectors of FIPS 180-2 for `abc`.
const SHA256: &str = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const SHA512: &str = "sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f";

#[test]
fn content_is_known_by_its_digest() {
    assert_eq!(Digest::of(b"abc").as_str(), SHA256);
    for digest in [SHA256, SHA512] {
        let digest: Digest = digest.parse().unwrap();
        assert!(digest.names(b"abc") && !digest.names(b"abd"), "{digest}");
    }
}

/// The examples of the image specification.
#[test]
fn one_of_another_algorithm_is_one_and_names_nothing_known() {
    for text in [
        "multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8",
        "sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564",
    ] {
        let digest: Digest = text.parse().unwrap();
        assert!(digest.as_str() == text && !digest.names(b"abc"));
    }
}

#[test]
fn anything_else_is_none() {
    let upper = SHA256.to_uppercase().replace("SHA256", "sha256");
    let (short, long) = (&SHA256[..70], format!("{SHA256}0"));
    for text in
        ["", ":", "sha256", "sha256:", "latest", "SHA256:00", "a++b:c", "a:b/c", "a:..", "../a:b", short, &long, &upper]
    {
        assert!(text.parse::<Digest>().is_err(), "{text}");
        assert!(serde_json::from_value::<Digest>(text.into()).is_err(), "{text}");
    }
}
