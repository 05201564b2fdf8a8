//! What the fuzz targets share: the properties of `tests/holds`, and the making of inputs.

#[path = "../tests/holds/mod.rs"]
pub mod holds;

/// The longest input that is of use; longer ones only take time.
pub const MAX: usize = 16 << 10;

/// The bytes as a page would get them.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes.get(..MAX).unwrap_or(bytes)).into_owned()
}
