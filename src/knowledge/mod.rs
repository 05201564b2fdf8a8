//! What is known: tables of identical blocks, to be extended by copying one.

pub mod citation;
pub mod claim;
pub mod jose;
pub mod oauth_error;
pub mod problem;
pub mod products;
pub mod scheme;
pub mod status;
pub mod substatus;
