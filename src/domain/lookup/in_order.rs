//! One sort for all lists: of positions, by a comparison of what stands there. Every type that is sorted on its own would
//! bring its own copy of the algorithm to the page.

use std::cmp::Ordering;

/// The positions below `count` in order; equal ones stay as they stand.
pub(super) fn in_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}

/// The list in order; equal items stay as they stand.
pub(super) fn sorted<T>(list: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = in_order(list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut list: Vec<Option<T>> = list.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| list.get_mut(at)?.take()).collect()
}

/// Adds an item that is not there yet.
pub(super) fn add_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ones_stay_as_they_stand() {
        let list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        let mut twin = list.clone();
        twin.sort_by_key(|(number, _)| *number);
        assert_eq!(sorted(list, &|a, b| a.0.cmp(&b.0)), twin);
        assert_eq!(in_order(3, &|a, b| b.cmp(&a)), [2, 1, 0]);
    }
}
