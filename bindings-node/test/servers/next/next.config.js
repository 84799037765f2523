export default {
  // Loaded from node_modules and not bundled: it has a native module.
  serverExternalPackages: ["cointill"],
};
