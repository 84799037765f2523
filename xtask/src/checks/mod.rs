//! Rules of the checkout that no compiler knows.

pub(crate) mod dependencies;
pub(crate) mod file_sizes;
pub(crate) mod lock_files;
pub(crate) mod readme;
pub(crate) mod references;
