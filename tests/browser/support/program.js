// A shop as a process: started as its README says, stopped as a person would stop it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MOST_MS = 60_000;

/** What no shop may print: an error that nobody handled. */
const BROKEN = /Traceback|Unhandled|Warning:|^\s+at .*\(.*:\d+:\d+\)$/m;

export class Program {
  #process;
  #ended;
  #printed = "";

  /**
   * Starts it in a temporary folder of its own and waits until it has printed all of `wanted`, each
   * a line of a name and a value.
   */
  static async start({ command, folder, environment, wanted }) {
    const own = new Program();
    own.temporary = await mkdtemp(join(tmpdir(), "cointill-browser-"));
    const [program, ...parameters] = command;
    own.#process = spawn(program, parameters, {
      cwd: folder,
      env: { ...process.env, ...environment, TMPDIR: own.temporary },
      stdio: ["ignore", "pipe", "pipe"],
    });
    own.#ended = once(own.#process, "exit");
    for (const stream of [own.#process.stdout, own.#process.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        own.#printed += text;
      });
    }
    try {
      own.told = await own.#ready(wanted);
    } catch (error) {
      await own.#kill();
      throw error;
    }
    return own;
  }

  get printed() {
    return this.#printed;
  }

  async #ready(wanted) {
    const end = Date.now() + MOST_MS;
    while (Date.now() < end && this.#process.exitCode === null) {
      const lines = this.#printed.matchAll(/^(\w+) {2,}(\S+)(?: .*)?$/gm);
      const told = Object.fromEntries(Array.from(lines, ([, name, value]) => [name, value]));
      if (wanted.every((name) => name in told)) return told;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`expected it to print ${wanted.join(", ")}, got:\n${this.#printed}`);
  }

  /** Ctrl-C. It must end at once, without an error, and leave no file behind. */
  async stop() {
    this.#process.kill("SIGINT");
    const late = setTimeout(() => this.#process.kill("SIGKILL"), 15_000);
    const [code, signal] = await this.#ended;
    clearTimeout(late);
    const left = await readdir(this.temporary);
    await rm(this.temporary, { recursive: true });
    assert.equal(signal ?? code, 0, `it did not stop well:\n${this.#printed}`);
    assert.doesNotMatch(this.#printed, BROKEN);
    assert.deepEqual(left, [], "it leaves nothing behind");
  }

  async #kill() {
    this.#process.kill("SIGKILL");
    await this.#ended;
    await rm(this.temporary, { recursive: true, force: true });
  }
}
