"""Templates without the indentation that only their writers need."""

import re

from django.template import Origin
from django.template.loaders.filesystem import Loader

INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
# A line of tags that write nothing themselves; its end would be an empty line in the page.
NAMES = "if|elif|else|endif|for|empty|endfor|with|endwith|load|block|endblock"
SILENT = re.compile(rf"^((?:{{% *(?:{NAMES})\b[^%]*%}})+)\n", re.MULTILINE)


class WithoutIndentation(Loader):
    """Reads the templates of this repository; a tenth of a page was white space of theirs.

    Taken away once, when a template is compiled. Nothing here is set in <pre>, and texts that
    readers may have broken into lines come from variables, which are left as they are.
    """

    def get_contents(self, origin: Origin) -> str:
        return SILENT.sub(r"\1", INDENTATION.sub("", super().get_contents(origin)))
