//! How names are spelled elsewhere: in variables, and where cases vary the spelling.

/// With a kind in upper case behind it, the variable that selects a plugin (SIN-01).
pub(super) const VARIABLE: &str = "DAGSTACK_ACTIVE_";

/// The variable that selects a plugin of a kind.
pub(super) fn variable(kind: &str) -> String {
    let name = kind.chars().map(|one| if one.is_ascii_alphanumeric() { one.to_ascii_uppercase() } else { '_' });
    VARIABLE.chars().chain(name).collect()
}

/// A token without what cases about spelling vary: upper and lower case, `-` and `_`.
pub(super) fn spelling(token: &str) -> String {
    token.chars().filter(|one| !matches!(one, '-' | '_')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_of_a_kind_is_its_name_in_upper_case() {
        assert_eq!(variable("vector-store2"), "DAGSTACK_ACTIVE_VECTOR_STORE2");
    }
}
