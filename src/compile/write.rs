//! The only file that writes editions and their pages: into a folder beside the place it is meant for, then renamed.

use std::path::{Path, PathBuf};

use super::encode::Files;
use super::notices::Relisted;

/// What went wrong, and with which path.
#[derive(Debug, thiserror::Error)]
#[error("{}: {error}", path.display())]
pub struct WriteError {
    path: PathBuf,
    error: std::io::Error,
}

fn at(path: &Path) -> impl FnOnce(std::io::Error) -> WriteError + '_ {
    move |error| WriteError { path: path.to_owned(), error }
}

/// Writes an edition as a whole. What stood at `out` is replaced, if it is an edition or an empty folder.
///
/// # Errors
/// [`WriteError`]; then `out` is as it was.
pub fn edition(out: &Path, files: &Files) -> Result<(), WriteError> {
    folder(out, files, "m/now.json", "an edition")
}

/// Writes a Directory as a whole. What stood at `out` is replaced, if it is a Directory or an empty folder.
///
/// # Errors
/// [`WriteError`]; then `out` is as it was.
pub fn directory(out: &Path, files: &Files) -> Result<(), WriteError> {
    folder(out, files, super::directory::MARK, "a directory made by pollstead")
}

/// `mark`: the file by which a folder of this kind is known.
fn folder(out: &Path, files: &Files, mark: &str, kind: &str) -> Result<(), WriteError> {
    let parent = folder_of(out);
    std::fs::create_dir_all(parent).map_err(at(parent))?;
    if !may_replace(out, mark) {
        let error = std::io::Error::other(format!(
            "found a folder with other files in it, expected {kind}, an empty folder, or nothing",
        ));
        return Err(at(out)(error));
    }
    let aside = folder_aside(parent, files)?;
    // A web server must be able to read it, whatever the mask of whoever made it.
    set_mode(aside.path(), 0o755).map_err(at(out))?;
    let aside = aside.keep();
    let old = parent.join(format!(".{}.old", out.file_name().unwrap_or_default().to_string_lossy()));
    let had_old = out.exists();
    if had_old {
        std::fs::rename(out, &old).map_err(at(out))?;
    }
    if let Err(error) = std::fs::rename(&aside, out) {
        if had_old {
            // Put back what stood there; the first error is the one to report.
            let _ = std::fs::rename(&old, out);
        }
        let _ = std::fs::remove_dir_all(&aside);
        return Err(at(out)(error));
    }
    if had_old {
        std::fs::remove_dir_all(&old).map_err(at(&old))?;
    }
    Ok(())
}

/// The files in a temporary folder beside where they are to be.
fn folder_aside(parent: &Path, files: &Files) -> Result<tempfile::TempDir, WriteError> {
    let aside = tempfile::Builder::new().prefix(".edition-").tempdir_in(parent).map_err(at(parent))?;
    for (name, bytes) in files {
        let path = aside.path().join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(at(folder))?;
        }
        std::fs::write(&path, bytes).map_err(at(&path))?;
    }
    Ok(aside)
}

/// Writes a folder that must not be there yet, as a whole, for its owner alone.
///
/// # Errors
/// [`WriteError`]; then nothing is there.
pub fn new_secret_folder(out: &Path, files: &Files) -> Result<(), WriteError> {
    let parent = folder_of(out);
    std::fs::create_dir_all(parent).map_err(at(parent))?;
    let aside = folder_aside(parent, files)?;
    set_mode(aside.path(), 0o700).map_err(at(out))?;
    if out.exists() {
        return Err(at(out)(std::io::Error::other("found a folder, expected none")));
    }
    std::fs::rename(aside.path(), out).map_err(at(out))?;
    let _ = aside.keep();
    Ok(())
}

/// An edition's list as it stands, for who is going to replace it.
///
/// # Errors
/// [`WriteError`].
pub fn list_of(root: &Path) -> Result<Vec<u8>, WriteError> {
    let path = root.join("m/now.json");
    std::fs::read(&path).map_err(at(&path))
}

/// Puts other notices into an edition: their file first, then the list that names it. Everything else stays as it is.
///
/// # Errors
/// [`WriteError`], also where the list is not `before` any more, because somebody else was quicker; then the list is as it was.
pub fn relisted(root: &Path, new: &Relisted, before: &[u8]) -> Result<(), WriteError> {
    for (_, path, bytes) in &new.files {
        file(&root.join(path), bytes)?;
    }
    if list_of(root)? != before {
        let list = root.join("m/now.json");
        return Err(at(&list)(std::io::Error::other("found a list that somebody has just changed, expected the one that was read")));
    }
    file(&root.join("m/now.json"), &new.now)
}

#[cfg(unix)]
fn set_mode(folder: &Path, mode: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) -> std::io::Result<()> {
    Ok(())
}

fn may_replace(out: &Path, mark: &str) -> bool {
    if !out.exists() || out.join(mark).is_file() {
        return true;
    }
    std::fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_none())
}

/// Writes one file aside, then renames it.
///
/// # Errors
/// [`WriteError`]; then the file is as it was.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    aside_then_rename(path, bytes, 0o644)
}

/// Writes one file aside, then renames it; nobody but its owner may read it.
///
/// # Errors
/// [`WriteError`]; then the file is as it was.
pub fn secret(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    aside_then_rename(path, bytes, 0o600)
}

/// Writes one file that nobody but its owner may read. Nothing may stand there yet.
///
/// # Errors
/// [`WriteError`]; then what stands there is as it was.
pub fn new_secret(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    // A temporary file is its owner's alone, and stays so.
    written_aside(path, bytes)?.persist_noclobber(path).map_err(|e| at(path)(e.error))?;
    Ok(())
}

#[cfg_attr(not(unix), expect(unused_variables, reason = "no such permissions"))]
fn aside_then_rename(path: &Path, bytes: &[u8], mode: u32) -> Result<(), WriteError> {
    let kept = written_aside(path, bytes)?.persist(path).map_err(|e| at(path)(e.error))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        kept.set_permissions(std::fs::Permissions::from_mode(mode)).map_err(at(path))?;
    }
    #[cfg(not(unix))]
    drop(kept);
    Ok(())
}

/// The bytes in a file of another name beside the place they are meant for.
fn written_aside(path: &Path, bytes: &[u8]) -> Result<tempfile::NamedTempFile, WriteError> {
    let parent = folder_of(path);
    std::fs::create_dir_all(parent).map_err(at(parent))?;
    let mut aside = tempfile::NamedTempFile::new_in(parent).map_err(at(parent))?;
    std::io::Write::write_all(&mut aside, bytes).map_err(at(path))?;
    Ok(aside)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}
