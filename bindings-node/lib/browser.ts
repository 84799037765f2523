/**
 * What a bundle for a browser or an edge runtime gets in place of the package: every class and
 * function that would need the native module says why it is not there.
 */

const WHY =
  "cointill signs with secret keys through a native module and runs on a server with Node: in a " +
  "browser everyone could read the keys, and an edge runtime loads no native module. Call it from " +
  'your server (in Next.js: a route with `export const runtime = "nodejs"`)';

function refuse(): never {
  throw new Error(WHY);
}

class Absent {
  constructor() {
    refuse();
  }
}

export {
  Absent as AlchemyPay,
  Absent as AlchemyPayWebhooks,
  Absent as Gateway2328,
  Absent as Webhooks2328,
  refuse as decide,
  refuse as nextStatus,
  refuse as transition,
};
