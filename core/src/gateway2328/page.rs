//! Pages of a list, in the two shapes that the gateway has.

use crate::canonical::Value;
use crate::error::Error;
use crate::model::{Model, model, read_list, wrong_kind};

model! {
    /// Where a page stands in its list.
    ///
    /// Payments and static wallets write `current_page`, `total_pages` and `has_more` (2328 §5.3);
    /// wallet transactions write `page`, `perPage` and `hasPages` (§7). Both are read into this.
    pub struct Paginate {
        /// Items on this page.
        count: Option<u64>,
        /// Number of this page, from 1.
        current_page: Option<u64>,
        /// Most items a page.
        per_page: Option<u64>,
        /// Items in the whole list.
        total: Option<u64>,
        /// Pages in the whole list.
        total_pages: Option<u64>,
        /// True when another page follows.
        has_more: Option<bool>,
        /// The number of this page in the other shape.
        page: Option<u64>,
        /// Most items a page in the other shape.
        per_page_other = "perPage": Option<u64>,
        /// In the other shape; read as "another page follows".
        has_pages = "hasPages": Option<bool>,
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items in the gateway's order, which is not documented.
    pub items: Vec<T>,
    /// Where the page stands.
    pub paginate: Paginate,
}

impl<T: Model> Page<T> {
    pub(super) fn read(value: Value<'_>) -> Result<Page<T>, Error> {
        let items = value.get("items");
        let paginate = value.get("paginate");
        match (items, paginate) {
            (Some(items), Some(paginate)) => Ok(Page {
                items: read_list(items)?,
                paginate: Paginate::read(paginate)?,
            }),
            _ => Err(wrong_kind("page", "\"items\" and \"paginate\"", value)),
        }
    }
}

impl<T> Page<T> {
    /// The same page with other items, made from its own.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(change).collect(),
            paginate: self.paginate,
        }
    }

    /// The number of the page behind this one, when there is one.
    ///
    /// An empty page ends the list whatever the counters say: a walk over all pages must end.
    pub fn next_page(&self) -> Option<u32> {
        let place = &self.paginate;
        let current = place.current_page.or(place.page)?;
        let per_page = place.per_page.or(place.per_page_other);
        let more = match (place.has_more, place.total_pages, place.has_pages) {
            (Some(more), _, _) => more,
            (None, Some(pages), _) => current < pages,
            (None, None, Some(more)) => {
                more && per_page.is_none_or(|most| self.items.len() as u64 >= most)
            }
            (None, None, None) => per_page.is_some_and(|most| self.items.len() as u64 >= most),
        };
        if !more || self.items.is_empty() {
            return None;
        }
        u32::try_from(current.checked_add(1)?).ok()
    }
}
