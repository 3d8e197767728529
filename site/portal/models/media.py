"""Images and documents with a stable key, so that content files can name them."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from portal.uploads import Refused, check_document, check_image


class KeyedFile(models.Model):
    key = models.SlugField(_("key"), max_length=80, unique=True, null=True, blank=True)

    check_upload: Callable[[File, str], None]

    class Meta:
        abstract = True

    def clean(self):
        """Read a newly uploaded file, whichever form or command brought it."""
        super().clean()
        if self.file and not self.file._committed:
            try:
                type(self).check_upload(self.file, self.file.name)
            except Refused as refused:
                raise ValidationError({"file": refused.message}) from refused


class SiteImage(KeyedFile, AbstractImage):
    """`description` says in Swedish what the image shows, `description_en` in English."""

    description_en = models.CharField(_("description in English"), max_length=255, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "description_en", "key")
    check_upload = staticmethod(check_image)

    class Meta:
        # Wagtail declares this on its own models only; without it no role could place a picture.
        permissions = [("choose_siteimage", _("Can choose image"))]

    @property
    def is_described(self) -> bool:
        """In both languages."""
        return bool(self.description and self.description_en)


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]


class SiteDocument(KeyedFile, AbstractDocument):
    language = models.CharField(
        _("language"), max_length=5, default="sv", help_text=_("Language code, as sv or en.")
    )
    admin_form_fields = (*Document.admin_form_fields, "key", "language")
    check_upload = staticmethod(check_document)

    class Meta:
        permissions = [("choose_sitedocument", _("Can choose document"))]
