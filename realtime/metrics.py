"""What operators watch; served by `/metrics`."""

from prometheus_client import Counter, Gauge

CONNECTIONS = Gauge("carya_connections", "Open sockets of this process.")
RELEASED = Counter("carya_frames_released", "Frames released to local subscribers.")
DELIVERED = Counter("carya_frames_delivered", "Frames written to sockets, one for each receiver.")
FILLED = Counter("carya_positions_filled", "Positions fetched from the database to fill a hole.")
FILLS_FAILED = Counter("carya_fills_failed", "Holes that could not be filled at once.")
LAGS = Counter("carya_lags", "Times a slow reader's room collapsed to room.lag.")
RESUMES = Counter("carya_resumes", "Subscriptions answered.", ["source"])
COMMANDS = Counter("carya_commands", "Commands by outcome.", ["type", "outcome"])
BUS_LOST = Counter("carya_bus_lost", "Batches that could not be published.")
BUS_UP = Gauge("carya_bus_up", "1 while the bus carries this process' own probes.")
