"""How large, how long and how many."""

from core.kernel.ratelimit import Limit

MEGABYTE = 1024 * 1024
IMAGE_BYTES = 10 * MEGABYTE
FILE_BYTES = 25 * MEGABYTE
VOICE_BYTES = 5 * MEGABYTE
FACE_BYTES = 2 * MEGABYTE
"""Avatars and icons of spaces."""
REQUEST_BYTES = FILE_BYTES + MEGABYTE
"""A whole upload request: the largest file and the form around it."""

PIXELS = 40_000_000
"""Pixels of one picture, known before anything is decoded."""
FRAMES = 500
FRAME_PIXELS = 60_000_000
"""Pixels of all frames of a moving picture together."""
SIDE = 20_000
"""Longest edge in pixels."""

THUMBNAIL = 300
PREVIEW = 1200
FACE = 256
"""Edges of the variants, in pixels."""

VOICE_MS = 5 * 60 * 1000
WAVEFORM = 100
"""Bars of a waveform, each 0 to 100."""

NAME_CHARS = 120
ALT_CHARS = 500

UPLOADS = (Limit("upload.hour", 20, 3_600),)
CHANGES = (Limit("upload.change", 60, 3_600),)

URL_SECONDS = 300
"""How long a signed address is good for."""
ORPHAN_HOURS = 24
"""An upload that nothing holds by then is deleted."""
REJECTED_DAYS = 30
"""How long the pictures that moderators refused are kept for an appeal."""
STUCK_SECONDS = 120
"""An upload still not processed by then is given to a worker again."""
