"""The peer serves a socket only."""

urlpatterns: list[object] = []
