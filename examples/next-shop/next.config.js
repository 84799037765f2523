/** @type {import("next").NextConfig} */
export default {
  // It has a native module: loaded by Node, and not bundled.
  serverExternalPackages: ["cointill"],
};
