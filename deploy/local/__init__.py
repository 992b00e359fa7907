"""`make run`: bootstrap, embedded services and one supervisor for every process."""
