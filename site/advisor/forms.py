"""The calculator's form: free text in, a purchase out."""

import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reference.taxonomies import Authority, ContractKind

from .calculator import Finding, judge
from .limits import OnDay
from .money import SumError, parse_sum
from .valuation import ZERO, Form, Purchase

RESEARCH = "rd"
VAT = [(0, _("No, excluding VAT")), (25, _("Yes, 25 %")), (12, _("Yes, 12 %")), (6, _("Yes, 6 %"))]
PARTS = {
    "part_goods": ContractKind.GOODS,
    "part_service": ContractKind.SERVICE,
    "part_annex_2": ContractKind.ANNEX_2,
    "part_works": ContractKind.WORKS,
}
FIRST_DAY = datetime.date(1994, 1, 1)
LAST_DAY = datetime.date(2100, 12, 31)


class SumField(forms.CharField):
    """A sum as people write it; empty is 0."""

    def __init__(self, **kwargs):
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 60)
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)

    def clean(self, value: Any) -> Any:
        return read_sum(super().clean(value))


class LotsField(forms.CharField):
    """Several sums, with a semicolon or a new line between them."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value).replace("\n", ";")
        return tuple(read_sum(part) for part in text.split(";") if part.strip())


def read_sum(text: str) -> Decimal:
    try:
        return parse_sum(text) if text.strip() else ZERO
    except SumError as error:
        raise forms.ValidationError(str(error)) from error


class CalculatorForm(forms.Form):
    """Everything that 5 kap. counts. Sums may be written the Swedish or the English way."""

    use_required_attribute = False
    contract = forms.ChoiceField(
        label=_("What is bought?"),
        choices=[
            (ContractKind.GOODS.value, _("Goods")),
            (ContractKind.SERVICE.value, _("A service")),
            (ContractKind.ANNEX_2.value, _("An annex 2 service: care, education, meals …")),
            (ContractKind.WORKS.value, _("Building or civil works")),
            (RESEARCH, _("A research or development service")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is bought.")},
    )
    shared = forms.BooleanField(
        label=_("Somebody else shares the results or the cost"),
        help_text=_("Only for research and development: then the act does not apply to it."),
        required=False,
    )
    authority = forms.ChoiceField(
        label=_("Who buys?"),
        choices=[
            (Authority.OTHER.value, _("A municipality, a region or another authority")),
            (Authority.CENTRAL.value, _("A central government authority")),
            (Authority.ANY.value, _("I don't know")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    day = forms.DateField(
        label=_("On which day?"),
        help_text=_("The day when the notice is sent or, without a notice, the procedure begins."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    form = forms.ChoiceField(label=_("How is it paid?"), choices=Form.choices, required=False)
    amount = SumField(
        label=_("Sum"), help_text=_("Such as 700 000, 700,000 or 1.5 million. In kronor.")
    )
    vat = forms.TypedChoiceField(
        label=_("Do the sums include VAT?"),
        choices=VAT,
        coerce=int,
        required=False,
        empty_value="0",
    )
    options = SumField(label=_("Options and extensions"))
    premiums = SumField(label=_("Payments to those who take part"))
    monthly = SumField(label=_("Sum a month"))
    months = forms.IntegerField(
        label=_("Months"),
        help_text=_("Empty means without end."),
        required=False,
        min_value=1,
        max_value=1200,
    )
    residual = SumField(label=_("Residual value, if the hire is longer than a year"))
    development = SumField(
        label=_("Research and development, or prizes"),
        help_text=_("Only for a partnership or a design contest."),
    )
    lots = LotsField(
        label=_("The other lots"),
        help_text=_("A sum for each, with a semicolon between."),
        required=False,
        max_length=500,
        widget=forms.TextInput,
    )
    other_units = SumField(label=_("Bought by your other units"))
    supplied = SumField(label=_("Goods and services that you give the contractor"))
    part_goods = SumField(label=_("of which goods"))
    part_service = SumField(label=_("of which services"))
    part_annex_2 = SumField(label=_("of which annex 2 services"))
    part_works = SumField(label=_("of which building or civil works"))

    def __init__(self, data=None, *, today: datetime.date, **kwargs):
        self.today = today
        initial = {"day": today, "authority": Authority.OTHER.value, "form": Form.TOTAL.value}
        super().__init__(data, initial=initial, label_suffix="", **kwargs)

    def more(self) -> list[forms.BoundField]:
        names = "options premiums development lots other_units supplied"
        return [self[name] for name in names.split()]

    def by_month(self) -> list[forms.BoundField]:
        return [self[name] for name in ("monthly", "months", "residual")]

    def parts(self) -> list[forms.BoundField]:
        return [self[name] for name in PARTS]

    def clean_day(self) -> datetime.date:
        day = self.cleaned_data["day"] or self.today
        if not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(_("Choose a day between 1994 and 2100."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        monthly = data.get("form") in {Form.HIRE.value, Form.MONTHLY.value}
        names = ("monthly",) if monthly else ("amount", "development", *PARTS)
        if not self.errors and not any(data.get(name) for name in names):
            self.add_error(names[0], _("Write a sum."))
        return data

    def purchase(self) -> Purchase:
        data = self.cleaned_data
        contract = data["contract"]
        return Purchase(
            ContractKind.SERVICE if contract == RESEARCH else ContractKind(contract),
            data["amount"],
            form=Form(data["form"] or Form.TOTAL),
            vat_percent=int(data["vat"]),
            months=data["months"],
            other_lots=data["lots"],
            parts={kind: data[name] for name, kind in PARTS.items() if data[name]},
            **{name: data[name] for name in
               ("options", "premiums", "other_units", "supplied", "monthly", "residual",
                "development")},
        )  # fmt: skip

    def finding(self, on_day: OnDay) -> Finding:
        """What applies to the purchase; only for a valid form."""
        data = self.cleaned_data
        authority = Authority(data["authority"] or Authority.ANY)
        return judge(
            self.purchase(),
            data["day"],
            lambda contract, limit: on_day(data["day"], authority, contract, limit),
            authority=authority,
            is_outside=data["contract"] == RESEARCH and data["shared"],
        )
