//! Work on many items at once, without work for the few.

use rayon::prelude::*;

/// Fewer items than this are not worth waking other cores for.
const WORTH_IT: usize = 32;

/// `work` done on each item, on all cores where there are many items. The results come in the order of the items.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Send + Sync) -> Vec<R> {
    if items.len() < WORTH_IT { items.iter().map(work).collect() } else { items.par_iter().map(work).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for count in [0, 1, WORTH_IT - 1, WORTH_IT, 1000] {
            let items: Vec<usize> = (0..count).collect();
            assert_eq!(map(&items, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }
}
