"""What a tablet says of its clock: when it happened, whether anybody waits for the answer, whether it is doubted."""

from datetime import UTC, datetime, timedelta

import pytest

from amal_field.web.entries import Entry, read

NOW = datetime(2026, 11, 23, 16, 40, tzinfo=UTC)
HOUR = 3_600_000


def sent(entered: datetime | str | None, skew: object = 0, **more: object) -> Entry:
    """The entry of a tablet whose clock said `entered`, read at `NOW`."""
    said = entered.isoformat(timespec="milliseconds") if isinstance(entered, datetime) else entered
    headers = {"Amal-Entry": "1", "Amal-Entered-At": said, "Amal-Skew": skew, "Amal-Try": 1} | {
        f"Amal-{name.replace('_', '-').title()}": value for name, value in more.items()
    }
    return read({name: str(value) for name, value in headers.items() if value is not None}, received_at=NOW)


def test_a_first_try_within_half_a_minute_is_live():
    ago = lambda seconds: sent(NOW - timedelta(seconds=seconds))  # noqa: E731
    assert [ago(seconds).is_late for seconds in (0, 30, 30.001, 3600)] == [False, False, True, True]
    assert sent(NOW, **{"try": 2}).is_late
    assert not any(ago(seconds).is_uncertain for seconds in (0, 31, 3600))


def test_a_tablet_three_hours_wrong_is_right_and_both_times_are_kept():
    wrong = NOW - timedelta(hours=3, minutes=38)
    entry = sent(wrong, 3 * HOUR)
    assert (entry.at, entry.entered_at, entry.skew_ms) == (NOW - timedelta(minutes=38), wrong, 3 * HOUR)
    assert not entry.is_uncertain
    ahead = sent((NOW + timedelta(hours=3)).isoformat().replace("+00:00", "Z"), -3 * HOUR)
    assert (ahead.at, ahead.is_late, ahead.is_uncertain) == (NOW, False, False)


def test_it_never_happens_after_it_was_received():
    entry = sent(NOW + timedelta(seconds=90))
    assert (entry.at, entry.is_uncertain) == (NOW, False)


@pytest.mark.parametrize(
    ("entered", "skew"),
    [
        (None, 0),
        ("", 0),
        ("yesterday", 0),
        ("2026-11-23T16:00:00", 0),
        ("0001-01-01T00:00:00+14:00", 0),
        ("9999-12-31T23:59:59-14:00", 0),
        (datetime(2031, 1, 1, tzinfo=UTC), 0),
        (NOW - timedelta(hours=1), 10 * 24 * HOUR),
        (NOW - timedelta(hours=1), -10 * 24 * HOUR),
        (NOW - timedelta(hours=1), None),
        (NOW - timedelta(hours=1), "1e3"),
        (NOW - timedelta(hours=1), "9" * 400),
        (NOW - timedelta(hours=1), "٣"),
        (NOW + timedelta(minutes=3), 0),
    ],
    ids=str,
)
def test_a_time_that_cannot_be_is_that_of_receipt_and_doubted(entered, skew):
    entry = sent(entered, skew)
    assert (entry.at, entry.is_uncertain, entry.is_late) == (NOW, True, True)


def test_a_month_old_is_stored_as_it_says_and_doubted():
    for days, doubted in ((30, False), (30.001, True), (3000, True)):
        entry = sent(NOW - timedelta(days=days))
        assert (entry.at, entry.is_uncertain) == (NOW - timedelta(days=days), doubted)


def test_a_clock_that_was_moved_since_is_doubted():
    for moved, doubted in ((119_999, False), (120_000, True), (-120_000, True)):
        entry = sent(NOW - timedelta(hours=1), 5_000, skew_now=5_000 + moved)
        assert (entry.at, entry.is_uncertain) == (NOW - timedelta(hours=1) + timedelta(seconds=5), doubted)


@pytest.mark.parametrize("tries", [None, "", "0", "-3", "x", "²"])
def test_what_is_no_number_of_tries_is_one(tries):
    assert sent(NOW, **{"try": tries}).tries == 1


def test_the_format_is_a_number():
    headers = {"Amal-Entry": "9"}
    assert read(headers, received_at=NOW).format == 9
    assert read({"Amal-Entry": "x"}, received_at=NOW).format == 0
