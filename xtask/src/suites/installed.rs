//! What is installed once, and again when the file that names it has changed.

use std::path::Path;

/// Runs `install` unless `stamp` says that exactly what `wanted` names was installed. The stamp is
/// written last: what was left half-installed is installed again.
pub(super) fn once<E: From<String>>(
    wanted: &Path,
    stamp: &Path,
    install: impl FnOnce() -> Result<(), E>,
) -> Result<(), E> {
    let text = std::fs::read_to_string(wanted)
        .map_err(|error| format!("{}: {error}", wanted.display()))?;
    if std::fs::read_to_string(stamp).is_ok_and(|installed| installed == text) {
        return Ok(());
    }
    install()?;
    std::fs::write(stamp, text).map_err(|error| format!("{}: {error}", stamp.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_or_a_failure_installs_again() {
        let folder = std::env::temp_dir().join(format!("cointill-once-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let (wanted, stamp) = (folder.join("wanted"), folder.join("stamp"));
        let mut runs = 0;
        let mut run = |text: &str, works: bool| {
            std::fs::write(&wanted, text).unwrap();
            let result = once(&wanted, &stamp, || {
                runs += 1;
                works.then_some(()).ok_or_else(|| "no".to_owned())
            });
            (result.is_ok(), runs)
        };
        assert_eq!(run("1", false), (false, 1));
        assert_eq!(run("1", true), (true, 2));
        assert_eq!(run("1", true), (true, 2));
        assert_eq!(run("2", true), (true, 3));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
