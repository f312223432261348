"""What the line at the bottom of Schema is made of: hours, density, R12 and SEK of an edit, and tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from caredesk.domain.rows import Shift
from caredesk.language import formats
from caredesk.language.breach_words import breach_name, breach_sentence
from caredesk.language.overtime_words import limit_text
from caredesk.language.strip_words import why_missing
from caredesk.language.translation import tr
from caredesk.services.price import NeedChange, Price
from caredesk.ui.widgets.tag import BREACH, MET, MINUS, PLUS, WATCH, Tone

Joint = Literal["gap", "dot", "rule"]

NOISE = 0.005
MOST_TAGS = 2
"""So many breaches, vacancies or needs are named; of more, how many there are."""
FAR_REST = 72.0
"""Free time that is longer than this is no matter for an edit, hours."""


class LinePart(NamedTuple):
    """Words of the line, with lighter ones `before` and `after` them; a `tone` makes a tag of them. `joint`:
    what stands between it and the part before."""

    text: str
    role: str = "text"
    strong: bool = False
    before: str = ""
    after: str = ""
    tone: Tone | None = None
    joint: Joint = "gap"

    @property
    def words(self) -> str:
        return f"{self.before}{self.text}{self.after}"


def price_parts(price: Price) -> tuple[LinePart, ...]:
    """The price of an edit, what it breaks first among its tags, and why something is missing last."""
    figures = [LinePart(formats.hours(price.hours, signed=True), strong=True, joint="rule"), _density(price)]
    r12 = _r12(price)
    figures += [r12] if r12 else []
    known = price.sek is not None
    sek = f"{formats.number(price.sek, 0, signed=True)}{formats.NO_BREAK}{tr('kr')}"
    figures.append(
        LinePart(sek, strong=True, joint="dot")
        if known
        else LinePart(formats.NONE, before=tr("kostnad "), joint="dot")
    )
    why = () if known else (LinePart(why_missing(price.sek_missing), role="text2"),)
    told = (LinePart(f"* {tr('antagen beläggning')}", role="text2"),) if price.estimated else ()
    return (
        *figures,
        *_breaches(price),
        *_limits(price),
        *_vacancies(price),
        *_needs(price),
        *_rest(price),
        *why,
        *told,
    )


def decimals_of(change: float) -> int:
    """Two decimals, or three where two would hide or swell a change."""
    return 2 if abs(change) >= 0.01 - 1e-9 else 3


def _density(price: Price) -> LinePart:
    month = formats.month_word_short(price.month) + ("*" if price.estimated else "")
    before, after = price.density_before, price.density_after
    if before is None or after is None:
        return LinePart(formats.NONE, before=f"{month} ", joint="dot")
    decimals = decimals_of(after - before)
    was, now = formats.number(before, decimals), formats.number(after, decimals)
    if was == now:
        return LinePart(now, before=f"{month} ", joint="dot")
    return LinePart(now, strong=True, before=f"{month} {was} → ", joint="dot")


def _r12(price: Price) -> LinePart | None:
    if price.r12_before is None or price.r12_after is None:
        return None
    change = price.r12_after - price.r12_before
    decimals = 2 if decimals_of(change) == 2 else 4
    return LinePart(formats.number(change, decimals, signed=True), strong=True, before="R12 ", joint="dot")


def _breaches(price: Price) -> Iterator[LinePart]:
    for breach in price.breaches_added[:MOST_TAGS]:
        yield LinePart(f"{BREACH} {breach_sentence(breach)}", tone="under")
    yield from _more(len(price.breaches_added), tr("! {count} brott till"), "under")
    for change in price.breaches_changed[:1]:
        yield LinePart(f"{BREACH} {breach_sentence(change.after)}", tone="under")
    for breach in price.breaches_removed[:1]:
        yield LinePart(f"{MET} {tr('löser {rule}').format(rule=breach_name(breach).lower())}", tone="ok")


def _limits(price: Price) -> Iterator[LinePart]:
    """Who comes near a limit of overtime, or goes further beyond one."""
    for near in price.limits[:MOST_TAGS]:
        sign, tone = (BREACH, "under") if near.passed else (WATCH, "over")
        yield LinePart(f"{sign} {limit_text(near)}", tone=tone)  # type: ignore[arg-type]
    yield from _more(len(price.limits), tr("▲ fler gränser: {count}"), "over")


def _vacancies(price: Price) -> Iterator[LinePart]:
    for shift in price.filled[:MOST_TAGS]:
        words = f"{MET} {tr('fyller vakans')} {shift.section}".rstrip()
        need = _need_of(shift, price.needs)
        yield LinePart(f"{words} · {_staffed(need)}" if need else words, tone="ok")
    yield from _more(len(price.filled), tr("✓ fyller {count} till"), "ok")
    for shift in price.opened[:MOST_TAGS]:
        what = " ".join(part for part in (shift.shift_code, shift.section) if part)
        yield LinePart(f"{MINUS} {tr('{shift} blir vakant').format(shift=what or tr('pass'))}", tone="under")
    yield from _more(len(price.opened), tr("− {count} pass till"), "under")


def _needs(price: Price) -> Iterator[LinePart]:
    """Needs that are met or missed otherwise than before, but those told with a vacancy."""
    told = [_need_of(shift, price.needs) for shift in price.filled[:MOST_TAGS]]
    left = [need for need in price.needs if need.wanted is not None and need not in told]
    for need in left[:MOST_TAGS]:
        beside = need.after - (need.wanted or 0)
        sign, tone = (
            (MET, "ok") if abs(beside) <= NOISE else (PLUS, "over") if beside > 0 else (MINUS, "under")
        )
        yield LinePart(f"{sign} {_staffed(need)}", tone=tone)  # type: ignore[arg-type]
    yield from _more(len(left), tr("{count} behov till"), "neutral")


def _rest(price: Price) -> Iterator[LinePart]:
    if price.rest_hours is not None and price.rest_hours <= FAR_REST:
        words = tr("vila {hours}").format(hours=formats.hours(price.rest_hours))
        well = not any("rest" in breach.rule for breach in price.breaches_added)
        yield LinePart(f"{words} {MET}" if well else words, tone="neutral")


def _more(count: int, words: str, tone: Tone) -> Iterator[LinePart]:
    if count > MOST_TAGS:
        yield LinePart(words.format(count=count - MOST_TAGS), tone=tone)


def _need_of(shift: Shift, needs: Sequence[NeedChange]) -> NeedChange | None:
    return next(
        (
            need
            for need in needs
            if (need.shift_code, need.day) == (shift.shift_code, shift.day)
            and need.wanted is not None
            and need.section in (shift.section, "")
        ),
        None,
    )


def _staffed(need: NeedChange) -> str:
    return f"{need.shift_code} {formats.tidy(need.after, 1)}/{formats.tidy(need.wanted or 0, 1)}"
