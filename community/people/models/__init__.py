from community.people.models.profiles import Profile
from community.people.models.relations import Relation

__all__ = ["Profile", "Relation"]
