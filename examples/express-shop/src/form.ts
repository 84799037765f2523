import type { GatewayName } from "cointill/inbox";

/** Whom a buyer may pay through. */
export const GATEWAYS: Readonly<Record<GatewayName, string>> = {
  2328: "2328.io",
  alchemypay: "Alchemy Pay",
};

const MOST_EMAIL = 128;

/** The form of the checkout page as it is shown. */
export interface Filled {
  readonly email: string;
  readonly gateway: GatewayName;
  /** What is wrong with the e-mail address. */
  readonly problem?: string;
}

export const BLANK: Filled = { email: "", gateway: "2328" };

/** What a buyer sent. A form comes from outside: a field may be anything, also twice or not at all. */
export function filledIn(body: unknown): Filled & { readonly total: string } {
  const fields = (body ?? {}) as Record<string, unknown>;
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === "string" ? value.trim() : "";
  };
  const email = text("email");
  const chosen = text("gateway");
  const gateway = chosen in GATEWAYS ? (chosen as GatewayName) : BLANK.gateway;
  const filled = { email: email.slice(0, MOST_EMAIL), gateway, total: text("total") };
  // Whether it can be reached is found out by writing to it.
  return email.length <= MOST_EMAIL && /^[^\s@]+@[^\s@]+$/.test(email)
    ? filled
    : { ...filled, problem: "Please enter an e-mail address." };
}

/** A count of pieces, or nothing. */
export function pieces(body: unknown, most: number): number | null {
  const { quantity } = (body ?? {}) as Record<string, unknown>;
  // "Remove" sends the field twice: the button's value is the last.
  const last: unknown = Array.isArray(quantity) ? quantity.at(-1) : quantity;
  if (typeof last !== "string" || !/^\d{1,3}$/.test(last)) return null;
  return Number(last) <= most ? Number(last) : null;
}
