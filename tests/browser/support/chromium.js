// The browser: Debian's chromium, driven by playwright-core, which brings none of its own.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];

const ARGUMENTS = [
  // A container's root has no sandbox of the kernel's, and often no graphics card.
  "--no-sandbox",
  "--disable-gpu",
  // Nothing here may talk to anyone but this machine.
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Screens that the scenarios run on. */
export const SCREENS = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
};

function program() {
  const named = process.env.COINTILL_CHROMIUM;
  if (named) return named;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of NAMES) {
      if (existsSync(join(folder, name))) return join(folder, name);
    }
  }
  throw new Error(
    `expected one of ${NAMES.join(", ")} on PATH, got none: install it (on Debian: apt-get ` +
      "install chromium) or name one in COINTILL_CHROMIUM",
  );
}

/** Starts the browser. Close it at the end. */
export function launch() {
  return chromium.launch({ executablePath: program(), args: ARGUMENTS });
}
