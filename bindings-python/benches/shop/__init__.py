"""A Django shop that takes the same webhooks twice: with the app, and by hand."""
