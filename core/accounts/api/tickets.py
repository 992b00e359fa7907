"""`POST /api/v1/realtime/ticket`."""

from datetime import datetime

import msgspec
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core.accounts import tickets
from core.accounts.limits import TICKETS
from core.accounts.middleware import note_use
from core.http.permissions import SignedIn
from core.http.principal import principal_of
from core.http.structs import schema_of
from core.kernel import ratelimit


class TicketPayload(msgspec.Struct, frozen=True, kw_only=True):
    """Send `ticket` as the subprotocol `ticket.<value>` before `expires_at`."""

    ticket: str
    expires_at: datetime


class RealtimeTicket(APIView):
    """Opens one socket for whoever may not use the cookie: phones, widgets, tools."""

    permission_classes = (SignedIn,)

    @extend_schema(request=None, responses={201: schema_of(TicketPayload)})
    def post(self, request: Request) -> Response:
        """A ticket that works once, for 30 seconds, while this session lives."""
        principal = principal_of(request)
        if not principal.exempt:
            ratelimit.hit(TICKETS, str(principal.user_id))
        note_use(principal.session_key)
        ticket = tickets.issue(user_id=principal.user_id, session_key=principal.session_key)
        return Response(
            TicketPayload(ticket=ticket.value, expires_at=ticket.expires_at), status=201
        )
