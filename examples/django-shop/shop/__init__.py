"""The shop: products, a cart, orders."""
