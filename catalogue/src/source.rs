//! What a rule's own file says: its doc, its examples, and what it names.

use std::path::{Path, PathBuf};
use std::{fs, io};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::Failure;

/// What a rule's file says.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The folder that it stands in.
    pub family: String,
    /// The first paragraph of its doc, without the id in front.
    pub says: String,
    /// Pastes that fire it.
    pub fires: Vec<String>,
    /// Pastes that must not.
    pub silent: Vec<String>,
    /// Every text in its code, tests left out: the ids of its fixes are among them.
    pub texts: Vec<String>,
}

/// Reads the file of the rule `id` below `root`, the repository.
pub fn read(root: &Path, id: &str) -> Result<Source, Failure> {
    let path = find(root, id)?;
    let code = fs::read_to_string(&path)?;
    let tokens: TokenStream = code.parse().map_err(|error| format!("{}: {error}", path.display()))?;
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let family = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
    let mut source = Source { family, says: says(&tokens, id), ..Source::default() };
    if source.says.is_empty() {
        return Err(format!("{}: its doc must begin with `{id}`: and a sentence", path.display()).into());
    }
    // The two words before a group tell what it is: `examples! {…}`, `mod tests {…}`.
    let (mut before, mut last) = (String::new(), String::new());
    for token in tokens {
        match &token {
            TokenTree::Group(group) if before == "examples" => examples(group, &mut source),
            TokenTree::Group(_) if last == "tests" => {}
            TokenTree::Group(group) => texts(group.stream(), &mut source.texts),
            _ => {}
        }
        before = std::mem::replace(&mut last, token.to_string());
    }
    Ok(source)
}

/// The file whose name is the id's, in one of the families' folders.
fn find(root: &Path, id: &str) -> io::Result<PathBuf> {
    let name = format!("{}.rs", id.replace('-', "_"));
    for family in fs::read_dir(root.join("src/rules"))? {
        let path = family?.path().join(&name);
        if path.is_file() {
            return Ok(path);
        }
    }
    Err(io::Error::new(io::ErrorKind::NotFound, format!("no file {name} in src/rules")))
}

/// What a family's folder is about: the doc of its `mod.rs`.
pub fn family(root: &Path, family: &str) -> Result<String, Failure> {
    let path = root.join("src/rules").join(family).join("mod.rs");
    let tokens: TokenStream =
        fs::read_to_string(&path)?.parse().map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(paragraph(&tokens.into_iter().collect::<Vec<_>>()).replace('`', ""))
}

/// A rule's doc as a visitor reads it: without the id in front, its first letter a capital, no code marks.
fn says(tokens: &[TokenTree], id: &str) -> String {
    let doc = paragraph(tokens);
    let doc = doc.strip_prefix(&format!("`{id}`: ")).unwrap_or_default().replace('`', "");
    let mut letters = doc.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The first paragraph of a file's doc, in one line.
fn paragraph(tokens: &[TokenTree]) -> String {
    let mut words: Vec<String> = Vec::new();
    for token in tokens {
        let TokenTree::Group(group) = token else { continue };
        let Some(line) = doc_line(group) else { break };
        if line.trim().is_empty() {
            break;
        }
        words.push(line.trim().to_owned());
    }
    words.join(" ")
}

/// The text of a line of doc, which reads `doc = "…"` as an attribute.
fn doc_line(group: &Group) -> Option<String> {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Ident(name), _, TokenTree::Literal(line)] if name == "doc" => text(&line.to_string()),
        _ => None,
    }
}

/// What the literal says, where it is one of a text.
fn text(literal: &str) -> Option<String> {
    syn::parse_str::<syn::LitStr>(literal).ok().map(|literal| literal.value())
}

/// `fires: […], silent: […]`. What isn't written out as a text (a token that is put together) is passed over.
fn examples(group: &Group, source: &mut Source) {
    let mut list = String::new();
    for token in group.stream() {
        match &token {
            TokenTree::Ident(name) => list = name.to_string(),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                let into = if list == "fires" { &mut source.fires } else { &mut source.silent };
                into.extend(items(group));
            }
            _ => {}
        }
    }
}

/// The items of a list that are texts and nothing else.
fn items(group: &Group) -> Vec<String> {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    let items = tokens.split(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ','));
    items
        .filter_map(|item| match item {
            [TokenTree::Literal(literal)] => text(&literal.to_string()),
            _ => None,
        })
        .collect()
}

/// Every text in the tokens, however deep.
fn texts(tokens: TokenStream, into: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => texts(group.stream(), into),
            TokenTree::Literal(literal) => into.extend(text(&literal.to_string())),
            _ => {}
        }
    }
}
