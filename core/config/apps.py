from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "core.config"
    label = "config"

    def ready(self) -> None:
        from core.config.bindings import bind

        bind()
