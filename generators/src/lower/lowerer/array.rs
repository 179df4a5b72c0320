//! Arrays: lists of one type, and tuples where `prefixItems` gives items types of their own.

use dagstack_spec_model::json_schema::Keyword;

use super::Lowerer;
use crate::ir::{ArrayType, TupleType, Type};
use crate::lower::place::Place;
use crate::lower::read;

impl<'s> Lowerer<'s> {
    pub(super) fn array(&mut self, place: &Place<'s>) -> Type {
        let (min_items, max_items) = self.sizes(place, Keyword::MinItems, Keyword::MaxItems);
        if place.has(Keyword::PrefixItems) {
            return self.tuple(place, min_items, max_items);
        }
        let item = self.item(place);
        let unique = read::flag(place.node(), Keyword::UniqueItems);
        Type::Array(ArrayType { item: Box::new(item), min_items, max_items, unique })
    }

    fn tuple(&mut self, place: &Place<'s>, min_items: Option<u64>, max_items: Option<u64>) -> Type {
        // More than a machine can count to is no bound.
        let most = max_items.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
        let items: Vec<Type> = place.list(Keyword::PrefixItems).map(|item| self.nested(&item)).collect();
        // Where there is no room for another item, no type is made of what it would have to be: nothing would use it.
        let rest = (items.len() < most).then(|| self.item(place)).filter(|item| *item != Type::Never).map(Box::new);
        Type::Tuple(TupleType { items, rest, min_items, max_items })
    }

    /// What each item is that `prefixItems` has no place for.
    fn item(&mut self, place: &Place<'s>) -> Type {
        place.child(Keyword::Items).map_or(Type::Any, |items| self.nested(&items))
    }
}
