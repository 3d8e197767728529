"""The form of a document: what is looked at in the file, and what is not."""

from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm


class DocumentForm(BaseDocumentForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            field.help_text = _(
                "PDF, DOCX and ODT are checked for title, language and headings, which those who "
                "hear a document need. XLSX, ODS and CSV are not checked: give each table a title "
                "and its columns headings."
            )
