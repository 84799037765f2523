//! A walk over all pages of a list, without I/O.

use std::fmt;

use super::page::Page;
use crate::error::{Error, ErrorCode};
use crate::exchange::Call;

type Make<T> = Box<dyn Fn(u32) -> Result<Call<Page<T>>, Error> + Send + Sync>;

/// Says which page to fetch next: take the call of [`next_call`](Self::next_call), carry it out,
/// and give the page to [`feed`](Self::feed).
///
/// Each call is made, and so signed, when its turn comes. Objects that are created during the
/// walk may move others to the next page, which then come twice: the order of a list is not
/// documented.
pub struct Pager<T> {
    make: Make<T>,
    next: Option<u32>,
    asked: Option<u32>,
}

impl<T> Pager<T> {
    pub(super) fn new(
        first: Option<u32>,
        make: impl Fn(u32) -> Result<Call<Page<T>>, Error> + Send + Sync + 'static,
    ) -> Result<Pager<T>, Error> {
        let first = first.unwrap_or(1);
        // A filter outside its limit is an error here, not halfway.
        make(first)?;
        Ok(Pager {
            make: Box::new(make),
            next: Some(first),
            asked: None,
        })
    }

    /// The same walk over other items, made from its own.
    pub fn map<U>(self, change: impl Fn(T) -> U + Clone + Send + Sync + 'static) -> Pager<U>
    where
        T: 'static,
    {
        let make = self.make;
        Pager {
            make: Box::new(move |page| {
                let change = change.clone();
                Ok(make(page)?.map(move |page| page.map(&change)))
            }),
            next: self.next,
            asked: self.asked,
        }
    }

    /// The call for the next page; `None` when there is none, or while the page asked for last
    /// was not fed.
    pub fn next_call(&mut self) -> Option<Result<Call<Page<T>>, Error>> {
        let page = self.next.take()?;
        self.asked = Some(page);
        Some((self.make)(page))
    }

    /// Takes note of a page.
    ///
    /// # Errors
    ///
    /// `malformed_response` when it is not the page asked for: a gateway that always sends the
    /// first one would otherwise be asked for ever.
    pub fn feed(&mut self, page: &Page<T>) -> Result<(), Error> {
        let Some(asked) = self.asked.take() else {
            return Ok(());
        };
        let place = &page.paginate;
        match place.current_page.or(place.page) {
            Some(got) if got != u64::from(asked) => Err(Error::new(
                ErrorCode::MalformedResponse,
                format!("the gateway's list: expected page {asked}, got page {got}"),
            )),
            _ => {
                self.next = page.next_page();
                Ok(())
            }
        }
    }
}

impl<T> fmt::Debug for Pager<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pager")
            .field("next", &self.next)
            .field("asked", &self.asked)
            .finish_non_exhaustive()
    }
}
