"""What the editors' desk adds to Wagtail's admin; each part registers its own."""

from .roles import hooks as roles  # noqa: F401
from .translations import hooks as translations  # noqa: F401
