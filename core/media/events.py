"""What media says on the socket."""

import msgspec
from django.utils import translation

from core.kernel.publish import Publication
from core.kernel.wire import Audience, Event, encode, event, user_topic
from core.media.models import Upload
from core.media.payloads import UploadPayload, upload_payload


class UploadData(msgspec.Struct, frozen=True, kw_only=True):
    """An upload as it is now."""

    upload: UploadPayload


@event(audience=Audience.USER)
class UploadUpdated(Event, frozen=True, tag="upload.updated"):
    """The person's upload was processed, released or refused."""

    data: UploadData


def upload_updated(upload: Upload) -> Publication:
    """The upload for its owner's sockets, in their language: a worker has another one or none."""
    language = upload.owner.locale if upload.problem else None
    with translation.override(language):
        frame = encode(UploadUpdated(data=UploadData(upload=upload_payload(upload))))
    return Publication(topic=user_topic(upload.owner_id), frame=frame)
