//! The sums of the built files: who builds the same source gets the same ones, and can compare them with a host's.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::run::Failure;

/// The SHA-256 of each file below `folder`, as `sha256sum` writes them, by name.
pub fn sums(folder: &Path) -> Result<String, Failure> {
    let mut lines = Vec::new();
    add(folder, folder, &mut lines)?;
    lines.sort();
    Ok(lines.into_iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect())
}

fn add(root: &Path, folder: &Path, lines: &mut Vec<(String, String)>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            add(root, &path, lines)?;
            continue;
        }
        let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        let sum: String = Sha256::digest(fs::read(&path)?).iter().map(|byte| format!("{byte:02x}")).collect();
        lines.push((name, sum));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_has_its_sum() {
        let folder = std::env::temp_dir().join(format!("why401-sums-{}", std::process::id()));
        fs::create_dir_all(folder.join("b")).expect("a folder");
        fs::write(folder.join("b/empty"), "").expect("a file");
        fs::write(folder.join("abc"), "abc").expect("a file");
        let sums = sums(&folder);
        fs::remove_dir_all(&folder).expect("the folder goes");
        // FIPS 180-2, appendix B.1, and the sum of nothing.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  abc\n\
                        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b/empty\n";
        assert_eq!(sums.expect("sums"), expected);
    }
}
