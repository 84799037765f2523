/** Where the shop is, where it keeps its books, and its keys: from the environment, as set by the host. */
export function settings() {
  const baseUrl = process.env["URL_2328"];
  return {
    /** Where buyers and gateways reach it, without a slash at the end. */
    siteUrl: wanted("SITE_URL"),
    /** The path of its SQLite file. */
    database: wanted("DATABASE"),
    gateway2328: {
      project: wanted("PROJECT_2328"),
      apiKey: wanted("API_KEY_2328"),
      // Unset to take real money.
      ...(baseUrl === undefined ? {} : { baseUrl }),
    },
    alchemyPay: {
      appId: wanted("ALCHEMYPAY_APP_ID"),
      secret: wanted("ALCHEMYPAY_SECRET"),
      host: process.env["ALCHEMYPAY_HOST"] ?? "alchemy",
    },
  };
}

/** Buyers are told that no money moves. */
export function isSandbox(): boolean {
  return process.env["URL_2328"] !== undefined;
}

function wanted(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") {
    throw new Error(`${name}: expected a value in the environment, got none`);
  }
  return value;
}
