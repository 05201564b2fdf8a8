//! The checks, each a function over the page; one file a subject.

mod access;
mod catalogue;
mod faults;
mod input;
mod keyboard;
mod offline;
mod passwords;
mod privacy;
mod reading;
mod share;
mod signatures;
mod tokens;
mod way;

use crate::engine::Engine;
use crate::page::Page;
use crate::{Failure, Outcome};

/// Fails the check with a message unless the condition holds.
macro_rules! ensure {
    ($condition:expr, $($message:tt)+) => {
        if !$condition {
            return Err(format!($($message)+).into());
        }
    };
}
pub(crate) use ensure;

/// Makes the list of names and the function that runs a check by its name.
macro_rules! checks {
    ($($module:ident::$name:ident,)+) => {
        /// The names of all checks, in the order in which they run.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// Runs one check.
        pub async fn run(name: &str, page: &Page<'_>) -> Outcome {
            match name {
                $(stringify!($name) => $module::$name(page).await,)+
                _ => Err(Failure::from("no such check")),
            }
        }
    };
}

checks! {
    privacy::first_visit_is_small,
    reading::examples_give_their_verdict,
    reading::each_form_is_read,
    reading::address_opens_an_example,
    reading::empty_box_welcomes,
    reading::markup_stays_text,
    reading::evidence_is_lit_both_ways,
    reading::timeline_moves,
    reading::each_answer_is_one_click_away,
    reading::what_was_skipped_is_struck_through,
    tokens::two_tokens_side_by_side,
    tokens::a_token_beside_what_was_asked,
    tokens::lives_on_one_axis,
    reading::a_canonical_request_is_compared,
    way::the_way_is_drawn,
    way::a_wait_counts_down,
    signatures::every_algorithm_is_checked,
    signatures::what_cannot_be_checked_says_why,
    signatures::the_pastes_own_key_is_offered,
    signatures::without_tls_it_says_why,
    passwords::a_password_is_shown_when_asked_for,
    passwords::a_digest_is_checked_with_a_password,
    input::typing,
    input::pasting,
    input::pasting_before_the_start,
    input::dropping_a_file,
    input::choosing_a_file,
    input::a_large_file_shows_its_progress,
    input::copying_a_command,
    input::copying_the_better_answer,
    input::copying_the_report,
    input::pasting_by_the_button,
    share::switches_say_what_is_masked,
    share::message_to_the_owner,
    share::paper,
    keyboard::keyboard_alone,
    keyboard::shortcuts_wait_for_the_reader,
    access::axe_finds_nothing,
    access::axe_finds_nothing_in_what_opens,
    access::nothing_scrolls_sideways,
    catalogue::catalogue_is_readable,
    catalogue::findings_lead_to_the_catalogue,
    catalogue::without_scripts_there_is_first_aid,
    catalogue::without_wasm_there_is_first_aid,
    privacy::pasting_asks_for_nothing,
    privacy::the_page_tells_what_it_can,
    privacy::lock_closes_the_network,
    privacy::crash_is_told,
    offline::it_opens_and_reads_without_a_server,
    offline::a_new_version_is_taken_whole,
    offline::half_a_new_version_is_not_taken,
    offline::other_pages_are_left_alone,
    offline::the_worker_can_be_taken_back,
    offline::what_is_shared_stays_here,
    offline::a_file_opened_with_it_is_read,
    offline::it_can_be_installed,
    faults::a_broken_part_is_told,
    faults::denied_storage_changes_nothing,
    faults::the_clock_may_be_set,
    faults::a_hidden_tab_catches_up,
    faults::large_odd_files_are_answered,
}

/// The checks that make the browser complain on purpose.
pub const NOISY: &[&str] =
    &["lock_closes_the_network", "crash_is_told", "half_a_new_version_is_not_taken", "a_broken_part_is_told"];

/// Checks that nothing has gone wrong in the page since it was loaded. Chromium's log shows what its console does, also
/// what no script can see; `from` is where in it to begin.
pub async fn quiet(page: &Page<'_>, from: usize) -> Outcome {
    let mut complaints = page.complaints().await?;
    if page.browser.engine == Engine::WebKit {
        // Of some white space that is pasted, WebKit makes styled elements inside the box's own editor, and refuses
        // itself the style. Nothing of the page has one.
        complaints.retain(|complaint| complaint != "style-src-attr refused inline at textarea");
    }
    ensure!(complaints.is_empty(), "something went wrong in the page: {}", complaints.join(" | "));
    if page.browser.engine == Engine::Chromium {
        let log = page.browser.log();
        let lines: Vec<&str> =
            log.get(from..).unwrap_or_default().lines().filter(|line| line.contains(":CONSOLE")).collect();
        ensure!(lines.is_empty(), "the console isn't empty: {}", lines.join(" | "));
    }
    Ok(())
}
