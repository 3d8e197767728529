"""What the editors' desk adds to Wagtail's admin; each part registers its own."""

from .audit import hooks as audit  # noqa: F401
from .check import report  # noqa: F401
from .roles import hooks as roles  # noqa: F401
from .signin import hooks as signin  # noqa: F401
from .translations import hooks as translations  # noqa: F401
from .upkeep import hooks as upkeep  # noqa: F401
from .usage import hooks as usage  # noqa: F401
from .writing import hooks as writing  # noqa: F401
