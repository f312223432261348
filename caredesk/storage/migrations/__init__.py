"""One module a schema version, named for what it does; append only."""
