//! Authorization and Proxy-Authorization (RFC 9110, section 11.6.2).
