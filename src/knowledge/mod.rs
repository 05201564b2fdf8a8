//! What is known: tables of identical blocks, to be extended by copying one.

pub mod claim;
pub mod jose;
pub mod oauth_error;
pub mod products;
pub mod scheme;
pub mod status;
pub mod substatus;
