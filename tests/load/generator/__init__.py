"""An open-load WebSocket generator that reads and checks every delivery."""
