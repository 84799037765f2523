/** What `import` gives, and the command that `npx` starts. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { version, Webhooks2328 } from "cointill";
import { sign2328 } from "cointill/signing";
import { binary } from "cointill/testing";

const webhooks = new Webhooks2328({ apiKey: "test-api-key" });
const body = webhooks.signTestEvent({
  uuid: "u",
  amount: "1",
  currency: "USD",
  payment_status: "paid",
});
assert.equal(webhooks.verify(body, { kind: "payment" }).kind, "payment");
assert.equal(sign2328("{}", "test-api-key").length, 64);

const found = binary();
assert.ok(found.includes("@cointill"), found);
const npx = process.platform === "win32" ? "npx.cmd" : "npx";
for (const [program, args] of [
  [found, []],
  [npx, ["--no-install", "cointill"]],
  [npx, ["--no-install", "cointill-cli"]],
]) {
  const told = execFileSync(program, [...args, "--version"], { encoding: "utf8" });
  assert.equal(told.trim(), `cointill ${version}`);
}
