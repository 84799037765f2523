//! `cargo xtask`: the same commands for people and CI.

mod args;
mod bench;
mod checks;
mod debian;
mod demo;
mod deny;
mod fuzz;
mod generate;
mod help;
mod libtest;
mod release;
mod report;
mod shell;
mod suites;
mod tools;
mod workspace;

use std::process::ExitCode;

use args::{Args, Command};
use generate::GENERATORS;
use report::Session;
use shell::Shell;
use suites::Formatting;
use workspace::Workspace;

fn main() -> ExitCode {
    match args::parse(std::env::args().skip(1)).and_then(|args| run(&args)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("cargo xtask: {error}");
            ExitCode::from(2)
        }
    }
}

/// True when nothing failed.
fn run(args: &Args) -> Result<bool, String> {
    if let Command::Help { of } = &args.command {
        print!("{}", help::text(of.as_deref())?);
        return Ok(true);
    }
    let workspace = Workspace::find()?;
    let shell = Shell::new(args.verbose);
    if let Command::Fuzz { seconds, targets } = &args.command {
        return fuzz::run(&workspace, shell, *seconds, targets);
    }
    let mut session = Session::new(shell);
    let suites = suites::ALL
        .iter()
        .filter(|suite| args.only.is_empty() || args.only.iter().any(|only| only == suite.name));
    match &args.command {
        Command::Test => suites.for_each(|suite| (suite.test)(&workspace, &mut session)),
        Command::Format { check } => {
            let formatting = if *check {
                Formatting::Check
            } else {
                Formatting::Write
            };
            for format in suites.filter_map(|suite| suite.format) {
                format(&workspace, &mut session, formatting);
            }
        }
        Command::Lint => suites
            .filter_map(|suite| suite.lint)
            .for_each(|lint| lint(&workspace, &mut session)),
        Command::Document => suites
            .filter_map(|suite| suite.document)
            .for_each(|document| document(&workspace, &mut session)),
        Command::Deny => suites::rust::licences(&workspace, &mut session),
        Command::Bench { arguments } => {
            bench::run(&workspace, &mut session, &args.only, arguments)?;
        }
        Command::Soak { arguments } => {
            suites::python::soak(&workspace, &mut session, arguments);
            suites::node::soak(&workspace, &mut session, arguments);
        }
        Command::Release => release::run(&workspace, &mut session, &args.only)?,
        Command::Swift { arguments } => {
            suites::swift::swift(&workspace, &mut session, arguments);
        }
        Command::Generate { check } => generate(&workspace, &mut session, *check, |_| true),
        Command::Vectors { check } => {
            generate(&workspace, &mut session, *check, |name| name == "vectors");
        }
        Command::Fuzz { .. } | Command::Help { .. } => {}
    }
    Ok(session.finish())
}

fn generate(
    workspace: &Workspace,
    session: &mut Session,
    check: bool,
    wanted: impl Fn(&str) -> bool,
) {
    for generator in GENERATORS.iter().filter(|own| wanted(own.name)) {
        session.checks(
            &format!("generate: {}", generator.name),
            &[("files", &|_| {
                if check {
                    generator.check(workspace)
                } else {
                    generator.write(workspace)
                }
            })],
        );
    }
}
