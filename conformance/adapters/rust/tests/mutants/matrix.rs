//! The kill matrix: which mutant is caught by which cases.

use libtest_mimic::Failed;

pub(crate) fn check() -> Result<(), Failed> {
    let spots = crate::catalogue::load()?;
    let program = crate::build::build(&spots)?;
    println!("{}", program.display());
    Ok(())
}
