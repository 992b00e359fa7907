from core.media.models.uploads import Upload

__all__ = ["Upload"]
