"""The account of a stay: its lines and what is due, payments, deductions and money given back, each with its undo."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.stamp import Stamp
from amal_field.transit_site import messages, operations
from amal_field.transit_site.forms import DeductionForm, PaymentForm, RefundForm
from amal_field.transit_site.models import LedgerEntry, Stay
from amal_field.transit_site.paper import receipt_words, ticket
from amal_field.transit_site.paper import statement as account_statement
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.views.common import bp, charged_or_404
from amal_field.web.access import requires
from amal_field.web.addresses import inside
from amal_field.web.forms import ActionForm, FieldForm
from amal_field.web.htmx import refused, show, written


@bp.get("/stays/<uuid:stay_id>/account")
@requires(Permission.SITE_SETTLE)
def account(stay_id: UUID) -> ResponseReturnValue:
    """What was paid and charged, what is due so far, and what is left."""
    return show("transit_site/account.html", **account_of(stay_id))


@bp.get("/stays/<uuid:stay_id>/payments")
@requires(Permission.SITE_SETTLE)
def payment_form(stay_id: UUID) -> ResponseReturnValue:
    """How much they pay, and how."""
    return show("transit_site/payment.html", form=PaymentForm(formdata=None), **_open_account(stay_id))


@bp.get("/households/<uuid:household_id>/debt")
@requires(Permission.SITE_SETTLE)
def debt(household_id: UUID) -> ResponseReturnValue:
    """On to the payment for the stay that left the debt, and back (`?back=`) to where the family was refused."""
    stay_id = ledger.owing(household_id) or abort(404)
    return redirect(url_for(".payment_form", stay_id=stay_id, back=inside(request.args.get("back"))))


@bp.post("/stays/<uuid:stay_id>/payments")
@requires(Permission.SITE_SETTLE)
def payment(stay_id: UUID) -> ResponseReturnValue:

    def pay(stay: Stay, form: PaymentForm, stamp: Stamp) -> LedgerEntry:
        return operations.record_payment(stay, form.amount.data, form.method.data, form.on.data, stamp=stamp)

    return _booked(stay_id, PaymentForm(), "transit_site/payment.html", pay)


@bp.get("/stays/<uuid:stay_id>/refunds")
@requires(Permission.SITE_SETTLE)
def refund_form(stay_id: UUID) -> ResponseReturnValue:
    """How much they are given back, and how."""
    return show("transit_site/refund.html", form=RefundForm(formdata=None), **_open_account(stay_id))


@bp.post("/stays/<uuid:stay_id>/refunds")
@requires(Permission.SITE_SETTLE)
def refund(stay_id: UUID) -> ResponseReturnValue:
    """They are given money back."""

    def give_back(stay: Stay, form: RefundForm, stamp: Stamp) -> LedgerEntry:
        return operations.give_back(stay, form.amount.data, form.method.data, stamp=stamp)

    return _booked(stay_id, RefundForm(), "transit_site/refund.html", give_back)


@bp.get("/stays/<uuid:stay_id>/deductions")
@requires(Permission.SITE_SETTLE)
def deduction_form(stay_id: UUID) -> ResponseReturnValue:
    """How much is kept back, and why."""
    return show("transit_site/deduction.html", form=DeductionForm(formdata=None), **_open_account(stay_id))


@bp.post("/stays/<uuid:stay_id>/deductions")
@requires(Permission.SITE_SETTLE)
def deduction(stay_id: UUID) -> ResponseReturnValue:
    """It is kept back."""

    def deduct(stay: Stay, form: DeductionForm, stamp: Stamp) -> LedgerEntry:
        return operations.deduct(stay, form.amount.data, form.reason.data, form.remark.data, stamp=stamp)

    return _booked(stay_id, DeductionForm(), "transit_site/deduction.html", deduct)


@bp.post("/stays/<uuid:stay_id>/entries/<uuid:entry_id>/reversal")
@requires(Permission.SITE_SETTLE)
def reversal(stay_id: UUID, entry_id: UUID) -> ResponseReturnValue:
    """It was a mistake."""
    form, stay = ActionForm(), charged_or_404(stay_id)
    entry = ledger.entry(stay, entry_id) or abort(404)
    with form.refusals(messages.SENTENCES):
        operations.reverse(stay, entry, stamp=form.stamp())
        return written(None, to=url_for(".account", stay_id=stay_id), said=_("Reversed."))
    return refused("transit_site/account.html", **account_of(stay_id) | {"problems": form.sentences})


@bp.get("/stays/<uuid:stay_id>/receipts/<uuid:entry_id>")
@requires(Permission.SITE_SETTLE)
def receipt_page(stay_id: UUID, entry_id: UUID) -> ResponseReturnValue:
    """A receipt (ontvangstbewijs), in Dutch and in the household's language."""
    stay = charged_or_404(stay_id)
    entry = ledger.entry(stay, entry_id)
    if entry is None or entry.receipt_no is None:
        abort(404)
    is_reversed = entry not in ledger.standing([stay_id])
    parts = receipt_words.parts(stay, entry)
    return show(
        "transit_site/receipt.html",
        stay=stay,
        entry=entry,
        parts=parts,
        is_reversed=is_reversed,
        signatories=ticket.signatories(stay),
    )


@bp.get("/stays/<uuid:stay_id>/statement")
@requires(Permission.SITE_SETTLE)
def statement(stay_id: UUID) -> ResponseReturnValue:
    """The whole account on paper, in Dutch and in the household's language."""
    context = account_of(stay_id)
    parts = account_statement.parts(context["account"])
    return show("transit_site/statement.html", parts=parts, at=clock.now(), **context)


def account_of(stay_id: UUID) -> dict[str, Any]:
    """A stay with its account as it stands today, for the pages that show it."""
    stay = charged_or_404(stay_id)
    account = ledger.account(stay, clock.today())
    return {"stay": stay, "account": account, "problems": [], "page_after": _page_after(stay)}


def _booked(
    stay_id: UUID, form: FieldForm, page: str, operation: Callable[[Stay, Any, Stamp], LedgerEntry]
) -> ResponseReturnValue:
    """Book what a form says, and show the account with its undo; or the form with what is wrong."""
    stay = charged_or_404(stay_id)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            entry = operation(stay, form, form.stamp())
            undo = url_for(".reversal", stay_id=stay_id, entry_id=entry.id)
            return written(None, to=_page_after(stay), said=_said(entry), undo=undo)
    return refused(page, form=form, **_open_account(stay_id))


def _open_account(stay_id: UUID) -> dict[str, Any]:
    """The same, for a form that books on it. Raises `RuleBroken` where the stay was undone."""
    context = account_of(stay_id)
    operations.demand_counting(context["stay"])
    return context


def _page_after(stay: Stay) -> str:
    """Where the form was opened: the address that it brings along (`?back=`), or the account."""
    return inside(request.args.get("back")) or url_for(".account", stay_id=stay.id)


def _said(entry: LedgerEntry) -> str:
    if entry.receipt_no:
        return _("Booked, with receipt %(number)s.", number=entry.receipt_no)
    return _("Booked.")
