"""One module for each kind of figure; each returns rows for the report."""
