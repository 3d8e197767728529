"""The form for pictures, with a file field that looks before Wagtail's opens the file."""

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .check import check_image
from .refusal import Refused


class PictureField(WagtailImageField):
    """Wagtail counts frames, for which it decodes the whole picture, before it counts pixels.

    A damaged picture is an error of the server there, and a huge one is decoded.
    """

    def to_python(self, data):
        if data:
            try:
                check_image(data, data.name)
            except Refused as refused:
                raise ValidationError(refused.message, code=refused.reason) from refused
        return super().to_python(data)


class SiteImageForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if wagtails := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=wagtails.label, required=wagtails.required, widget=wagtails.widget
            )
