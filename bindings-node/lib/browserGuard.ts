/** Keys must never reach a browser. */

const WHY =
  "cointill signs with secret keys and runs on a server: in a browser everyone could read them. " +
  "Call it from your server, and let the browser call that";

/** Throws in a browser, and in a window of Electron, which is one. */
export function refuseBrowser(): void {
  const host = globalThis as { process?: { type?: string; versions?: { node?: string } } };
  if (host.process?.versions?.node === undefined || host.process.type === "renderer") {
    throw new Error(WHY);
  }
}
