//! The ids of the clauses that this project's code cites, so that none is misspelt: a test compares them with `clauses.yaml`.

macro_rules! clauses {
    ($($name:ident = $id:literal,)*) => {
        $(#[doc = concat!("The clause ", $id, ".")] pub const $name: &str = $id;)*

        #[cfg(test)]
        const ALL: &[&str] = &[$($id),*];
    };
}

clauses! {
    MAN_01 = "MAN-01",
    MAN_02 = "MAN-02",
    MAN_03 = "MAN-03",
    MAN_04 = "MAN-04",
    MAN_05 = "MAN-05",
    MAN_06 = "MAN-06",
    MAN_07 = "MAN-07",
    MAN_10 = "MAN-10",
    MAN_11 = "MAN-11",
    MAN_12 = "MAN-12",
    MAN_13 = "MAN-13",
    MAN_15 = "MAN-15",
    REG_02 = "REG-02",
    REG_03 = "REG-03",
    REG_04 = "REG-04",
    REG_05 = "REG-05",
    REG_06 = "REG-06",
    REG_08 = "REG-08",
    REG_09 = "REG-09",
    REG_10 = "REG-10",
    DIS_04 = "DIS-04",
    DIS_05 = "DIS-05",
    DIS_06 = "DIS-06",
    DIS_09 = "DIS-09",
    DIS_10 = "DIS-10",
    LIF_01 = "LIF-01",
    LIF_02 = "LIF-02",
    LIF_03 = "LIF-03",
    LIF_04 = "LIF-04",
    LIF_05 = "LIF-05",
    LIF_06 = "LIF-06",
    LIF_08 = "LIF-08",
    LIF_11 = "LIF-11",
    LIF_15 = "LIF-15",
    LIF_16 = "LIF-16",
    LIF_17 = "LIF-17",
    LKP_04 = "LKP-04",
    DSP_01 = "DSP-01",
    DSP_04 = "DSP-04",
    BCO_01 = "BCO-01",
    CHN_01 = "CHN-01",
    CHN_05 = "CHN-05",
    CAP_01 = "CAP-01",
    RUN_02 = "RUN-02",
    RUN_14 = "RUN-14",
    KND_01 = "KND-01",
    KND_02 = "KND-02",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::contract;

    #[test]
    fn every_id_is_a_clause_of_the_contract() {
        let contract = contract().expect("the contract");
        for id in ALL {
            assert!(contract.clauses.iter().any(|clause| clause.id == *id), "clauses.yaml has no `{id}`");
        }
    }
}
