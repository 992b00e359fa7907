"""REST and its reference."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "core.http.authentication.SessionTokenAuthentication",
        "core.http.authentication.CookieAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["core.http.permissions.SignedInVerifiedToWrite"],
    "DEFAULT_RENDERER_CLASSES": ["core.http.renderers.MsgspecRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "core.http.pagination.KeysetPagination",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "core.http.exceptions.exception_handler",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Carya",
    "DESCRIPTION": "REST beside the socket: the same limits, errors and gate.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "ENUM_NAME_OVERRIDES": {
        "ProfileVisibilityEnum": "community.people.models.Profile.Visibility",
        "SpaceVisibilityEnum": "community.spaces.models.Space.Visibility",
        "RelationKindEnum": "community.people.models.Relation.Kind",
        "RoomKindEnum": ["text", "announcement", "help", "showcase"],
        "RoomLevelEnum": "community.chat.models.Room.Level",
    },
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "core.http.openapi.describe_problems",
    ],
}
