"""Load benchmarks: our server beside others that do the same job, in one run."""
