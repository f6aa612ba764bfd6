"""Laws of what stands outside the sheet: lines, limits, vetoes, exemptions, the other units."""

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from building import standard_of
from laws import comparing, generating, generating_sheets
from laws.comparing import District
from laws.strategies import randoms, share
from laws.test_round_trips import reloaded
from pufa_cli.model.rule import Status
from pufa_cli.model.standard import Standard
from pufa_cli.model.submission import Review, Submission
from pufa_cli.rules import context


@st.composite
def districts(draw: Any, most: int = 3) -> District:
    """Districts of up to three units."""
    return comparing.a_district(draw(randoms()), most)


def assessed(district: District) -> list[Any]:
    return comparing.assessments(district)


def changed(district: District, **standard: Any) -> District:
    return district._replace(standard={**district.standard, **standard})


def totals(district: District) -> list[Fraction]:
    return [one.total.exact for one in assessed(district)]


# adding up


@share(2)
@given(districts())
def test_the_account_adds_up_to_the_total_exactly(district):
    for one in assessed(district):
        account = one.account
        lines = account.base + account.sheet + account.bonus - account.penalty
        assert lines - account.subtracted + account.limited == one.total.exact
        assert account.sheet == sum(c.contribution for c in one.criteria)
        assert account.sheet == sum(part.contribution for part in one.parts)
        assert 0 <= account.sheet <= one.standard.on_sheet


@share(2)
@given(districts())
def test_every_missing_mark_of_a_criterion_has_a_cause_whatever_touched_it(district):
    for one in assessed(district):
        for found in one.criteria:
            outcome = found.outcome
            missing = sum(loss.amount for loss in outcome.losses)
            assert 0 <= outcome.points <= outcome.at_most <= found.criterion.marks
            assert all(loss.amount > 0 and loss.worth >= 0 for loss in outcome.losses)
            if outcome.status is not Status.NOT_APPLICABLE:
                assert outcome.points + missing == found.criterion.marks
            elif outcome.points:
                assert outcome.points == found.criterion.marks


@share(2)
@given(districts())
def test_a_group_is_the_sum_or_the_highest_of_its_lines_under_its_cap(district):
    for one in assessed(district):
        for found in (*one.account.bonuses, *one.account.penalties):
            points = [line.points for line in found.lines]
            worth = sum(points) if found.group.count == "sum" else max(points, default=0)
            assert 0 <= found.points == min(worth, found.group.max or worth)
            assert all(0 <= line.points <= (line.line.max or line.points) for line in found.lines)


@share(2)
@given(districts())
def test_the_total_keeps_within_its_limits(district):
    for one in assessed(district):
        limits = one.standard.limits
        for figure in (one.total.exact, one.total.exact_at_most):
            assert limits.least is None or figure >= limits.least
            assert limits.most is None or figure <= limits.most
        assert one.total.exact <= one.total.exact_at_most
        is_cut = one.total.exact in (limits.least, limits.most)
        assert one.account.limited == 0 or is_cut


# bonuses and penalties


@share(2)
@given(districts())
def test_bonuses_never_lower_and_penalties_never_raise(district):
    no_bonus, no_penalty = (
        district._replace(
            filed=[
                ({**one, key: {}}, [{**two, key: {}} for two in reviews])
                for one, reviews in district.filed
            ]
        )
        for key in ("bonuses", "penalties")
    )
    found = totals(district)
    assert all(before <= after for before, after in zip(totals(no_bonus), found, strict=True))
    assert all(before >= after for before, after in zip(totals(no_penalty), found, strict=True))


@share(2)
@given(districts(), randoms())
def test_one_more_line_is_never_worse_as_a_bonus_nor_better_as_a_penalty(district, r):
    for key, is_bonus in (("bonuses", True), ("penalties", False)):
        lines = [line for group in district.standard[key] for line in group["lines"]]
        if not lines:
            continue
        line = r.choice(lines)
        facts = generating.measured(r, line.get("measure", {"kind": "yes_no"}), 0)
        blank, told = (
            district._replace(
                filed=[
                    ({**one, key: {**one[key], line["id"]: said}}, []) for one, _ in district.filed
                ]
            )
            for said in (None, facts)
        )
        for before, after in zip(totals(blank), totals(told), strict=True):
            assert before <= after if is_bonus else before >= after


@share(2)
@given(districts())
def test_a_review_of_a_line_overrules_the_submission(district):
    for one, reviews in district.filed:
        if reviews:
            said = {**one["bonuses"], **{k: v for k, v in reviews[0]["bonuses"].items() if v}}
            merged = ({**one, "bonuses": said}, [{**reviews[0], "bonuses": {}}])
            own = totals(district._replace(filed=[(one, reviews[:1])]))
            assert totals(district._replace(filed=[merged])) == own


# the order of things


def shuffled_standard(tree, r):
    def some(found):
        return r.sample(found, len(found))

    groups = {
        key: some([{**one, "lines": some(one["lines"])} for one in tree[key]])
        for key in ("bonuses", "penalties")
    }
    vetoes = [
        {**one, **({"conditions": some(one["conditions"])} if "conditions" in one else {})}
        for one in some(tree["vetoes"])
    ]
    parts = [{**one, "dimensions": some(one["dimensions"])} for one in some(tree["parts"])]
    categories = [{**one, "parts": some(one["parts"])} for one in some(tree["categories"])]
    return {**tree, **groups, "vetoes": vetoes, "parts": parts, "categories": categories}


def said_of(one):
    found = comparing.figures(one)
    return {**found, "fired": set(found["fired"])}


@share(2)
@given(districts(), randoms())
def test_the_order_of_lines_vetoes_parts_and_units_changes_no_figure(district, r):
    before = {one.unit: said_of(one) for one in assessed(district)}
    other = District(
        shuffled_standard(district.standard, r), r.sample(district.filed, len(district.filed))
    )
    assert {one.unit: said_of(one) for one in assessed(other)} == before


@share(2)
@given(districts(5), randoms())
def test_what_depends_on_the_other_units_does_not_depend_on_their_order(district, r):
    for _ in range(3):
        order = district._replace(filed=r.sample(district.filed, len(district.filed)))
        found = {one.unit: one.total for one in assessed(order)}
        assert found == {one.unit: one.total for one in assessed(district)}


@share(2)
@given(districts(4))
def test_a_place_among_the_others_lies_in_the_range_that_was_shown_alone(district):
    for alone, placed in zip(
        comparing.assessments(district, is_alone=True), assessed(district), strict=True
    ):
        assert alone.total.exact <= placed.total.exact
        assert placed.total.exact_at_most <= alone.total.exact_at_most


# vetoes


def silent(district):
    """The same with no veto that anybody says holds."""
    return district._replace(
        filed=[
            ({**one, "vetoes": {}}, [{**two, "vetoes": {}} for two in reviews])
            for one, reviews in district.filed
        ]
    )


@share(2)
@given(districts())
def test_a_veto_never_erases_the_sheet_and_never_raises_the_total(district):
    for one, quiet in zip(assessed(district), assessed(silent(district)), strict=True):
        assert one.total.exact <= quiet.total.exact
        assert one.total.exact_at_most <= quiet.total.exact_at_most
        named = {name for fired in one.vetoes for name in fired.veto.effect.zeroes}
        for found, before in zip(one.dimensions, quiet.dimensions, strict=True):
            if found.dimension.id not in named:
                for criterion, other in zip(found.criteria, before.criteria, strict=True):
                    if criterion.criterion.id not in named:
                        assert criterion.outcome[:4] == other.outcome[:4]


@share(2)
@given(districts())
def test_each_veto_is_named_once_with_who_says_so(district):
    for one in assessed(district):
        ids = [fired.veto.id for fired in one.vetoes]
        assert len(ids) == len(set(ids))
        for fired in one.vetoes:
            if fired.said_by == "total":
                judged = one.standard.judge == "exact"
                figure = one.total.exact_at_most if judged else one.total.at_most
                assert figure < fired.veto.line(one.standard.total)


# what does not apply

NOTHING_SAID: dict[str, Any] = {"vetoes": {}, "bonuses": {}, "penalties": {}}


@share(2)
@given(districts(1), randoms())
def test_not_applicable_never_gains_over_met_whatever_its_effect(district, r):
    plain = generating_sheets.resolved(district.standard)
    (submission, reviews) = district.filed[0]
    parts = generating_sheets.sheet_of(plain, submission["category"], submission.get("parts", []))
    criteria = generating.criteria_of({"parts": parts})
    exempt = [one for one in criteria if "not_applicable" in one]
    if not exempt:
        return
    one = r.choice(exempt)
    facts, review = generating.perfect(one["rule"], Fraction(one["marks"]))
    rest = [
        {**two, "marks": {id: given for id, given in two["marks"].items() if id != one["id"]}}
        for two in reviews
    ]
    judged = {**generating_sheets.a_review(r, district.standard, submission, 0), **NOTHING_SAID}
    full = [{**judged, "marks": {one["id"]: review}}] if review else []
    answers = submission["answers"]
    gone, met = (
        district._replace(filed=[({**submission, "answers": {**answers, one["id"]: two}}, three)])
        for two, three in (({"not_applicable": "没有"}, rest), ({"facts": facts}, [*rest, *full]))
    )
    assert totals(gone) <= totals(met)


@share(2)
@given(districts(1), randoms())
def test_taking_an_answer_back_never_raises_the_total(district, r):
    (submission, reviews) = district.filed[0]
    answered = [id for id, one in submission["answers"].items() if "facts" in one]
    if answered:
        answers = {**submission["answers"], r.choice(answered): {}}
        silent = district._replace(filed=[({**submission, "answers": answers}, reviews)])
        assert totals(silent) <= totals(district)


# quotas and slices


@share(2)
@given(districts(5))
def test_quotas_never_change_a_grade_and_never_let_more_through(district):
    without = comparing.rolled_up(changed(district, quotas=[]))
    found = comparing.rolled_up(district)
    assert found.rows == without.rows
    for one in found.quotas:
        assert len(one.over) + len(one.tied) <= one.holders
        if one.holders <= one.allowed:
            assert (one.over, one.tied) == ((), ())
        else:
            kept = one.holders - len(one.over) - len(one.tied)
            assert kept <= one.allowed
            assert one.tied == () or kept < one.allowed < kept + len(one.tied)
            assert one.tied or kept == one.allowed
        held = [row for row in found.rows if row.is_ranked and row.grade == one.quota.grade]
        scope = [row for row in held if one.category is None or row.category == one.category.id]
        kept_rows = [row for row in scope if row not in one.over and row not in one.tied]
        assert all(a.judged > b.judged for a in kept_rows for b in (*one.tied, *one.over))
        assert all(a.judged > b.judged for a in one.tied for b in one.over)


@share(2)
@given(districts(2))
def test_a_slice_is_the_same_share_of_its_marks_as_the_total_of_its_own(district):
    for one in assessed(district):
        part = one.standard.slice
        if part is None:
            assert one.slice is None
        else:
            marks = part.marks_of(one.category.id)
            assert one.slice * one.standard.total == one.total.exact * marks


# files


@share(2)
@given(districts(1))
def test_a_standard_with_everything_is_read_back_as_the_same(district):
    standard = district.model
    again = Standard.model_validate(reloaded(standard.model_dump()), context=context())
    assert again == standard
    assert standard_of(generating_sheets.resolved(district.standard)).parts == standard.parts


@share(2)
@given(districts(2))
def test_what_was_handed_in_is_read_back_as_the_same(district):
    for one, reviews in district.filed:
        handed_in = Submission.model_validate(one)
        assert Submission.model_validate(reloaded(handed_in.model_dump())) == handed_in
        for tree in reviews:
            review = Review.model_validate(tree)
            assert Review.model_validate(reloaded(review.model_dump())) == review


@share(2)
@given(districts(2))
def test_what_a_unit_claims_keeps_within_the_limits_of_the_total(district):
    for one in assessed(district):
        limits = one.standard.limits
        if one.claimed is not None:
            assert limits.least is None or one.claimed >= limits.least
            assert limits.most is None or one.claimed <= limits.most
