"""The template names every column of every table, once, in the order of its row type."""

from caredesk.domain.tables import TABLES
from caredesk.exchange.template import SHEETS, header_name, sheet_named
from caredesk.exchange.template_help import explanation
from caredesk.exchange.template_read import cell_reader
from caredesk.language.terms import TERMS

# Tables that are kept out, each for its reason.
NOT_IN_THE_TEMPLATE = {
    "alternative": "What is tried on the path to the target: a what-if, not a fact about the unit.",
    "period": "A name for some weeks of the schedule, for the page alone.",
    "draft": "A plan that is tried: a what-if, not a fact about the unit.",
    "draft_shift": "As its draft.",
    "rolled_out": "What the base schedule gave, to know what was changed by hand since.",
    "follow_up": "What the manager has ticked as done, for the page alone.",
}


def test_every_column_of_the_schema_is_in_the_template():
    """But for tables that are kept out for a reason; no column is."""
    fields = {sheet.table: tuple(column.field for column in sheet.columns) for sheet in SHEETS}
    assert fields == {
        table: row_type._fields  # type: ignore[attr-defined]
        for table, row_type in TABLES.items()
        if table not in NOT_IN_THE_TEMPLATE
    }


def test_no_two_headers_of_a_sheet_are_recognised_as_one():
    for sheet in SHEETS:
        assert len({header_name(column.header) for column in sheet.columns}) == len(sheet.columns), sheet.name


def test_sheets_are_found_in_any_case_composition_and_in_plain_ascii():
    for name in ("anställningar", "ANSTÄLLNINGAR", "ansta\u0308llningar", "anstallningar", "Anställningar "):
        found = sheet_named(name)
        assert found is not None
        assert found.table == "employment"
    assert sheet_named("anställda") is None


def test_every_column_can_be_read_and_is_explained():
    for sheet in SHEETS:
        for column in sheet.columns:
            assert callable(cell_reader(column))
            assert explanation(column).endswith(("fyllas i.", "vara tom."))


def test_every_closed_list_with_a_column_has_its_words():
    used = {column.terms for sheet in SHEETS for column in sheet.columns if column.kind == "term"}
    assert used == TERMS.keys() - {"need_days", "goal", "yes_no"}
