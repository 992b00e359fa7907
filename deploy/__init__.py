"""Running Carya: the local supervisor and the files of a production installation."""
