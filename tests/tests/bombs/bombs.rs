//! Zeros, compressed. Flushed streams repeat themselves, so that making 200 MB takes no time.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// What a block grows to.
const BLOCK: usize = 1 << 20;
/// How many blocks there are, where they have an end.
const BLOCKS: usize = 200;

/// A stream that begins once and then repeats itself.
#[derive(Clone)]
pub(crate) struct Bomb {
    pub(crate) coding: &'static str,
    pub(crate) begin: Vec<u8>,
    pub(crate) block: Vec<u8>,
}

impl Bomb {
    fn new<W: Write>(coding: &'static str, mut encoder: W, written: impl Fn(&W) -> &Vec<u8>) -> Self {
        let [_, second, third, fourth] = [(); 4].map(|()| {
            encoder.write_all(&vec![0; BLOCK]).unwrap();
            encoder.flush().unwrap();
            written(&encoder).len()
        });
        let bytes = written(&encoder);
        let block = &bytes[third..fourth];
        assert_eq!(block, &bytes[second..third], "{coding} does not repeat itself");
        Self { coding, begin: bytes[..second].to_vec(), block: block.to_vec() }
    }

    /// 200 kB that grow to 200 MB.
    pub(crate) fn gzip() -> Self {
        Self::new("gzip", GzEncoder::new(Vec::new(), Compression::best()), GzEncoder::get_ref)
    }

    /// With the largest window there is.
    pub(crate) fn brotli() -> Self {
        let encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 24);
        Self::new("br", encoder, brotli::CompressorWriter::get_ref)
    }

    /// With the largest window that a decoder takes if nobody tells it otherwise.
    pub(crate) fn zstd() -> Self {
        let mut encoder = zstd::Encoder::new(Vec::new(), 3).unwrap();
        encoder.window_log(27).unwrap();
        Self::new("zstd", encoder, zstd::Encoder::get_ref)
    }

    /// No compression: it only never ends.
    pub(crate) fn plain() -> Self {
        Self { coding: "identity", begin: vec![b'1'; BLOCK / 4], block: vec![b'1'; BLOCK / 4] }
    }

    /// The stream, cut off before its end, which nobody is to read.
    pub(crate) fn whole(&self) -> Vec<u8> {
        [&self.begin[..], &self.block.repeat(BLOCKS - 2)].concat()
    }
}
