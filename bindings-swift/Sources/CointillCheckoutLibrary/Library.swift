// Holds nothing: by its target a program links the native library of apps. `CointillCheckout` itself
// names none, since a server has the same module over the library of servers.
