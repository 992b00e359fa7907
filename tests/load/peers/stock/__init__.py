"""A competent chat on stock Django Channels: a consumer per socket, `group_send`, the ORM.

It speaks the part of Carya's wire that the generator uses, so both are driven by the same code.
Environment: `STOCK_DATABASE_URL`, `STOCK_REDIS_URL`, `STOCK_LAYER` (`core` or `pubsub`).
"""
