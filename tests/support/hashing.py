"""Password hashing that costs a test little and that a real server can still verify."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 with the least work; the cost is part of the hash, so every process can check it."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1

    def must_update(self, encoded: str) -> bool:
        """A server process hashes anew at its own cost; back again would end its sessions."""
        return False
