"""Why a file is refused, in the editor's language."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "name": _("The file name has signs that hide what the file is; rename it and try again."),
    "empty": _("The file is empty."),
    "size": _("The file is larger than %(most)s MB."),
    "extension": _("Files of this type are not taken. These are: %(extensions)s."),
    "type": _("The file is not what its name says: its content is no %(extension)s."),
    "damaged": _("The file is damaged and cannot be read to its end."),
    "pixels": _("The picture has more than %(most)s million pixels, all frames counted."),
    "mixed": _("The file holds another file or a web page besides what its name says."),
    "locked": _("The file is encrypted or locked by a password, so it cannot be checked."),
    "unpacked": _("The file unpacks to far more than its size."),
    "dear": _("The file takes too much time or memory to read."),
    "paths": _("The file packs parts whose names lead out of it, or that stand twice."),
    "active": _("The file holds a macro, a script or another part that can run."),
    "attached": _("The file has other files attached inside it."),
    "outside": _("The file fetches parts of itself from elsewhere when it is opened."),
    "entities": _("The file defines entities of its own in XML, which none needs."),
    "text": _("The file is not text in UTF-8; save it as CSV UTF-8."),
    "formula": _("Row %(row)s has a cell that a spreadsheet would run as a formula."),
}


class Refused(Exception):
    """A file that is not taken; `reason` is a key of REASONS."""

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.params = params

    @property
    def message(self) -> str:
        return str(REASONS[self.reason]) % self.params
