"""The pages of exports: the registers whose whole content somebody may see, as spreadsheets."""

from flask import Response, abort, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.looks.operations import NewLook, looked
from amal_field.looks.rules import EXPORT, PEOPLE
from amal_field.permissions import Permission
from amal_field.registers import paper
from amal_field.registers.exporting.numbering import give_numbers, leaving_numbers
from amal_field.registers.exporting.offers import offers
from amal_field.registers.importing.kept_report import all_registers
from amal_field.registers.importing.register import Register
from amal_field.registers.operations.work import lock_importer
from amal_field.registers.views.common import bp
from amal_field.web.access import requires
from amal_field.web.downloads import download, note_export
from amal_field.web.forms import FieldForm
from amal_field.web.htmx import show, written


@bp.get("/exports")
@requires(Permission.REGISTERS_MOVE)
def exports() -> ResponseReturnValue:
    """The registers that this user may take along, and those that hold what others keep."""
    return show("registers/exports.html", offers=offers(all_registers(), clock.today(), current_user.may))


@bp.post("/exports/<register_name>")
@requires(Permission.REGISTERS_MOVE)
def numbering(register_name: str) -> ResponseReturnValue:
    """Give the rows of a register that have none a number, for good; then its file comes."""
    register = _offered(register_name)
    lock_importer()
    give_numbers([register], clock.today(), stamp=FieldForm().stamp())
    return written(None, to=url_for(".register_sheet", register_name=register.name))


@bp.get("/exports/<register_name>.xlsx")
@requires(Permission.REGISTERS_MOVE)
def register_sheet(register_name: str) -> Response:
    """The rows of a register that have a number, as a spreadsheet that an import reads back."""
    register = _offered(register_name)
    numbers = leaving_numbers(register, clock.today())
    if register.named:
        looked(NewLook(PEOPLE, EXPORT, "registers.register_sheet", register.named(numbers)), current_user.id)
    note_export(register.name, len(numbers))
    return download(paper.register_workbook(register, numbers), f"{register.name}.xlsx")


def _offered(name: str) -> Register:
    """The register of that name; 404 where this user may not see all of it."""
    register = next((one for one in all_registers() if one.name == name), None) or abort(404)
    [offer] = offers([register], clock.today(), current_user.may)
    return register if offer.is_open else abort(404)
