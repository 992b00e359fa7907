"""Other servers doing the same job, the ordinary way."""
