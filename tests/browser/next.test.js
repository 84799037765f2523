import { amounts } from "./scenarios/amounts.js";
import { screens } from "./scenarios/screens.js";
import { ways } from "./scenarios/ways.js";
import * as next from "./shops/next.js";
import { run } from "./support/run.js";

// Its orders and payments are those of the Express shop: here it is what Next does that is tried.
const TRIED = ["pays exactly", "pays short and tops up", "on a phone"];

run(next, [...ways, ...[...amounts, ...screens].filter(({ name }) => TRIED.includes(name))]);
