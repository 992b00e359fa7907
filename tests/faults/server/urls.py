"""The real addresses, and those of the fault tests' own."""

import asyncio
import threading

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from core.config.urls import urlpatterns as real_patterns
from tests.faults.server import points, sabotage


@csrf_exempt
async def arm(request: HttpRequest, point: str) -> HttpResponse:
    """Die at `point`."""
    points.arm(point)
    return JsonResponse({"armed": point})


@csrf_exempt
async def break_part(request: HttpRequest, part: str) -> HttpResponse:
    """Break a part of the path, or mend it."""
    sabotage.switch(part)
    return JsonResponse({"broken": part})


async def census(request: HttpRequest) -> HttpResponse:
    """What lives in this process: tasks of the loop, threads, sockets, rooms."""
    from realtime.process import process

    hub = (await process()).hub
    return JsonResponse(
        {
            "tasks": len(asyncio.all_tasks()),
            "threads": threading.active_count(),
            "sockets": len(hub.connections),
            "full": sum(len(socket.full) for socket in hub.connections),
            "congested": sum(socket.writer.congested for socket in hub.connections),
            "lagging": sum(bool(socket.lagging) for socket in hub.connections),
            "bus_up": hub.bus.up,
        }
    )


urlpatterns = [
    *real_patterns,
    path("faults/arm/<slug:point>", arm),
    path("faults/break/<slug:part>", break_part),
    path("faults/census", census),
]
