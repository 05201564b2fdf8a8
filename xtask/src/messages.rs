//! Everything that the project says in English, read out of its sources: what a translation has to cover.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprCall, ExprLit, ExprMacro, ItemMod, Lit, LitStr, Macro};

use crate::run::Failure;

/// One text that people read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Where it is said: `message` (a template with its arguments), `fix`, `knowledge`, `wording`, `page`, `words`.
    pub kind: &'static str,
    /// The file, from the root.
    pub file: String,
    /// The line where it begins, from 1.
    pub line: usize,
    /// The English text; `{name}` is where an argument goes.
    pub text: String,
    /// The arguments that are given, by name; `None` where the sources don't tell.
    pub args: Option<Vec<String>>,
}

/// The attributes of an element that people read.
const READ: &[&str] = &["label", "title", "placeholder", "what", "alt", "content", "description"];

/// All texts of the sources below `root`, by file and line.
pub fn texts(root: &Path) -> Result<Vec<Text>, Failure> {
    let mut files = Vec::new();
    walk(&root.join("src"), &mut files)?;
    files.sort();
    let mut found = Vec::new();
    for path in files {
        let source = fs::read_to_string(&path)?;
        let file = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
        if path.extension().is_some_and(|extension| extension == "txt") {
            found.extend(wordings(&file, &source));
            continue;
        }
        let parsed = syn::parse_file(&source).map_err(|error| format!("{file}: {error}"))?;
        let mut reader = Reader { file: &file, found: Vec::new() };
        reader.visit_file(&parsed);
        found.extend(reader.found);
    }
    Ok(found)
}

/// The sources; tests say nothing to people.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else if !path.ends_with("tests.rs")
            && !path.ends_with("testing.rs")
            && path.extension().is_some_and(|extension| extension == "rs" || extension == "txt")
        {
            files.push(path);
        }
    }
    Ok(())
}

/// The sentences of a product's text file: what stands behind `says:`.
fn wordings(file: &str, source: &str) -> Vec<Text> {
    let says = |(index, line): (usize, &str)| {
        let text = line.strip_prefix("says:")?.trim().to_owned();
        Some(Text { kind: "wording", file: file.to_owned(), line: index + 1, text, args: Some(Vec::new()) })
    };
    source.lines().enumerate().filter_map(says).collect()
}

struct Reader<'a> {
    file: &'a str,
    found: Vec<Text>,
}

impl Reader<'_> {
    fn add(&mut self, kind: &'static str, literal: &LitStr, args: Option<Vec<String>>) {
        let line = literal.span().start().line;
        self.found.push(Text { kind, file: self.file.to_owned(), line, text: literal.value(), args });
    }

    fn kind(&self) -> &'static str {
        match () {
            () if self.file.starts_with("src/fixes/") => "fix",
            () if self.file.starts_with("src/knowledge/") => "knowledge",
            () if self.file.starts_with("src/page/") => "page",
            () => "words",
        }
    }

    /// The literals of a macro's tokens: tables, and what the page draws.
    fn tokens(&mut self, tokens: TokenStream, drawn: bool) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        for (index, tree) in trees.iter().enumerate() {
            match tree {
                TokenTree::Group(group) => self.tokens(group.stream(), drawn),
                TokenTree::Literal(literal) => {
                    let Ok(literal) = syn::parse_str::<LitStr>(&literal.to_string()).map(|mut text| {
                        text.set_span(literal.span());
                        text
                    }) else {
                        continue;
                    };
                    if is_prose(&literal.value()) && !(drawn && is_attribute(&trees, index)) {
                        self.add(self.kind(), &literal, None);
                    }
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }
}

/// Whether the literal at `index` is the value of an attribute that nobody reads.
fn is_attribute(trees: &[TokenTree], index: usize) -> bool {
    let before = |back: usize| index.checked_sub(back).and_then(|at| trees.get(at)).map(ToString::to_string);
    before(1).as_deref() == Some("=") && !before(2).is_some_and(|name| READ.contains(&name.as_str()))
}

/// Whether a text is more than a name of the program's own: words, or a capital letter in front.
fn is_prose(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = text.trim().contains(' ') && text.chars().any(char::is_lowercase);
    let capital = text.starts_with(char::is_uppercase) && text.chars().skip(1).any(char::is_lowercase);
    letters > 2 && (words || capital) && !text.contains("://")
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
    })
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !is_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        if !is_test(&function.attrs) {
            visit::visit_item_fn(self, function);
        }
    }

    // What a doc comment or another attribute says, it says to whoever reads the source.
    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        let named = |name: &str| match &*call.func {
            Expr::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == name),
            _ => false,
        };
        let args = match (named("say"), named("plain")) {
            (true, _) => call.args.iter().nth(1).map(names),
            (_, true) => Some(Some(Vec::new())),
            _ => None,
        };
        let (Some(args), Some(template)) = (args, call.args.first()) else {
            return visit::visit_expr_call(self, call);
        };
        let mut templates = Leaves(Vec::new());
        templates.visit_expr(template);
        for literal in &templates.0 {
            self.add("message", literal, args.clone());
        }
        // An argument may be words of our own, too.
        call.args.iter().skip(1).for_each(|argument| self.visit_expr(argument));
    }

    fn visit_expr_lit(&mut self, literal: &'ast ExprLit) {
        if let Lit::Str(text) = &literal.lit
            && is_prose(&text.value())
        {
            self.add(self.kind(), text, None);
        }
    }

    fn visit_expr_macro(&mut self, expression: &'ast ExprMacro) {
        self.visit_macro(&expression.mac);
    }

    fn visit_macro(&mut self, macro_: &'ast Macro) {
        let is = |name: &str| macro_.path.is_ident(name);
        if !is("concat") && !is("examples") && !is("macro_rules") && !is("matches") {
            self.tokens(macro_.tokens.clone(), is("html"));
        }
    }
}

/// The string literals of an expression that chooses a template.
struct Leaves(Vec<LitStr>);

impl<'ast> Visit<'ast> for Leaves {
    fn visit_expr_lit(&mut self, literal: &'ast ExprLit) {
        if let Lit::Str(text) = &literal.lit {
            self.0.push(text.clone());
        }
    }

    // A condition or a pattern is no template.
    fn visit_expr_if(&mut self, choice: &'ast syn::ExprIf) {
        self.visit_block(&choice.then_branch);
        choice.else_branch.iter().for_each(|(_, other)| self.visit_expr(other));
    }

    fn visit_expr_match(&mut self, choice: &'ast syn::ExprMatch) {
        choice.arms.iter().for_each(|arm| self.visit_expr(&arm.body));
    }

    fn visit_expr_call(&mut self, _: &'ast ExprCall) {}
    fn visit_expr_method_call(&mut self, _: &'ast syn::ExprMethodCall) {}
}

/// The names of the arguments in `[("name", …), …]`; `None` where it isn't written out.
fn names(args: &Expr) -> Option<Vec<String>> {
    let Expr::Array(array) = args else { return None };
    let name = |pair: &Expr| match pair {
        Expr::Tuple(tuple) => match tuple.elems.first()? {
            Expr::Lit(ExprLit { lit: Lit::Str(name), .. }) => Some(name.value()),
            _ => None,
        },
        _ => None,
    };
    array.elems.iter().map(name).collect()
}

/// The slots of a template, each once, in their order.
pub fn slots(template: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for piece in template.split('{').skip(1) {
        if let Some((slot, _)) = piece.split_once('}')
            && !found.iter().any(|known| known == slot)
        {
            found.push(slot.to_owned());
        }
    }
    found
}

/// Whether a slot is one of ours: in a text of a table braces may belong to what it quotes.
fn is_name(slot: &str) -> bool {
    !slot.is_empty() && slot.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

/// The list, a line a text: kind, place, text, arguments, with tabs between them.
pub fn list(texts: &[Text]) -> String {
    let line = |text: &Text| {
        let args = match &text.args {
            Some(args) => args.join(" "),
            None => slots(&text.text).into_iter().filter(|slot| is_name(slot)).collect::<Vec<_>>().join(" "),
        };
        let said = text.text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t");
        format!("{}\t{}:{}\t{said}\t{args}\n", text.kind, text.file, text.line)
    };
    texts.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Text> {
        texts(&crate::root()).expect("the sources can be read")
    }

    fn read(source: &str) -> Vec<(&'static str, String, Option<Vec<String>>)> {
        let mut reader = Reader { file: "src/rules/x.rs", found: Vec::new() };
        reader.visit_file(&syn::parse_file(source).expect("Rust"));
        reader.found.into_iter().map(|text| (text.kind, text.text, text.args)).collect()
    }

    #[test]
    fn templates_are_found_with_their_arguments() {
        let found = read(
            r#"/// Says it.
               fn f() {
                   say("It ended {ago} ago, at {host}", [("ago", Arg::Duration(1)), ("host", "x".into())]);
                   say(if a == "not this" { "One way" } else { "The other" }, []);
                   plain("Nothing to fill");
                   say(title, [("n", 1)]);
                   let title = "Said elsewhere";
                   let id = "token-expired";
               }
               #[cfg(test)]
               mod tests { fn g() { say("In a test", []); } }"#,
        );
        let args = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        let expected = [
            ("message", "It ended {ago} ago, at {host}", args(&["ago", "host"])),
            ("message", "One way", args(&[])),
            ("message", "The other", args(&[])),
            ("message", "Nothing to fill", args(&[])),
            ("words", "Said elsewhere", None),
        ];
        assert_eq!(found, expected.map(|(kind, text, args)| (kind, text.to_owned(), args)));
    }

    #[test]
    fn of_what_is_drawn_the_words_are_found() {
        let found = read(
            r#"fn f() { html! { <p class="Not this" aria-label="But this"><b>{ "And this one" }</b>{ "x" }</p> } }"#,
        );
        let texts: Vec<&str> = found.iter().map(|(_, text, _)| text.as_str()).collect();
        assert_eq!(texts, ["But this", "And this one"]);
    }

    #[test]
    fn every_slot_has_its_argument_and_every_argument_its_slot() {
        let messages: Vec<Text> = all().into_iter().filter(|text| text.kind == "message").collect();
        assert!(messages.len() > 150, "only {} templates were found", messages.len());
        for message in messages {
            let mut slots = slots(&message.text);
            let Some(mut args) = message.args else { continue };
            slots.sort();
            args.sort();
            assert_eq!(slots, args, "{}:{}: {}", message.file, message.line, message.text);
        }
    }

    #[test]
    fn every_slot_of_a_fix_is_known() {
        let source = fs::read_to_string(crate::root().join("src/fixes/mod.rs")).expect("the fixes");
        let steps: Vec<Text> = all().into_iter().filter(|text| text.kind == "fix").collect();
        assert!(steps.len() > 300, "only {} texts were found", steps.len());
        for step in steps.iter().filter(|step| !step.file.ends_with("mod.rs")) {
            for slot in slots(&step.text).iter().filter(|slot| slot.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
            {
                assert!(
                    source.contains(&format!("(\"{slot}\", ")),
                    "{}:{}: {slot} is no slot: {}",
                    step.file,
                    step.line,
                    step.text
                );
            }
        }
    }

    #[test]
    fn each_kind_is_found() {
        let texts = all();
        for kind in ["message", "fix", "knowledge", "wording", "page", "words"] {
            assert!(texts.iter().filter(|text| text.kind == kind).count() > 40, "too few of kind {kind}");
        }
        let line = list(&texts).lines().map(|line| line.split('\t').count()).find(|columns| *columns != 4);
        assert_eq!(line, None, "a line has another number of columns");
    }
}
