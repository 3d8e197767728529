"""Everything that watches over translations, switched on at start."""

from portal.signals import before_publication
from portal.translation import is_original

from . import adapting, addresses, archive, doors, records
from .refusals import refuse_original_texts


def connect() -> None:
    doors.hold()
    archive.connect()
    addresses.connect()
    adapting.connect()
    records.connect()
    before_publication.connect(check_version, dispatch_uid="no-original-texts")


def check_version(version, **kwargs) -> None:
    if not is_original(version):
        refuse_original_texts(version)
