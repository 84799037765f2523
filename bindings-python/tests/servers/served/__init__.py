"""The shop of the tests behind a server: sandbox, database and address come from outside."""
