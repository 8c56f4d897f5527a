//! A value as a row of plain parts, so that one instance of serde-wasm-bindgen makes JS objects of every answer.
//!
//! Each type that serde-wasm-bindgen is given brings its own copy of that crate's serializer to the page; with the
//! parts between, a type brings only calls of the few functions here.

use std::cell::Cell;
use std::fmt::Display;

use serde::ser::{
    Error, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};

/// What JS knows.
enum Part {
    Null,
    Flag(bool),
    Number(f64),
    Text(String),
    /// A field's name; its value follows.
    Field(&'static str),
    /// Values follow, then an end.
    List,
    /// Fields follow, then an end.
    Object,
    End,
}

/// A value's parts, in order.
#[derive(Default)]
pub(super) struct Plain(Vec<Part>);

/// A shape that no type which crosses has: a map, bytes, a variant with several unnamed fields.
#[derive(Debug)]
pub(super) struct NotPlain;

impl Display for NotPlain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("found a shape that does not cross, expected structs, lists, texts and numbers")
    }
}

impl std::error::Error for NotPlain {}

impl Error for NotPlain {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Done = Result<(), NotPlain>;

impl Plain {
    /// Takes a value apart.
    pub(super) fn of<T: Serialize>(value: &T) -> Result<Self, NotPlain> {
        let mut plain = Self::default();
        value.serialize(&mut plain)?;
        Ok(plain)
    }

    // Never inlined: it would be, at every field of every type.
    #[inline(never)]
    fn put(&mut self, part: Part) {
        self.0.push(part);
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.put(Part::Text(text.to_owned()));
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        self.put(Part::Field(name));
        value.serialize(self)
    }
}

macro_rules! numbers {
    ($($name:ident($kind:ty))+) => {$(
        fn $name(self, number: $kind) -> Done {
            self.put(Part::Number(number.into()));
            Ok(())
        }
    )+};
}

macro_rules! not_plain {
    ($($name:ident($kind:ty))+) => {$(
        fn $name(self, _: $kind) -> Done {
            Err(NotPlain)
        }
    )+};
}

impl Serializer for &mut Plain {
    type Ok = ();
    type Error = NotPlain;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Impossible<(), NotPlain>;
    type SerializeTupleVariant = Impossible<(), NotPlain>;
    type SerializeMap = Impossible<(), NotPlain>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), NotPlain>;

    numbers! {
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_u8(u8) serialize_u16(u16) serialize_u32(u32)
        serialize_f32(f32) serialize_f64(f64)
    }

    // Beyond 2^53 a JS number is another one.
    not_plain! { serialize_i64(i64) serialize_u64(u64) serialize_bytes(&[u8]) }

    fn serialize_bool(self, flag: bool) -> Done {
        self.put(Part::Flag(flag));
        Ok(())
    }

    fn serialize_char(self, letter: char) -> Done {
        self.text(letter.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Done {
        self.text(text);
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.put(Part::Null);
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.text(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Done {
        self.put(Part::Object);
        self.field(variant, value)?;
        self.put(Part::End);
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, NotPlain> {
        self.put(Part::List);
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, NotPlain> {
        self.put(Part::List);
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, NotPlain> {
        self.put(Part::Object);
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NotPlain> {
        Err(NotPlain)
    }
}

impl SerializeSeq for &mut Plain {
    type Ok = ();
    type Error = NotPlain;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut **self)
    }

    fn end(self) -> Done {
        self.put(Part::End);
        Ok(())
    }
}

impl SerializeTuple for &mut Plain {
    type Ok = ();
    type Error = NotPlain;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut **self)
    }

    fn end(self) -> Done {
        self.put(Part::End);
        Ok(())
    }
}

impl SerializeStruct for &mut Plain {
    type Ok = ();
    type Error = NotPlain;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        self.field(name, value)
    }

    fn end(self) -> Done {
        self.put(Part::End);
        Ok(())
    }
}

/// The value again, for whichever serializer: read once, from the front.
pub(super) struct Whole<'a> {
    parts: &'a [Part],
    next: &'a Cell<usize>,
}

impl Plain {
    /// Gives the value to a serializer.
    pub(super) fn put_together<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Whole { parts: &self.0, next: &Cell::new(0) }.serialize(serializer)
    }
}

impl<'a> Whole<'a> {
    fn take(&self) -> &'a Part {
        let at = self.next.get();
        self.next.set(at + 1);
        self.parts.get(at).unwrap_or(&Part::End)
    }

    fn at_end(&self) -> bool {
        let ended = matches!(self.parts.get(self.next.get()), None | Some(Part::End));
        if ended {
            self.take();
        }
        ended
    }
}

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.take() {
            Part::Flag(flag) => serializer.serialize_bool(*flag),
            Part::Number(number) => serializer.serialize_f64(*number),
            Part::Text(text) => serializer.serialize_str(text),
            Part::List => {
                let mut list = serializer.serialize_seq(None)?;
                while !self.at_end() {
                    list.serialize_element(self)?;
                }
                list.end()
            }
            Part::Object => {
                let mut object = serializer.serialize_map(None)?;
                while !self.at_end() {
                    object.serialize_entry(self, self)?;
                }
                object.end()
            }
            // Names are texts; an end is never where a value is due.
            Part::Field(name) => serializer.serialize_str(name),
            Part::Null | Part::End => serializer.serialize_unit(),
        }
    }
}
