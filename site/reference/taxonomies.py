"""Fixed choices that code depends on.

Taxonomies that editors extend (sectors, techniques) are records in `reference.models`.
Sources: levels, Upphandlingsmyndigheten's three levels of innovation procurement; phases, SKR's
before – procurement – contract follow-up – lessons, with dialogue throughout.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Audience(TextChoices):
    SUPPLIER = "supplier", _("Supplier")
    BUYER = "buyer", _("Buyer")
    NEEDS_OWNER = "needs-owner", _("Needs owner")
    DECISION_MAKER = "decision-maker", _("Decision-maker")
    INNOVATION_SUPPORT = "innovation-support", _("Innovation support")


class Level(TextChoices):
    INNOVATION_FRIENDLY = "innovation-friendly", _("Innovation-friendly")
    NEW_SOLUTIONS = "new-solutions", _("New solutions")
    RD = "rd", _("Research and development")


class Phase(TextChoices):
    """The six stations of the phase line; a number means the same phase everywhere."""

    NEED = "need", _("Need")
    DIALOGUE = "dialogue", _("Dialogue")
    TENDER = "tender", _("Tender")
    CONTRACT = "contract", _("Contract")
    FOLLOW_UP = "follow-up", _("Follow-up")
    SCALING = "scaling", _("Scaling")


class EvidenceGrade(TextChoices):
    """How far a claimed effect can be trusted, weakest first."""

    SELF_REPORTED = "self-reported", _("Self-reported")
    INDEPENDENT = "independent", _("Independent")
    OFFICIAL_STATISTICS = "official-statistics", _("Official statistics")


class Degree(TextChoices):
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class Regime(TextChoices):
    """Which part of LOU a purchase follows.

    Source: 19 kap. 1 § and 19 a kap. 1 § LOU: under those chapters only 1–3, 5, 20 and 21 kap.
    apply beside the chapter itself.
    """

    ABOVE = "above", _("At or above the threshold")
    CHAPTER_19 = "chapter-19", _("Chapter 19")
    DIRECT_AWARD = "direct-award", _("Direct award")
    OUTSIDE = "outside", _("Outside the act")


class SectionRegime(TextChoices):
    """The regime that a section belongs to by the chapter it stands in."""

    ALL = "all", _("All regimes")
    ABOVE = "above", _("At or above the threshold")
    CHAPTER_19 = "chapter-19", _("Chapter 19")
    DIRECT_AWARD = "direct-award", _("Direct award")


class ValueRange(TextChoices):
    ANY = "any", _("Any value")
    BELOW_DIRECT_AWARD_LIMIT = "below-direct-award-limit", _("Below the direct award limit")
    BELOW_THRESHOLD = "below-threshold", _("Below the threshold")
    AT_OR_ABOVE_THRESHOLD = "at-or-above-threshold", _("At or above the threshold")


class Authority(TextChoices):
    """Kinds of contracting authority; the threshold for goods and services differs (5 kap. 1 §)."""

    CENTRAL = "central", _("Central contracting authority")
    OTHER = "other", _("Other contracting authority")
    ANY = "any", _("Any contracting authority")


class ContractKind(TextChoices):
    GOODS = "goods", _("Goods")
    SERVICE = "service", _("Service")
    ANNEX_2 = "annex-2", _("Annex 2 service")
    WORKS = "works", _("Works")
    ANY = "any", _("Any contract")


class ActorRole(TextChoices):
    BUYER = "buyer", _("Buyer")
    SUPPLIER = "supplier", _("Supplier")
    FUNDER = "funder", _("Funder")
    PARTICIPANT = "participant", _("Participant")
    SUPPORT = "support", _("Support")


class OrganisationKind(TextChoices):
    MUNICIPALITY = "municipality", _("Municipality")
    REGION = "region", _("Region")
    AGENCY = "agency", _("Government agency")
    COMPANY = "company", _("Company")
    UNIVERSITY = "university", _("University")
    NETWORK = "network", _("Network or association")
    FOREIGN_AUTHORITY = "foreign-authority", _("Authority outside Sweden")
    OTHER = "other", _("Other")
