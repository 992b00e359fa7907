"""Media's addresses below `/api/v1/`."""

from django.urls import path

from core.media.api.files import UploadFile
from core.media.api.uploads import UploadDetail, Uploads

urlpatterns = [
    path("uploads", Uploads.as_view()),
    path("uploads/<uuid:upload_id>", UploadDetail.as_view()),
    path("uploads/<uuid:upload_id>/<str:variant>", UploadFile.as_view()),
]
