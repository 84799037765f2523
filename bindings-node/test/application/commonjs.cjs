/** What `require` gives, and that it is the same as what `import` gives. */

const assert = require("node:assert/strict");
const cointill = require("cointill");
const { sign2328 } = require("cointill/signing");
const { sandbox } = require("cointill/testing");

assert.equal(cointill.Amount.add("0.1", "0.2"), "0.3");
assert.equal(sign2328("{}", "test-api-key").length, 64);
assert.equal(cointill.version, require("cointill/package.json").version);

async function main() {
  const module = await import("cointill");
  // One class for both, so that `instanceof` holds whoever imported it how.
  assert.equal(module.CointillError, cointill.CointillError);
  const names = Object.keys(cointill).sort();
  const given = Object.keys(module).filter(
    (name) => name !== "__esModule" && name !== "module.exports",
  );
  assert.deepEqual(given.sort(), names);
  const own = await sandbox();
  const payment = await own.gateway2328().payments.create({
    amount: "19.99",
    currency: "USD",
    orderId: "ORDER-1",
  });
  assert.equal(payment.amount, "19.99");
  await own.stop();
}

main();
