//! Zeros, compressed. What is repeated is a valid stream of its coding, so that making 200 MB takes no time.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// How much a bomb grows to.
pub(crate) const GROWN: usize = 200 << 20;
/// What the pieces grow to that it is made of.
const PIECE: usize = 1 << 20;

/// A gzip of many members (RFC 1952, 2.2).
pub(crate) fn gzip() -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![0; PIECE]).unwrap();
    encoder.finish().unwrap().repeat(GROWN / PIECE)
}

/// A brotli stream with the largest window there is. Its meta-blocks are all alike but for the first.
pub(crate) fn brotli() -> Vec<u8> {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 24);
    let mut ends = [0; 4];
    for end in &mut ends {
        encoder.write_all(&vec![0; PIECE]).unwrap();
        encoder.flush().unwrap();
        *end = encoder.get_ref().len();
    }
    let [_, second, third, fourth] = ends;
    let bytes = encoder.get_ref();
    let repeated = &bytes[third..fourth];
    assert_eq!(repeated, &bytes[second..third], "the meta-blocks are not alike");
    [&bytes[..second], &repeated.repeat(GROWN / PIECE - 2)].concat()
}

/// One zstd frame.
pub(crate) fn zstd() -> Vec<u8> {
    let mut encoder = zstd::Encoder::new(Vec::new(), 3).unwrap();
    for _ in 0..GROWN / PIECE {
        encoder.write_all(&vec![0; PIECE]).unwrap();
    }
    encoder.finish().unwrap()
}
