"""A shop as small as can be: what it credits, it writes into a ledger."""
