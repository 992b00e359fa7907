"""What a file is, told by its content alone. Pure: no models, no storage, no settings."""
