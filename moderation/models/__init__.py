from moderation.models.decisions import Decision
from moderation.models.flags import SLA, Flag, HeldFlag, Report, Severity, SubjectType
from moderation.models.lists import DomainEntry, WordEntry

__all__ = [
    "SLA",
    "Decision",
    "DomainEntry",
    "Flag",
    "HeldFlag",
    "Report",
    "Severity",
    "SubjectType",
    "WordEntry",
]
