//! `cargo bench -p cointill --bench core`: each figure beside its floor, in one run, as ratios.

mod bodies;
mod garbage;
mod lists;
mod ratios;
mod tokens;
mod webhooks;

use criterion::Criterion;

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(std::time::Duration::from_millis(500))
        .measurement_time(std::time::Duration::from_secs(2))
        .configure_from_args();
    webhooks::run(&mut criterion);
    lists::run(&mut criterion);
    garbage::run(&mut criterion);
    tokens::run(&mut criterion);
    criterion.final_summary();
    ratios::print();
}
