"""Something to show in each page of the desk, beside the content of the site."""

import json
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)
from wagtail_localize.models import Translation

from advisor.models import ChooserAnswer, ChooserQuestion, ChooserRule, SelfCheckQuestion
from editorial.models import AccessibilityReport, WriteInstead
from editorial.upkeep.law.consolidation import read
from editorial.upkeep.law.notice import record
from guides.models import GuidePage
from home.models import Feedback
from portal.models import ChangeNote, Deviation
from reference.models import (
    Act,
    Concept,
    LawSection,
    Organisation,
    Sector,
    Source,
    Technique,
    Threshold,
)
from search.models import BestBet, Synonym

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "korrekt-häst-batteri"
RECORDS = (Act, BestBet, ChooserAnswer, ChooserQuestion, ChooserRule, Concept, LawSection,
           Organisation, Sector, SelfCheckQuestion, Source, Synonym, Technique,
           Threshold)  # fmt: skip


def administrator(name: str, *, factor: bool):
    user = get_user_model().objects.create_superuser(name, f"{name}@example.org", PASSWORD)
    if factor:
        TOTP.activate(user, SECRET)
        RecoveryCodes.activate(user)
        WebAuthn.add(user, "Nyckel", credential())
    return user


def credential() -> dict:
    """What a browser sends for a new security key."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    data = AttestedCredentialData.create(bytes(16), b"a" * 16, key)
    flag = AuthenticatorData.FLAG
    about = AuthenticatorData.create(bytes(32), flag.UP | flag.AT, 0, data)
    client = CollectedClientData.create("webauthn.create", bytes(32), "http://127.0.0.1")
    return {
        "id": websafe_encode(b"a" * 16),
        "rawId": websafe_encode(b"a" * 16),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(AttestationObject.create("none", about, {})),
        },
    }


def prove(session_key: str) -> None:
    """As if password and second factor had just been asked for, and for an hour to come."""
    session = SessionStore(session_key)
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session["account_authentication_methods"] = [
        {"method": method, "at": time.time() + 3600, "reauthenticated": True}
        for method in ("password", "mfa")
    ]
    session.save()


def guides() -> tuple[GuidePage, GuidePage]:
    """Two originals that have changed since their translation; that of the second left it."""
    stale, left = GuidePage.objects.filter(locale__language_code="sv").order_by("path")[:2]
    Translation.objects.filter(source__object_id=left.translation_key).update(enabled=False)
    english = left.get_translations().get()
    english.save_revision().publish()
    for page, summary in ((stale, "Prova innan ni köper stort."), (left, "Skriv fritt.")):
        page.summary = summary
        page.save_revision().publish()
    return stale, left


def furnish() -> dict[str, list[Any]]:
    """Pattern of an address → what to fill it with."""
    stale, left = guides()
    kind = ContentType.objects.get_for_model(GuidePage).pk
    entry = {"chapter": "6", "section": "31", "text": "Ny lydelse.", "amended_by": "SFS 2027:1"}
    act = {"act": "LOU", "consolidated_to": "SFS 2027:1", "sections": [entry]}
    consolidation = read(json.dumps(act).encode())
    consolidation.save()
    change = record("section", "lou-6-31", "En myndighet får.", "En myndighet får om den vill.")
    note = ChangeNote.objects.first() or ChangeNote.objects.create(page=stale, note_sv="Nytt.")
    Synonym.objects.exists() or Synonym.objects.create(language="sv", words="pilot, försök")
    BestBet.objects.exists() or BestBet.objects.create(language="sv", queries="pilot", page=stale)
    answer = Feedback.objects.create(
        page=stale, page_title=stale.title, locale="sv", was_useful=False, text="Ett exempel?"
    )
    deviation = Deviation.objects.create(text_sv="Fel", text_en="Wrong", reason="time")
    key = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)
    objects = {
        "translations/texts/<int:page_id>/": [stale.get_translations().get().pk],
        "translations/adapted/<int:page_id>/": [left.get_translations().get().pk],
        "localize/update/<int:translation_source_id>/": [
            Translation.objects.get(source__object_id=stale.translation_key).source_id
        ],
        "reports/reviews/<int:content_type>/<int:pk>/": [kind, stale.pk],
        "upkeep/corrections/<int:page_id>/": [stale.pk],
        "upkeep/law/<int:pk>/": [consolidation.pk],
        "upkeep/law/changes/<int:pk>/": [change.pk],
        "writing/versions/<int:page_id>/": [stale.pk],
        "changes/edit/<int:pk>/": [note.pk],
        "deviations/edit/<int:pk>/": [deviation.pk],
        "accessibility_reports/edit/<int:pk>/": [AccessibilityReport.objects.create(text="Fel").pk],
        "write_instead/edit/<int:pk>/": [
            WriteInstead.objects.get_or_create(form="erhålla", instead="få")[0].pk
        ],
        "feedback/inspect/<int:pk>/": [answer.pk],
        "security/keys/<int:pk>/edit/": [key.pk],
        "security/keys/<int:pk>/remove/": [key.pk],
    }
    for model in RECORDS:
        pattern = f"snippets/{model._meta.label_lower.replace('.', '/')}/edit/<int:pk>/"
        objects[pattern] = [model.objects.order_by("pk").first().pk]
    return {f"admin/{pattern}": values for pattern, values in objects.items()}
