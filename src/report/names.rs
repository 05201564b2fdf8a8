//! What actors and places are called, wherever a report is drawn.

use crate::{finding::Actor, fixes::On, knowledge::station::Role};

/// Who can act.
pub fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::You => "you",
        Actor::ClientDeveloper => "the client’s developer",
        Actor::ServerOwner => "the server’s owner",
        Actor::IdentityAdmin => "the administrator of accounts and rights",
        Actor::NetworkAdmin => "the network’s administrator",
    }
}

/// What a station is.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::You => "you",
        Role::Proxy => "the proxy",
        Role::Edge => "the edge",
        Role::Gateway => "the gateway",
        Role::Server => "the server",
        Role::Application => "the application",
        Role::IdentityServer => "the identity server",
    }
}

/// The name of a system, browser or server; empty for any.
pub fn place(on: On) -> &'static str {
    match on {
        On::Any => "",
        On::Windows => "Windows",
        On::Macos => "macOS",
        On::Linux => "Linux",
        On::Android => "Android",
        On::Ios => "iPhone and iPad",
        On::Chromeos => "ChromeOS",
        On::Chrome => "Chrome",
        On::Edge => "Edge",
        On::Firefox => "Firefox",
        On::Safari => "Safari",
        On::Apache => "Apache",
        On::Nginx => "nginx",
        On::Iis => "IIS",
        On::Wordpress => "WordPress",
        On::Php => "PHP",
    }
}
