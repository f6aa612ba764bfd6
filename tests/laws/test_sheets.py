"""Laws of a unit's whole sheet: totals, conversion, rounding, grades."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from building import written
from laws import generating, naive
from laws.strategies import randoms, share, sheets
from pufa_cli.base.numbers import round_half_up
from pufa_cli.engine.decide import grade_at
from pufa_cli.model.assessment import Verdict

TINY = Fraction(1, 10**6)


def figures(assessment):
    """Everything a result says in numbers and grades."""
    criteria = {
        one.criterion.id: (one.outcome.status, one.outcome.points, one.contribution)
        for one in assessment.criteria
    }
    return assessment.total, assessment.completion, assessment.decision[:4], criteria


def grade_order(standard):
    return [grade["name"] for grade in standard["grades"]]


def judged_ids(standard):
    """The criteria that reviewers must judge, wholly or in part."""
    r = generating.Random(0)
    criteria = generating.criteria_of(standard)
    return {c["id"] for c in criteria if generating.review_for(r, c["rule"], 100) is not None}


# adding up and rounding


@share(2)
@given(sheets())
def test_totals_add_up_exactly_before_the_one_rounding(sheet):
    found = sheet.assessed()
    assert sum(one.contribution for one in found.criteria) == found.total.exact
    assert sum(one.contribution for one in found.dimensions) == found.total.exact
    assert sum(one.contribution for one in found.parts) == found.total.exact
    assert 0 <= found.total.exact <= found.total.exact_at_most <= found.standard.total


@share(2)
@given(sheets())
def test_a_dimension_is_the_sum_of_its_criteria(sheet):
    for one in sheet.assessed().dimensions:
        assert one.earned == sum(c.outcome.points for c in one.criteria)
        assert one.at_most == sum(c.outcome.at_most for c in one.criteria)
        assert 0 <= one.earned <= one.at_most <= one.due <= one.dimension.marks
        assert one.points is None or 0 <= one.points <= one.dimension.marks


@given(st.fractions(0, 1000), st.integers(0, 6))
def test_rounding_is_half_up_as_decimals_do_it(value, places):
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        wanted = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert round_half_up(value, places) == Fraction(wanted)
    assert round_half_up(-value, places) == -Fraction(wanted)
    assert abs(round_half_up(value, places) - value) <= Fraction(1, 2 * 10**places)


@share(2)
@given(sheets())
def test_the_total_is_rounded_once_from_the_exact_sum(sheet):
    total = sheet.assessed().total
    places = int(sheet.standard["rounding"]["places"])
    assert total.rounded == naive.half_up(total.exact, places)
    assert total.at_most == naive.half_up(total.exact_at_most, places)


# the order of things


@share(2)
@given(sheets(), randoms())
def test_the_order_of_answers_changes_nothing(sheet, r):
    ids = list(sheet.submission["answers"])
    r.shuffle(ids)
    answers = {id: sheet.submission["answers"][id] for id in ids}
    other = sheet.assessed({**sheet.submission, "answers": answers})
    assert figures(other) == figures(sheet.assessed())


@share(2)
@given(sheets(), randoms())
def test_the_order_of_parts_dimensions_and_criteria_changes_no_figure(sheet, r):
    parts = [
        {
            **part,
            "dimensions": [
                {**one, "criteria": r.sample(one["criteria"], len(one["criteria"]))}
                for one in r.sample(part["dimensions"], len(part["dimensions"]))
            ],
        }
        for part in r.sample(sheet.standard["parts"], 2)
    ]
    assert figures(sheet.assessed(parts=parts)) == figures(sheet.assessed())


# full, empty, exempt


def perfect(sheet):
    """The sheet with everything met."""
    answers, marks = {}, {}
    for criterion in generating.criteria_of(sheet.standard):
        facts, review = generating.perfect(criterion["rule"], Fraction(criterion["marks"]))
        answers[criterion["id"]] = {"facts": facts}
        if review is not None:
            marks[criterion["id"]] = review
    review = generating.review_of(generating.Random(0), sheet.standard)
    return generating.submission_of(answers), [{**review, "marks": marks, "vetoes": {}}]


@share(2)
@given(sheets())
def test_everything_met_is_exactly_the_total(sheet):
    found = sheet.assessed(*perfect(sheet))
    assert found.total.exact == found.total.rounded == found.standard.total
    assert found.completion.is_full
    assert found.decision.grade == sheet.standard["grades"][0]["name"]


@share(2)
@given(sheets(), randoms())
def test_everything_met_is_the_total_whatever_does_not_apply(sheet, r):
    submission, reviews = perfect(sheet)
    exempt = [c["id"] for c in generating.criteria_of(sheet.standard) if "not_applicable" in c]
    gone = {id: {"not_applicable": "没有"} for id in exempt if generating.chance(r, 60)}
    marks = {id: one for id, one in reviews[0]["marks"].items() if id not in gone}
    answers = {**submission["answers"], **gone}
    found = sheet.assessed({**submission, "answers": answers}, [{**reviews[0], "marks": marks}])
    is_full = found.completion.due > 0 or sheet.standard["not_applicable"]["effect"] == "full"
    assert found.total.exact == (found.standard.total if is_full else 0)


@share(2)
@given(sheets())
def test_nothing_answered_is_exactly_nothing(sheet):
    found = sheet.assessed(generating.submission_of({}), [])
    assert (found.total.exact, found.total.rounded) == (0, 0)
    if not judged_ids(sheet.standard):
        assert (found.total.at_most, found.completion.share) == (0, 0)


@share(2)
@given(sheets(exempt=0), randoms())
def test_not_applicable_never_gains_over_met(sheet, r):
    exempt = [one for one in generating.criteria_of(sheet.standard) if "not_applicable" in one]
    if exempt:
        one = r.choice(exempt)
        facts, review = generating.perfect(one["rule"], Fraction(one["marks"]))
        rest = [strip(review_tree, one["id"]) for review_tree in sheet.reviews]
        gone = replaced(sheet.submission, one["id"], {"not_applicable": "没有"})
        met = replaced(sheet.submission, one["id"], {"facts": facts})
        given_full = [added(rest, review, one["id"]), rest][review is None]
        assert sheet.assessed(gone, rest).total.exact <= sheet.assessed(met, given_full).total.exact


def replaced(submission, id, answer):
    return {**submission, "answers": {**submission["answers"], id: answer}}


def strip(review, id):
    return {**review, "marks": {key: one for key, one in review["marks"].items() if key != id}}


def added(reviews, given, id):
    base = reviews or [generating.review_of(generating.Random(0), {"parts": [], "vetoes": []})]
    return [{**base[0], "marks": {**base[0]["marks"], id: given}}, *base[1:]]


@share(2)
@given(sheets(), randoms())
def test_taking_an_answer_back_never_raises_the_total(sheet, r):
    answered = [id for id, one in sheet.submission["answers"].items() if "facts" in one]
    if answered:
        fewer = replaced(sheet.submission, r.choice(answered), {})
        assert sheet.assessed(fewer).total.exact <= sheet.assessed().total.exact


# pending


def of_what_applies(r, sheet):
    """A review of everything judged, but not of what the unit calls not applicable."""
    review = generating.review_of(r, sheet.standard, percent=100)
    answers = sheet.submission["answers"]
    exempt = {key for key, one in answers.items() if "not_applicable" in one}
    return review | {"marks": {k: v for k, v in review["marks"].items() if k not in exempt}}


@share(2)
@given(sheets(), randoms())
def test_any_review_lands_inside_the_range_that_was_shown(sheet, r):
    open_total = sheet.assessed(reviews=[]).total
    judged = sheet.assessed(reviews=[of_what_applies(r, sheet)]).total
    assert open_total.exact <= judged.exact <= open_total.exact_at_most
    assert open_total.rounded <= judged.rounded <= open_total.at_most
    assert not judged.is_range


@share(2)
@given(sheets(), randoms())
def test_the_grade_after_review_is_one_of_those_that_were_possible(sheet, r):
    before = sheet.assessed(reviews=[]).decision
    review = of_what_applies(r, sheet) | {"vetoes": {}}
    after = sheet.assessed(reviews=[review]).decision
    if before.at_least is not None and before.at_most is not None:
        order = grade_order(sheet.standard)
        worst, best = order.index(before.at_least), order.index(before.at_most)
        assert best <= order.index(after.grade) <= worst


# vetoes and grades


@share(2)
@given(sheets())
def test_a_veto_changes_the_grade_and_nothing_else(sheet):
    quiet = sheet.assessed({**sheet.submission, "vetoes": {}}, [])
    fired = sheet.assessed(
        {**sheet.submission, "vetoes": {v["id"]: "是" for v in sheet.standard["vetoes"]}}, []
    )
    assert fired.total == quiet.total
    assert figures(fired)[3] == figures(quiet)[3]
    assert len(fired.vetoes) == len(sheet.standard["vetoes"])


@share(2)
@given(sheets())
def test_a_cap_never_gives_a_better_grade(sheet):
    caps = [
        {"id": "V0", "title": "限", "effect": {"cap": name}} for name in grade_order(sheet.standard)
    ]
    plain = sheet.assessed({**sheet.submission, "vetoes": {}}, [], vetoes=[]).decision
    order = grade_order(sheet.standard)
    for cap in caps:
        said = {**sheet.submission, "vetoes": {"V0": "是"}}
        capped = sheet.assessed(said, [], vetoes=[cap]).decision
        if plain.at_most is None or capped.at_most is None:
            assert plain.verdict is capped.verdict is Verdict.INCOMPLETE
        else:
            limit = order.index(cap["effect"]["cap"])
            assert order.index(capped.at_most) == max(limit, order.index(plain.at_most))
            assert order.index(capped.at_least) == max(limit, order.index(plain.at_least))


@share(2)
@given(sheets(), st.integers(0, 3))
def test_a_band_begins_at_its_line_and_not_just_below(sheet, at):
    grades = sheet.model.grades
    grade = grades[min(at, len(grades) - 1)]
    below = grades[min(at + 1, len(grades) - 1)]
    assert grade_at(grades, grade.at_least) is grade
    assert grade_at(grades, grade.at_least - TINY) is (below if grade is not grades[-1] else grade)


@share(2)
@given(sheets())
def test_a_score_on_the_line_passes_and_the_least_bit_below_does_not(sheet):
    score = sheet.assessed(reviews=[]).total.exact
    line = Fraction(int(score * 10**6), 10**6)
    for judge, passes in (("exact", line), ("exact", line + TINY)):
        bands = [{"name": "过", "at_least": written(passes)}, {"name": "不过", "at_least": "0"}]
        if passes > 0:
            found = sheet.assessed(
                {**sheet.submission, "vetoes": {}}, [], grades=bands, vetoes=[], judge=judge
            ).decision
            if found.verdict is Verdict.GRADED:
                assert found.at_least == ("过" if score >= passes else "不过")


# the unit's own claim


@share(2)
@given(sheets())
def test_a_unit_that_claims_what_its_facts_give_claims_its_total(sheet):
    found = sheet.assessed()
    claims = {
        one.criterion.id: {
            **sheet.submission["answers"].get(one.criterion.id, {}),
            "claimed": written(one.outcome.points),
        }
        for one in found.criteria
        if one.is_due and (one.outcome.points * 10**6).denominator == 1
    }
    answers = {**sheet.submission["answers"], **claims}
    claimed = sheet.assessed({**sheet.submission, "answers": answers}).claimed
    if found.completion.due == len(claims) > 0:
        assert claimed == found.total.exact
    else:
        assert claimed is None
