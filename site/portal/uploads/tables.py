"""Tables in CSV: text in UTF-8 in which no cell is a formula."""

import csv
import re

from .refusal import Refused
from .signs import has_markup

# Spreadsheets run what begins so; a number may have a sign (OWASP, CSV injection).
FORMULA = re.compile(r"\s*[=@|]|\s*[+-](?![\d.,]*\s*%?$)")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def check_table(data: bytes, extension: str) -> None:
    if has_markup(data):
        raise Refused("mixed")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("text") from None
    if CONTROL.search(text):
        raise Refused("type", extension=extension.upper())
    for delimiter in ",;\t":
        check_cells(text, delimiter)


def check_cells(text: str, delimiter: str) -> None:
    """A reader guesses the delimiter; the table must be harmless whichever it takes."""
    try:
        for number, row in enumerate(csv.reader(text.splitlines(True), delimiter=delimiter), 1):
            if any(FORMULA.match(cell) for cell in row):
                raise Refused("formula", row=number)
    except csv.Error as error:
        raise Refused("damaged") from error
