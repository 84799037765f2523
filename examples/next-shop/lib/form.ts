import type { GatewayName } from "cointill/inbox";

/** Whom a buyer may pay through. */
export const GATEWAYS: Readonly<Record<GatewayName, string>> = {
  2328: "2328.io",
  alchemypay: "Alchemy Pay",
};

const MOST_EMAIL = 128;

export interface Filled {
  readonly email: string;
  readonly gateway: GatewayName;
  /** The price that the buyer saw. */
  readonly total: string;
}

/** What a buyer sent, or `null`. A form comes from outside: a field may be anything. */
export function filledIn(form: FormData): Filled | null {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const [email, gateway] = [text("email"), text("gateway")];
  // Whether it can be reached is found out by writing to it.
  const reachable = email.length <= MOST_EMAIL && /^[^\s@]+@[^\s@]+$/.test(email);
  if (!reachable || !(gateway in GATEWAYS)) return null;
  return { email, gateway: gateway as GatewayName, total: text("total") };
}

/** A count of pieces, or `null`. */
export function pieces(form: FormData, most: number): number | null {
  // "Remove" sends the field twice: the button's value is the last.
  const last = form.getAll("quantity").at(-1);
  if (typeof last !== "string" || !/^\d{1,3}$/.test(last)) return null;
  return Number(last) <= most ? Number(last) : null;
}
