//! Walks over the pages and items of a list.

use std::vec;

use super::{BlockingClient, Client};
use crate::error::Error;
use crate::gateway2328::{Page, Pager};

/// The pages of a list, fetched one by one. After an error it ends.
#[derive(Debug)]
pub struct Pages<T> {
    client: Client,
    pager: Pager<T>,
}

impl<T> Pages<T> {
    pub(super) fn new(client: Client, pager: Pager<T>) -> Pages<T> {
        Pages { client, pager }
    }

    /// Fetches the next page, when there is one.
    pub async fn next(&mut self) -> Option<Result<Page<T>, Error>> {
        let call = match self.pager.next_call()? {
            Ok(call) => call,
            Err(error) => return Some(Err(error)),
        };
        let page = self.client.send(call).await;
        Some(page.and_then(|page| self.pager.feed(&page).map(|()| page)))
    }
}

/// The items of a list. After an error it ends.
#[derive(Debug)]
pub struct Items<T> {
    pages: Pages<T>,
    page: vec::IntoIter<T>,
}

impl<T> Items<T> {
    pub(super) fn new(pages: Pages<T>) -> Items<T> {
        Items {
            pages,
            page: Vec::new().into_iter(),
        }
    }

    /// The next item, after fetching a page when one is needed.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        loop {
            if let Some(item) = self.page.next() {
                return Some(Ok(item));
            }
            match self.pages.next().await? {
                Ok(page) => self.page = page.items.into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// The pages of a list, fetched one by one. After an error it ends.
#[derive(Debug)]
pub struct BlockingPages<T> {
    client: BlockingClient,
    pager: Pager<T>,
}

impl<T> BlockingPages<T> {
    pub(super) fn new(client: BlockingClient, pager: Pager<T>) -> BlockingPages<T> {
        BlockingPages { client, pager }
    }
}

impl<T: Send> Iterator for BlockingPages<T> {
    type Item = Result<Page<T>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let call = match self.pager.next_call()? {
            Ok(call) => call,
            Err(error) => return Some(Err(error)),
        };
        let page = self.client.send(call);
        Some(page.and_then(|page| self.pager.feed(&page).map(|()| page)))
    }
}

/// The items of a list. After an error it ends.
#[derive(Debug)]
pub struct BlockingItems<T> {
    pages: BlockingPages<T>,
    page: vec::IntoIter<T>,
}

impl<T> BlockingItems<T> {
    pub(super) fn new(pages: BlockingPages<T>) -> BlockingItems<T> {
        BlockingItems {
            pages,
            page: Vec::new().into_iter(),
        }
    }
}

impl<T: Send> Iterator for BlockingItems<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.page.next() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(page) => self.page = page.items.into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}
