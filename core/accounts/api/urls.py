"""REST addresses of accounts; sign-up, login and sessions are allauth's, below `/_allauth/`."""

from django.urls import path

from core.accounts.api.tickets import RealtimeTicket

urlpatterns = [
    path("realtime/ticket", RealtimeTicket.as_view(), name="realtime-ticket"),
]
