"""What the last load of content files wrote."""

from django.db import models



class ImportRecord(models.Model):
    """The document that was last loaded from a file: the common ancestor of file and site.

    Comparing it with both sides tells who changed what (`editorial.content.merge`). For a
    translation `texts` holds, by path and place of each text, the hash of the original string and
    the text that was written for it.
    """

    name = models.CharField(max_length=160, unique=True)
    document = models.JSONField(default=dict)
    texts = models.JSONField(default=dict)
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name


