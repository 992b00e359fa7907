from django.apps import AppConfig


class HttpConfig(AppConfig):
    name = "core.http"
    label = "http"

    def ready(self) -> None:
        from core.http.checks import register

        register()
