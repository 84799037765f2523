//! Files that are made from the code, and the check that they are as the code makes them.

mod doc;
mod errors;
mod gateways;
mod kotlin;
mod node;
mod operations;
mod python;
mod swift;
mod vectors;

use std::path::Path;

use crate::report::Problem;
use crate::workspace::Workspace;

/// A file that a generator makes.
pub(crate) struct Output {
    /// Relative to the checkout, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Makes files from the code. Pure: writing and comparing is done here, for all alike.
pub(crate) struct Generator {
    /// `errors`, `gateways`, `vectors`.
    pub(crate) name: &'static str,
    pub(crate) outputs: fn(&Path) -> Result<Vec<Output>, String>,
}

/// All generators.
pub(crate) const GENERATORS: &[Generator] = &[
    Generator {
        name: "errors",
        outputs: errors::outputs,
    },
    Generator {
        name: "gateways",
        outputs: gateways::outputs,
    },
    Generator {
        name: "kotlin",
        outputs: kotlin::outputs,
    },
    Generator {
        name: "node",
        outputs: node::outputs,
    },
    Generator {
        name: "python",
        outputs: python::outputs,
    },
    Generator {
        name: "swift",
        outputs: swift::outputs,
    },
    Generator {
        name: "vectors",
        outputs: vectors::outputs,
    },
];

impl Generator {
    /// Writes what differs from the checkout.
    pub(crate) fn write(&self, workspace: &Workspace) -> Result<(), Problem> {
        for output in self.differing(workspace)? {
            let path = workspace.root.join(&output.path);
            let refuse = |error| format!("{}: {error}", output.path);
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder).map_err(refuse)?;
            }
            std::fs::write(&path, &output.text).map_err(refuse)?;
            println!("    wrote {}", output.path);
        }
        Ok(())
    }

    /// Fails when a file of the checkout is not as the code makes it.
    pub(crate) fn check(&self, workspace: &Workspace) -> Result<(), Problem> {
        let stale = self.differing(workspace)?;
        if stale.is_empty() {
            return Ok(());
        }
        let names: Vec<_> = stale.iter().map(|output| output.path.as_str()).collect();
        Err(Problem::Failed(format!(
            "expected {} as the code makes it, got another text; run `cargo xtask generate`",
            names.join(", ")
        )))
    }

    fn differing(&self, workspace: &Workspace) -> Result<Vec<Output>, String> {
        let outputs = (self.outputs)(&workspace.root)?;
        if outputs.is_empty() {
            return Err(format!("{}: expected files, got none", self.name));
        }
        Ok(outputs
            .into_iter()
            // A checkout on Windows may have other line ends.
            .filter(|output| {
                workspace
                    .read(&output.path)
                    .map_or(true, |text| text.replace("\r\n", "\n") != output.text)
            })
            .collect())
    }
}
