import { webhook } from "cointill/fetch";
import { shop } from "../../../lib/shop";

/** Where the gateway posts to. The handler reads the raw body itself. */
export async function POST(request: Request): Promise<Response> {
  const { inbox } = await shop();
  return webhook({ inbox, gateway: "2328", kind: "payment" })(request);
}
