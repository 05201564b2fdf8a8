//! JSON as `serde_json` prints it, indented: the half of that crate that a report needs, at a third of its bytes.

use std::fmt::{self, Display};

use serde::{
    Serialize, Serializer,
    ser::{Impossible, SerializeMap, SerializeSeq, SerializeStruct},
};

use crate::json::RAW;

/// The JSON of plain data: structures, lists, texts, whole numbers. A map's keys are texts.
pub fn json(data: &impl Serialize) -> Result<String, Unprintable> {
    let mut printer = Printer { out: String::new(), depth: 0, raw: false };
    data.serialize(&mut printer)?;
    Ok(printer.out)
}

/// There was something else in the data than [`json`] knows.
#[derive(Debug)]
pub struct Unprintable;

impl Display for Unprintable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("neither text, whole number, list nor structure")
    }
}

impl std::error::Error for Unprintable {}

impl serde::ser::Error for Unprintable {
    fn custom<T: Display>(_: T) -> Self {
        Unprintable
    }
}

struct Printer {
    out: String,
    depth: usize,
    /// The next text is printed as it stands: a number's digits.
    raw: bool,
}

impl Printer {
    fn line(&mut self) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("  ", self.depth));
    }

    fn open(&mut self, open: char, close: &'static str) -> Group<'_> {
        self.out.push(open);
        self.depth += 1;
        Group { printer: self, close, empty: true }
    }

    fn text(&mut self, text: &str) {
        if std::mem::take(&mut self.raw) {
            return self.out.push_str(text);
        }
        self.out.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                '\u{8}' => self.out.push_str("\\b"),
                '\u{c}' => self.out.push_str("\\f"),
                '\0'..' ' => self.out.push_str(&format!("\\u{:04x}", u32::from(letter))),
                _ => self.out.push(letter),
            }
        }
        self.out.push('"');
    }

    fn number(&mut self, number: i64) {
        self.out.push_str(&number.to_string());
    }
}

/// A list or an object that is being printed.
struct Group<'a> {
    printer: &'a mut Printer,
    /// Nothing for a number's digits, which stand alone.
    close: &'static str,
    empty: bool,
}

impl Group<'_> {
    fn next(&mut self) -> &mut Printer {
        if !self.empty {
            self.printer.out.push(',');
        }
        self.empty = false;
        self.printer.line();
        self.printer
    }

    fn name(&mut self, name: &str) -> &mut Printer {
        let printer = self.next();
        printer.text(name);
        printer.out.push_str(": ");
        printer
    }

    fn close(self) {
        self.printer.depth -= 1;
        if !self.empty {
            self.printer.line();
        }
        self.printer.out.push_str(self.close);
    }
}

impl SerializeSeq for Group<'_> {
    type Ok = ();
    type Error = Unprintable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Unprintable> {
        item.serialize(self.next())
    }

    fn end(self) -> Result<(), Unprintable> {
        self.close();
        Ok(())
    }
}

impl SerializeMap for Group<'_> {
    type Ok = ();
    type Error = Unprintable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unprintable> {
        key.serialize(self.next())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unprintable> {
        self.printer.out.push_str(": ");
        value.serialize(&mut *self.printer)
    }

    fn end(self) -> Result<(), Unprintable> {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Group<'_> {
    type Ok = ();
    type Error = Unprintable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unprintable> {
        if name == RAW {
            self.printer.raw = true;
            return value.serialize(&mut *self.printer);
        }
        value.serialize(self.name(name))
    }

    fn end(self) -> Result<(), Unprintable> {
        self.close();
        Ok(())
    }
}

/// Numbers that fit.
macro_rules! numbers {
    ($($name:ident($type:ty)),+) => {
        $(fn $name(self, number: $type) -> Result<(), Unprintable> {
            self.number(i64::try_from(number).map_err(|_| Unprintable)?);
            Ok(())
        })+
    };
}

/// What a report doesn't have.
macro_rules! unprintable {
    ($($name:ident($($type:ty),*) -> $ok:ty),+) => {
        $(fn $name(self, $(_: $type),*) -> Result<$ok, Unprintable> {
            Err(Unprintable)
        })+
    };
}

type Never = Impossible<(), Unprintable>;

impl<'a> Serializer for &'a mut Printer {
    type Ok = ();
    type Error = Unprintable;
    type SerializeSeq = Group<'a>;
    type SerializeMap = Group<'a>;
    type SerializeStruct = Group<'a>;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeStructVariant = Never;

    numbers! {
        serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
        serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64)
    }

    unprintable! {
        serialize_f32(f32) -> (), serialize_f64(f64) -> (), serialize_char(char) -> (), serialize_bytes(&[u8]) -> (),
        serialize_tuple(usize) -> Never, serialize_tuple_struct(&'static str, usize) -> Never,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never
    }

    fn serialize_bool(self, value: bool) -> Result<(), Unprintable> {
        self.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), Unprintable> {
        self.text(text);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unprintable> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unprintable> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unprintable> {
        self.out.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unprintable> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Unprintable> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Unprintable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unprintable> {
        Err(Unprintable)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Group<'a>, Unprintable> {
        Ok(self.open('[', "]"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Group<'a>, Unprintable> {
        Ok(self.open('{', "}"))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Group<'a>, Unprintable> {
        if name == RAW {
            self.depth += 1;
            return Ok(Group { printer: self, close: "", empty: true });
        }
        Ok(self.open('{', "}"))
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;
    use crate::{diagnose, time::Timestamp};

    #[test]
    fn every_report_is_printed_as_serde_json_prints_it() {
        let mut cases = vec!["\u{1}\u{8}\u{c}\u{1f}\u{7f}\"\\/é\u{2028}".to_owned()];
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                cases.push(String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned());
            }
        }
        assert!(cases.len() > 100);
        for case in cases {
            let report = diagnose(&case, Timestamp(1_795_000_000));
            let expected = serde_json::to_string_pretty(&report).unwrap();
            assert_eq!(json(&report).unwrap(), expected);
        }
    }

    #[test]
    fn letters_are_escaped_as_serde_json_escapes_them() {
        let text: String = (0..0x2100).filter_map(char::from_u32).collect();
        assert_eq!(json(&text).unwrap(), serde_json::to_string(&text).unwrap());
    }
}
