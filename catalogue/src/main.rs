//! `catalogue [FOLDER]` writes the catalogue into `FOLDER/catalogue/` and the first aid into `FOLDER/index.html`.
//! At the end of a build it fills in the worker and the manifest, too.
//!
//! Trunk runs it at the end of each build and names the folder by TRUNK_STAGING_DIR; by hand it is `dist/`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use catalogue::{Failure, fill, generate, offline, write};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("The catalogue could not be written: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("the repository has no root")?;
    let named = env::args_os().nth(1).or_else(|| env::var_os("TRUNK_STAGING_DIR"));
    let folder = named.map_or_else(|| root.join("dist"), PathBuf::from);
    let site = generate(root)?;
    write(&site, &folder.join("catalogue"))?;
    let index = folder.join("index.html");
    if index.is_file() {
        let page = fill(&fs::read_to_string(&index)?);
        // By hand the worker stays as the build has left it.
        let page = match env::var("TRUNK_PROFILE") {
            Ok(profile) => offline(root, &folder, &page, profile == "release")?,
            Err(_) => page,
        };
        fs::write(&index, page)?;
    }
    println!("{} files in {}", site.len(), folder.join("catalogue").display());
    Ok(())
}
