/** Next calls it when a server starts: the tables are made before the first buyer comes. */
export async function register(): Promise<void> {
  // There is a second runtime, without files, for which this is built too.
  if (process.env["NEXT_RUNTIME"] === "nodejs") {
    const { shop } = await import("./lib/shop");
    await shop();
  }
}
