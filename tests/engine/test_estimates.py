"""What a sample says of everybody: intervals of shares and of means against their formulas."""

from decimal import Decimal, getcontext
from fractions import Fraction

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from engine.test_exams import an_exam
from pufa_cli.base.numbers import HUNDRED, root_above
from pufa_cli.engine.estimates import Part, interval, share
from pufa_cli.engine.exams import weighted
from pufa_cli.engine.means import Scored, mean_interval
from pufa_cli.engine.quantiles import Z, student
from pufa_cli.model.estimates import Interval
from pufa_cli.model.exams import NOBODY, Tally

# --- intervals


def wilson(population, examined, passed, z):
    """The interval by Wilson's formula with n' = n (N − 1) / (N − n), in decimals."""
    getcontext().prec = 60
    share = Decimal(passed) / examined
    if examined == population:
        return share, share
    n = Decimal(examined) * (population - 1) / (population - examined)
    z = Decimal(z.numerator) / z.denominator
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).sqrt()
    return middle - half, middle + half


@st.composite
def parts(draw_one):
    population = draw_one(st.integers(1, 5000))
    examined = draw_one(st.integers(1, population))
    return Part(population, examined, draw_one(st.integers(0, examined)))


@for_all(parts(), st.sampled_from(list(Z)))
def test_an_interval_is_wilsons_with_the_finite_correction(part, confidence):
    found = interval([part], confidence)
    low, high = wilson(*part[:3], Z[confidence])
    near = Decimal("1e-11")
    for mine, theirs in ((found.low, max(low, 0)), (found.high, min(high, 1))):
        assert abs(Decimal(mine.numerator) / mine.denominator - theirs) < near
    assert 0 <= found.low <= share([part]) <= found.high <= 1


@for_all(parts())
def test_who_asks_everybody_knows(part):
    everybody = part._replace(population=part.examined)
    rate = Fraction(part.passed, part.examined)
    assert interval([everybody], "95%") == Interval(rate, rate)


@for_all(parts(), st.sampled_from(list(Z)))
def test_failing_is_the_mirror_of_passing(part, confidence):
    found = interval([part], confidence)
    other = interval([part._replace(passed=part.examined - part.passed)], confidence)
    assert (found.low, found.high) == (1 - other.high, 1 - other.low)


@for_all(parts())
def test_more_confidence_and_more_people_widen_an_interval(part):
    widths = [interval([part], one).half for one in ("90%", "95%", "99%")]
    assert widths == sorted(widths)
    larger = part._replace(population=part.population * 2)
    assert interval([larger], "95%").half >= interval([part], "95%").half


@for_all(st.lists(parts(), min_size=1, max_size=4))
def test_strata_are_weighted_by_their_size(some):
    found = share(some)
    everybody = sum(one.population for one in some)
    wanted = sum(Fraction(one.population * one.passed, one.examined) for one in some) / everybody
    assert found == wanted
    between = interval(some, "95%")
    assert between.low <= found <= between.high


def test_nothing_is_known_where_a_stratum_was_not_examined():
    some = [Part(10, 5, 5), Part(10, 0, 0)]
    assert share(some) is None
    assert interval(some, "95%") is None
    assert share([]) is None
    assert share([Part(10, 5, 5), Part(0, 0, 0)]) == 1
    assert interval([Part(1, 1, 1)], "95%") == Interval(Fraction(1), Fraction(1))


def test_people_of_one_unit_who_are_alike_say_less():
    mixed = Part(1000, 40, 20, ((10, 5), (10, 5), (10, 5), (10, 5)))
    alike = Part(1000, 40, 20, ((10, 10), (10, 0), (10, 10), (10, 0)))
    plain = interval([mixed._replace(by_unit=())], "95%")
    assert interval([mixed], "95%").half > plain.half  # four units: Student's t for z
    assert interval([alike], "95%").half > 2 * plain.half
    # Between units 4/3 × 4 × 5² / 40² = 1/12, of people 1/4 / 40: 13 1/3 times as much.
    wider = (student("95%", 3) / Z["95%"]) ** 2 * Fraction(40, 3)
    found = interval([alike], "95%")
    spread = Z["95%"] ** 2 * wider / 40
    assert abs(found.low + found.high - 1) < Fraction(1, 10**9)
    wanted = (spread * Fraction(1, 4) + spread**2 / 4) / (1 + spread) ** 2
    assert abs(found.half**2 - wanted) < Fraction(1, 10**9)


def test_one_unit_of_several_says_nothing_of_the_others():
    assert interval([Part(1000, 10, 5, ((10, 5), (0, 0)))], "95%") is None
    assert interval([Part(10, 10, 5, ((10, 5),))], "95%") == Interval(*[Fraction(1, 2)] * 2)
    all_passed = interval([Part(1000, 20, 20, ((10, 10), (10, 10)))], "95%")
    assert all_passed.low < interval([Part(1000, 20, 20)], "95%").low


# --- means


@pytest.mark.parametrize(
    ("confidence", "freedom", "published"),
    [
        ("95%", 1, "12.7062"),
        ("95%", 9, "2.2622"),
        ("95%", 10, "2.2281"),
        ("90%", 12, "1.7823"),
        ("99%", 10, "3.1693"),
        ("99%", 30, "2.7500"),
        ("95%", 100_000, "1.9600"),
    ],
)
def test_quantiles_are_those_that_are_published(confidence, freedom, published):
    assert abs(student(confidence, freedom) - Fraction(published)) < Fraction(1, 5000)


def test_quantiles_fall_with_more_degrees_of_freedom():
    for confidence, z in Z.items():
        found = [student(confidence, freedom) for freedom in range(1, 200)]
        assert found == sorted(found, reverse=True)
        assert found[-1] > z


def scored(population, *scores):
    return Scored(population, told_by(scores))


def told_by(scores):
    told = {"unit": "a", "stratum": "b", "scores": [str(one) for one in scores]}
    return an_exam(told, pass_at="60").results[0].tally(Fraction(60))


def in_decimals(number):
    return Decimal(number.numerator) / number.denominator


@for_all(
    st.lists(
        st.tuples(st.lists(st.integers(0, 100), min_size=2, max_size=9), st.integers(0, 300)),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(list(Z)),
)
def test_an_interval_of_a_mean_is_students_with_the_finite_correction(some, confidence):
    """Formulas of Cochran §§ 2.6 and 5.4, in decimals."""
    getcontext().prec = 60
    strata = [scored(len(scores) + more, *scores) for scores, more in some]
    everybody = sum(len(scores) + more for scores, more in some)
    mean, variance, below = Decimal(0), Decimal(0), Decimal(0)
    for scores, more in some:
        n, size = len(scores), len(scores) + more
        own = Decimal(sum(scores)) / n
        s2 = sum((one - own) ** 2 for one in map(Decimal, scores)) / (n - 1)
        mean += size * own / everybody
        part = (Decimal(size) / everybody) ** 2 * more / size * s2 / n
        variance, below = variance + part, below + part**2 / (n - 1)
    exact = weighted([(one.population, one.tally.mean) for one in strata])
    found = mean_interval(strata, exact, confidence, Fraction(100))
    if abs(variance) < Decimal("1e-40"):
        all_asked = all(more == 0 for _, more in some)
        assert found == (Interval(exact, exact) if all_asked else "no_spread")
        return
    freedom = int(variance**2 / below + Decimal("1e-30"))
    half = variance.sqrt() * in_decimals(student(confidence, freedom))
    wanted = max(mean - half, Decimal(0)), min(mean + half, Decimal(100))
    for mine, theirs in zip(found, wanted, strict=True):
        assert abs(in_decimals(mine) - theirs) < Decimal("1e-9")


def test_a_deviation_says_the_same_as_the_scores():
    one = {"unit": "a", "stratum": "b", "examined": "3", "passed": "3", "mean": "80"}
    told = an_exam({**one, "deviation": "10"}).results[0].tally(None)
    assert told.variance == told_by((70, 80, 90)).variance == 100
    assert an_exam(one).results[0].tally(None).variance is None
    alone = an_exam({**one, "examined": "1", "passed": "1"}).results[0].tally(None)
    assert (alone.squared, alone.variance) == (1, None)
    assert alone.plus(told).variance == told_by((70, 80, 90, 80)).variance


def test_why_a_mean_has_no_interval():
    def said(*strata, mean=Fraction(1)):
        return mean_interval(strata, mean, "95%", Fraction(100))

    assert said(scored(9, 1, 2), mean=None) == "no_mean"
    assert said(Scored(9, Tally(2, 2, 2, Fraction(160)))) == "no_deviation"
    assert said(scored(9, 50)) == "one_head"
    assert said(scored(1, 50)) == Interval(Fraction(1), Fraction(1))
    assert said(scored(9, 50, 50)) == "no_spread"
    by_unit = told_by((50, 60)), NOBODY
    assert said(Scored(9, told_by((50, 60)), by_unit)) == "one_unit"
    apart = Scored(9, told_by((50, 60, 90)), (told_by((50, 60)), told_by((90,))))
    assert isinstance(said(apart), Interval)


def test_where_units_are_drawn_the_interval_of_the_mean_rests_on_the_units():
    units = [told_by(scores) for scores in ((60, 60), (70, 70), (80, 80))]
    everybody = units[0].plus(units[1]).plus(units[2])
    found = mean_interval([Scored(900, everybody, tuple(units))], Fraction(70), "95%", HUNDRED)
    # Three means as far apart as 60, 70, 80: a variance of 100 / 3.
    half = student("95%", 2) * root_above(Fraction(100, 3))
    assert abs(found.half - half) < Fraction(1, 10**9)
    assert found.low + found.high == 140
