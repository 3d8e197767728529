"""What the editors' desk adds to Wagtail's admin; each part registers its own."""

from .translations import hooks as translations  # noqa: F401
