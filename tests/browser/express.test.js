import { amounts } from "./scenarios/amounts.js";
import { screens } from "./scenarios/screens.js";
import { time } from "./scenarios/time.js";
import { ways } from "./scenarios/ways.js";
import * as express from "./shops/express.js";
import { run } from "./support/run.js";

run(express, [...amounts, ...time, ...ways, ...screens]);
