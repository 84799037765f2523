import { webhook } from "cointill/next";
import { options } from "../../shop.js";

export const config = { api: { bodyParser: false } };
export default webhook(options);
