"""A case's money, as widths of a drawing."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any


def money_shares(items: Iterable[Any]) -> list[dict[str, Any]]:
    """Each sum with its share of the largest in its currency, as a width in per cent.

    A sum that is alone in its currency has no width: there is nothing to compare it with, and
    currencies are never converted.
    """
    values = [item.value for item in items]
    counts = Counter(value["currency"] for value in values)
    largest: dict[str, Decimal] = {}
    for value in values:
        amount = Decimal(value["amount"])
        largest[value["currency"]] = max(largest.get(value["currency"], Decimal(0)), amount)
    return [
        {
            "value": value,
            "width": f"{100 * Decimal(value['amount']) / largest[value['currency']]:.1f}%"
            if counts[value["currency"]] > 1 and largest[value["currency"]]
            else "",
        }
        for value in values
    ]
