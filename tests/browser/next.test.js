import { amounts } from "./scenarios/amounts.js";
import { screens } from "./scenarios/screens.js";
import { time } from "./scenarios/time.js";
import { ways } from "./scenarios/ways.js";
import * as next from "./shops/next.js";
import { run } from "./support/run.js";

run(next, [...amounts, ...time, ...ways, ...screens]);
