"""The form of an image: what it shows is said in both languages before it can be used."""

from django.utils.translation import gettext_lazy as _

from .uploads.forms import SiteImageForm


class ImageForm(SiteImageForm):
    """Required in the form, not in the table: images that content files bring may lack them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in (
            ("description", _("Description in Swedish")),
            ("description_en", _("Description in English")),
        ):
            if field := self.fields.get(name):
                field.required, field.label = True, label
                field.help_text = _("What the image shows, for those who do not see it.")
