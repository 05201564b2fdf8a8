//! HTML that can't be broken: text and attributes are escaped here, and nothing else makes markup.

/// Markup that is whole. Only this module can make it out of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

/// Nothing.
pub fn nothing() -> Html {
    Html::default()
}

/// A text, with what can't be seen in it made visible.
pub fn text(text: &str) -> Html {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => {}
            c if is_hidden(c) => out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            c => out.push(c),
        }
    }
    Html(out)
}

/// Characters that nobody sees, or that turn the direction of the text around them.
fn is_hidden(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// All of them, one behind the other.
pub fn all(parts: impl IntoIterator<Item = Html>) -> Html {
    Html(parts.into_iter().map(|Html(part)| part).collect())
}

/// An element with its attributes and content.
pub fn element(name: &str, attributes: &[(&str, &str)], content: Html) -> Html {
    let Html(content) = content;
    let mut out = start(name, attributes);
    out.push_str(&content);
    out.push_str(&format!("</{name}>"));
    Html(out)
}

/// An element without attributes.
pub fn plain(name: &str, content: Html) -> Html {
    element(name, &[], content)
}

/// An element that has no content and no end tag.
pub fn void(name: &str, attributes: &[(&str, &str)]) -> Html {
    Html(start(name, attributes))
}

fn start(name: &str, attributes: &[(&str, &str)]) -> String {
    let mut out = format!("<{name}");
    for (key, value) in attributes {
        let Html(value) = text(value);
        out.push_str(&format!(" {key}=\"{}\"", value.replace('"', "&quot;")));
    }
    out.push('>');
    out
}

/// A paragraph of text.
pub fn p(words: &str) -> Html {
    plain("p", text(words))
}

/// A link.
pub fn link(address: &str, words: &str) -> Html {
    element("a", &[("href", address)], text(words))
}

/// A list of those items that have something in them; none at all is no list.
pub fn list(name: &str, class: &str, items: impl IntoIterator<Item = Html>) -> Html {
    let items: Vec<Html> = items.into_iter().map(|item| plain("li", item)).collect();
    if items.is_empty() {
        return nothing();
    }
    let class = [("class", class)];
    element(name, if class == [("class", "")] { &[] } else { &class }, all(items))
}

/// A section under its heading; one without content isn't drawn.
pub fn section(title: &str, content: Html) -> Html {
    if content == nothing() {
        return content;
    }
    plain("section", all([plain("h2", text(title)), content]))
}

/// A whole page: what stands in the head comes as it is.
pub fn document(head: Html, body: Html) -> String {
    let Html(page) = element("html", &[("lang", "en")], all([plain("head", head), plain("body", body)]));
    format!("<!doctype html>\n{page}\n")
}

/// The markup as a text.
pub fn markup(Html(markup): Html) -> String {
    markup
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out() {
        let hostile = "\"><script>alert('1')</script>&amp;\u{202e}";
        let Html(drawn) = element("a", &[("title", hostile)], text(hostile));
        assert_eq!(
            drawn,
            "<a title=\"&quot;&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;amp;⟨U+202E⟩\">\
             \"&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;amp;⟨U+202E⟩</a>"
        );
    }
}
