import { webhook } from "cointill/next";
import { options } from "../../shop.js";

// As a shop that forgets `config`.
export default webhook(options);
