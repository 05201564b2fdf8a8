//! `WWW-Authenticate` and `Proxy-Authenticate`: the challenges that an answer makes.

pub mod views;
