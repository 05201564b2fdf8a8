//! The icons of the installed page, drawn by a browser: systems that take no drawing want pixels.

use std::fs;

use crate::root;
use crate::run::{Failure, Outcome, run};
use crate::{LIMIT, command};

/// The drawings in `static/`, the names of what is made of them, and the widths in pixels that browsers ask for.
const ICONS: &[(&str, &str, [u32; 2])] =
    &[("icon.svg", "icon", [192, 512]), ("icon-maskable.svg", "maskable", [192, 512])];

/// Draws them into `static/icons/`. Chromium does it: WHY401_CHROMIUM may name it.
pub fn draw() -> Outcome {
    let browser = std::env::var("WHY401_CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
    let folder = root().join("static/icons");
    fs::create_dir_all(&folder)?;
    let profile = root().join("target/icons");
    for (drawing, name, widths) in ICONS {
        for width in widths {
            let picture = folder.join(format!("{name}-{width}.png"));
            let arguments = [
                format!("--user-data-dir={}", profile.display()),
                format!("--window-size={width},{width}"),
                format!("--screenshot={}", picture.display()),
                format!("file://{}", root().join("static").join(drawing).display()),
            ];
            let plain =
                ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1"];
            run(command(&browser).args(plain).arg("--default-background-color=00000000").args(arguments), Some(LIMIT))?;
            let size = size(&fs::read(&picture)?).ok_or_else(|| Failure::from("the browser drew no PNG"))?;
            if size != (*width, *width) {
                return Err(format!("{} is {size:?}", picture.display()).into());
            }
        }
    }
    Ok(())
}

/// The width and height of a PNG (PNG, section 11.2.1: the first chunk is IHDR, and begins with them).
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?));
    (png.starts_with(b"\x89PNG\r\n\x1a\n") && png.get(12..16) == Some(b"IHDR"))
        .then(|| Some((number(16)?, number(20)?)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Small enough that nobody minds, and each is named in the manifest with the size that it has.
    #[test]
    fn the_manifest_names_each_with_its_size() {
        let manifest = fs::read_to_string(root().join("static/manifest.webmanifest")).unwrap();
        for (drawing, name, widths) in ICONS {
            assert!(manifest.contains(&format!("%{drawing}%")), "{drawing}");
            for width in widths {
                let bytes = fs::read(root().join(format!("static/icons/{name}-{width}.png"))).unwrap();
                assert_eq!(size(&bytes), Some((*width, *width)));
                assert!(bytes.len() < 16 * 1024, "{name}-{width}.png has {} bytes", bytes.len());
                let purpose = if *name == "maskable" { ", \"purpose\": \"maskable\"" } else { "" };
                let line = format!(
                    "{{ \"src\": \"icons/{name}-{width}.png\", \"type\": \"image/png\", \"sizes\": \"{width}x{width}\"{purpose} }}"
                );
                assert!(manifest.contains(&line), "{line}");
            }
        }
    }

    #[test]
    fn what_is_no_png_has_no_size() {
        assert_eq!(size(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03"), Some((2, 3)));
        assert_eq!(size(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"), None);
        assert_eq!(size(b"<svg"), None);
    }
}
