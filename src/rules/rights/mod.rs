//! Known to the server, and not allowed.

pub mod bot_check;
pub mod forbidden_by_rule;
pub mod hidden_404;
pub mod insufficient_permission;
pub mod insufficient_scope;
pub mod login_page_instead;
pub mod policy_blocked;
pub mod wrong_address;
