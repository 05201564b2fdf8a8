//! Runs commands and steps, and tells what came of them.

use std::error::Error;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What goes wrong, in words.
pub type Failure = Box<dyn Error>;
/// What a chore ends with.
pub type Outcome = Result<(), Failure>;

/// Runs a command to its end, which comes after `limit` at the latest.
pub fn run(command: &mut Command, limit: Option<Duration>) -> Outcome {
    let words: Vec<_> = command.get_args().map(|word| word.to_string_lossy().into_owned()).collect();
    let name = command.get_program().to_string_lossy().into_owned();
    let line = format!("{} {}", name.rsplit('/').next().unwrap_or(&name), words.join(" "));
    println!("> {line}");
    // Nobody is asked anything halfway.
    let mut child = command.stdin(Stdio::null()).spawn().map_err(|error| format!("{name} does not start: {error}"))?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return if status.success() { Ok(()) } else { Err(format!("`{line}` failed: {status}").into()) };
        }
        if limit.is_some_and(|limit| start.elapsed() > limit) {
            end(&mut child)?;
            return Err(format!("`{line}` was not done after {} minutes", start.elapsed().as_secs() / 60).into());
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// Asks a program to end, so that it can end what it has started, and ends it if it does not.
fn end(child: &mut Child) -> Outcome {
    let _ = Command::new("kill").arg(child.id().to_string()).status();
    for _ in 0..100 {
        if child.try_wait()?.is_some() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
    child.kill()?;
    child.wait()?;
    Ok(())
}

/// What a command prints, or nothing where it can't be run or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Steps that have been taken.
pub struct Steps {
    start: Instant,
    taken: Vec<(&'static str, Result<Duration, String>)>,
    left_out: Vec<&'static str>,
}

impl Steps {
    /// None yet.
    pub fn new() -> Self {
        Self { start: Instant::now(), taken: Vec::new(), left_out: Vec::new() }
    }

    /// Takes a step; the next one is taken also if this one fails. Gives whether it went well.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = work().map(|()| start.elapsed()).map_err(|failure| failure.to_string());
        if let Err(failure) = &outcome {
            println!("{failure}");
        }
        let well = outcome.is_ok();
        self.taken.push((name, outcome));
        well
    }

    /// Notes a step that can't be taken, since one that it needs has failed.
    pub fn skip(&mut self, name: &'static str) {
        self.taken.push((name, Err("not run: what it needs has failed".to_owned())));
    }

    /// Notes a step that this machine can't take, and why: nothing of the project has failed.
    pub fn leave_out(&mut self, name: &'static str, why: &str) {
        println!("\n== {name}\nLeft out: {why}");
        self.left_out.push(name);
    }

    /// Tells how every step went, and in the last line how they all did.
    pub fn finish(self) -> Outcome {
        println!();
        for (name, outcome) in &self.taken {
            match outcome {
                Ok(took) => println!("ok      {name} ({} s)", took.as_secs()),
                Err(failure) => println!("FAILED  {name}: {}", failure.lines().next().unwrap_or_default()),
            }
        }
        self.left_out.iter().for_each(|name| println!("LEFT OUT {name}: this machine can't; see above"));
        let (count, seconds) = (self.taken.len(), self.start.elapsed().as_secs());
        let failed = self.taken.iter().filter(|(_, outcome)| outcome.is_err()).count();
        if failed > 0 {
            return Err(format!("{failed} of {count} steps failed ({seconds} s).").into());
        }
        println!("All {count} steps passed ({seconds} s).");
        Ok(())
    }
}
