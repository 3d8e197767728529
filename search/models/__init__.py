"""What search keeps in the database: the outbox, and what editors steer it with."""

from .demand import Sought
from .editorial import BestBet, Synonym
from .outbox import Acknowledgement, Change, IndexRecord

__all__ = ["Acknowledgement", "BestBet", "Change", "IndexRecord", "Sought", "Synonym"]
