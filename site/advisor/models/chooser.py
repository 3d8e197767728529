"""The chooser's questions, answers and rules, both languages side by side."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from advisor.fields import AnswerKeysField, ModelKeyField
from portal.blocks.text import validate_place
from reference.fields import ChoiceListField
from reference.models.base import ReferenceRecord, both
from reference.taxonomies import ContractKind, Regime

MEANS = _("Answers to the same question are alternatives; every question named must be met.")


class ChooserQuestion(ReferenceRecord):
    position = models.PositiveSmallIntegerField(_("position"))
    asked_when = AnswerKeysField(_("asked when"), help_text=MEANS)
    skipped_when = AnswerKeysField(
        _("not asked when"), help_text=_("Any one of these answers is enough.")
    )
    shows_limits = models.BooleanField(_("shows the limits in force"), default=False)
    text_sv = models.CharField(_("question (Swedish)"), max_length=150)
    text_en = models.CharField(_("question (English)"), max_length=150)
    reason_sv = models.TextField(_("why we ask (Swedish)"))
    reason_en = models.TextField(_("why we ask (English)"))

    panels = [
        FieldPanel("key"),
        FieldPanel("position"),
        MultiFieldPanel(both("text"), heading=_("Question")),
        MultiFieldPanel(both("reason"), heading=_("Why we ask")),
        FieldPanel("asked_when"),
        FieldPanel("skipped_when"),
        FieldPanel("shows_limits"),
    ]

    class Meta:
        verbose_name = _("chooser: question")
        verbose_name_plural = _("chooser: questions")
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text("text")


class ChooserAnswer(ReferenceRecord):
    """An answer; its key is the question's key, a hyphen and the word that stands in addresses.

    `regimes` are those that the purchase may still follow after this answer; none ticked means
    that the answer says nothing of it.
    """

    question = models.ForeignKey(
        ChooserQuestion, verbose_name=_("question"), on_delete=models.PROTECT,
        related_name="answers",
    )  # fmt: skip
    position = models.PositiveSmallIntegerField(_("position"))
    is_unknown = models.BooleanField(_("means “I don't know”"), default=False)
    contract = models.CharField(
        _("kind of contract"), max_length=10, choices=ContractKind.choices, blank=True,
        help_text=_("Decides which limits later questions show."),
    )  # fmt: skip
    regimes = ChoiceListField(_("regimes left"), choice_class=Regime)
    label_sv = models.CharField(_("answer (Swedish)"), max_length=150)
    label_en = models.CharField(_("answer (English)"), max_length=150)
    hint_sv = models.TextField(_("explanation (Swedish)"), blank=True)
    hint_en = models.TextField(_("explanation (English)"), blank=True)

    panels = [
        FieldPanel("key"),
        FieldPanel("question"),
        FieldPanel("position"),
        MultiFieldPanel(both("label"), heading=_("Answer")),
        MultiFieldPanel(both("hint"), heading=_("Explanation")),
        FieldPanel("is_unknown"),
        FieldPanel("contract"),
        FieldPanel("regimes"),
    ]

    class Meta:
        verbose_name = _("chooser: answer")
        verbose_name_plural = _("chooser: answers")
        ordering = ["question__position", "position"]

    def __str__(self) -> str:
        return f"{self.question_id and self.question.key}: {self.text('label')}"

    def clean(self):
        super().clean()
        if self.question_id and not self.key.startswith(f"{self.question.key}-"):
            raise ValidationError(
                {"key": _("The key begins with the question's key and a hyphen.")}
            )


class Effect(models.TextChoices):
    EXCLUDES = "excludes", _("The law rules the model out")
    AGAINST = "against", _("Speaks against")
    CHECK = "check", _("To check")
    FOR = "for", _("Speaks for")


class ChooserRule(ReferenceRecord):
    """What some answers mean for one model, and the section or source that says so.

    A rule that rests on a section speaks only where that section applies; where it does not, it
    rests on its source, and is silent without one (law/README: a section cited outside its regime
    is an error).
    """

    model = ModelKeyField(_("model"), max_length=80, db_index=False)
    effect = models.CharField(_("effect"), max_length=10, choices=Effect.choices)
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, help_text=_("1 to 5: how much it counts for or against.")
    )
    answers = AnswerKeysField(_("answers"), blank=False, help_text=MEANS)
    section = models.ForeignKey(
        "reference.LawSection", verbose_name=_("section"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    place = models.CharField(
        _("place in the section"), max_length=10, blank=True, validators=[validate_place]
    )
    source = models.ForeignKey(
        "reference.Source", verbose_name=_("source"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    reason_sv = models.TextField(_("reason (Swedish)"))
    reason_en = models.TextField(_("reason (English)"))

    panels = [
        FieldPanel("key"),
        FieldPanel("model"),
        FieldPanel("effect"),
        FieldPanel("weight"),
        FieldPanel("answers"),
        MultiFieldPanel(both("reason"), heading=_("Reason")),
        FieldPanel("section"),
        FieldPanel("place"),
        FieldPanel("source"),
    ]

    class Meta:
        verbose_name = _("chooser: rule")
        verbose_name_plural = _("chooser: rules")
        ordering = ["model", "key"]

    def __str__(self) -> str:
        return self.key

    def clean(self):
        super().clean()
        if not self.section_id and not self.source_id:
            raise ValidationError({"section": _("A rule cites a section or a source.")})
        if not 1 <= self.weight <= 5:
            raise ValidationError({"weight": _("The weight is 1 to 5.")})
