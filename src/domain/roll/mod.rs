//! What a polling place keeps of its day, and of who is registered.

pub mod log;
