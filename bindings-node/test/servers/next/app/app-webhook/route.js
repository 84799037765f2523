import { webhook } from "cointill/fetch";
import { options } from "../../shop.js";

export const runtime = "nodejs";
export const POST = webhook(options);
