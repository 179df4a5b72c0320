//! Documents near a schema: some fit it, the others miss it by little.

mod merged;
mod mutations;
mod rng;
mod sampling;
mod spelling;
mod values;

pub(crate) use rng::Rng;
pub(crate) use sampling::Sampling;
pub(crate) use spelling::spelled;

use serde_json::Value;

use mutations::Mutations;
use values::Values;

/// Documents near a schema, drawn from a generator: about half of them are meant to fit it, the others are changed a little.
/// References inside the document are followed, others are not.
pub(crate) fn documents(schema: &Value, count: usize, rng: &mut Rng) -> Vec<Value> {
    let mutations = Mutations::new(schema);
    let mut values = Values::new(schema);
    (0..count)
        .map(|_| {
            let mut document = values.value(schema, rng);
            if rng.chance(55) {
                for _ in 0..=rng.below(3) {
                    mutations.change(&mut document, rng);
                }
            }
            document
        })
        .collect()
}
