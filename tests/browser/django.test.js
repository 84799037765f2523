import { amounts } from "./scenarios/amounts.js";
import { screens } from "./scenarios/screens.js";
import { time } from "./scenarios/time.js";
import { ways } from "./scenarios/ways.js";
import * as django from "./shops/django.js";
import { run } from "./support/run.js";

run(django, [...amounts, ...time, ...ways, ...screens]);
