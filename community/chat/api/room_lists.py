"""`/api/v1/me/rooms` and `/api/v1/spaces/{slug}/rooms/order`."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.actions.room_order import order_rooms
from community.chat.api.rooms import RoomPage
from community.chat.limits import ROOMS_PER_SPACE
from community.chat.selectors.rooms import rooms_of_space, rooms_of_spaces
from community.people.api.caller import caller
from community.spaces.access import space_for_making_rooms
from core.http.permissions import SignedIn, SignedInVerifiedToWrite
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of


class OrderInput(StrictSerializer):
    """Every room in use of the space, once."""

    rooms = serializers.ListField(child=serializers.UUIDField(), max_length=ROOMS_PER_SPACE)


class MyRooms(APIView):
    """Rooms of all of one's spaces."""

    permission_classes = (SignedIn,)

    @extend_schema(operation_id="me_rooms_list", responses={200: schema_of(RoomPage)})
    def get(self, request: Request) -> Response:
        """Rooms of every space the caller belongs to, with what is left to read."""
        return Response(RoomPage(results=rooms_of_spaces(caller(request))))


class RoomOrder(APIView):
    """The order in which a space shows its rooms."""

    permission_classes = (SignedInVerifiedToWrite,)

    @extend_schema(request=OrderInput, responses={200: schema_of(RoomPage)})
    def put(self, request: Request, slug: str) -> Response:
        """Sort the rooms: admins of the space, in The Lounge admins of the site."""
        standing = space_for_making_rooms(caller(request), slug)
        data = OrderInput(data=request.data)
        data.is_valid(raise_exception=True)
        order_rooms(standing=standing, order=data.validated_data["rooms"])
        return Response(RoomPage(results=rooms_of_space(standing)))
