/** The name of this machine's native package. */

/** `gnu` or `musl` on Linux, where a module for one does not load on the other. */
function libc(): string[] {
  if (process.platform !== "linux") {
    return [];
  }
  const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } };
  return [report?.header?.glibcVersionRuntime ? "gnu" : "musl"];
}

/** Platform, architecture and C library, such as `linux-x64-gnu`. */
export function platform(): string {
  return [process.platform, process.arch, ...libc()].join("-");
}
