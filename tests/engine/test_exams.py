"""Sample exams: what is drawn, what is checked, what results say."""

from fractions import Fraction

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from acceptance import units
from building import AS_OF
from engine.test_acceptance_checks import assert_marked, ids, read
from pufa_cli.base.diagnostics import Code
from pufa_cli.base.seeded import Seeded
from pufa_cli.engine import exam_codes
from pufa_cli.engine.exam_checks import Around, check_exam, check_frame, check_sample
from pufa_cli.engine.exams import by_stratum, by_unit, of_everybody, weighted
from pufa_cli.engine.sampling import allocate, digest_of, draw
from pufa_cli.model.estimates import Interval
from pufa_cli.model.exams import NOBODY, Exam, ExamFrame, ExamSample, Tally

UNITS = {
    one.id: one
    for one in units({"id": "xiaoqiao", "name": "孝桥镇"}, {"id": "dong", "name": "东镇"})
}


def a_frame(heads, sample=10, strata=None, **more):
    """`heads`: by unit, by stratum."""
    names = list(dict.fromkeys(key for one in heads.values() for key in one))
    listed = strata or [{"id": name, "title": name} for name in names]
    tree = {
        "pufa": "exam_frame/1",
        "round": "r1",
        "sample": str(sample),
        "strata": listed,
        "units": [
            {"unit": unit, "heads": {key: str(count) for key, count in one.items()}}
            for unit, one in heads.items()
        ],
        **more,
    }
    return ExamFrame.model_validate(tree)


def an_exam(*results, **more):
    return Exam.model_validate({"pufa": "exam/1", "round": "r1", "results": list(results), **more})


# --- drawing


@st.composite
def frames(draw_one):
    """Frames without faults."""
    names = draw_one(st.lists(st.sampled_from("abcde"), min_size=1, max_size=4, unique=True))
    count = draw_one(st.integers(1, 5))
    heads = {
        f"u{at}": {name: draw_one(st.integers(0, 40)) for name in names} for at in range(count)
    }
    sizes = {name: sum(one[name] for one in heads.values()) for name in names}
    strata = [
        {
            "id": name,
            "title": name,
            "least": str(draw_one(st.integers(0, 10))),
            **({"units": str(some)} if (some := draw_one(st.integers(0, 3))) else {}),
        }
        for name in names
    ]
    least = sum(min(int(one["least"]), sizes[one["id"]]) for one in strata)
    sample = draw_one(st.integers(least, sum(sizes.values())))
    return a_frame(heads, sample, strata)


@for_all(frames())
def test_heads_add_up_keep_the_least_and_never_pass_what_there_is(frame):
    found = allocate(frame)
    assert sum(found.values()) == frame.sample
    for one in frame.strata:
        size = frame.population(one.id)
        assert min(one.least, size) <= found[one.id] <= size


@for_all(frames(), st.text("xyz", min_size=1))
def test_what_is_drawn_is_there_and_nobody_twice(frame, seed):
    heads = {one.unit: one.heads for one in frame.units}
    sample = draw(frame, seed)
    assert sample == draw(frame, seed)
    assert sum(one.heads for one in sample.strata) == frame.sample
    for one in sample.strata:
        assert sum(unit.heads for unit in one.units) == one.heads
        for unit in one.units:
            assert unit.heads == len(set(unit.numbers)) == len(unit.numbers) > 0
            assert 1 <= min(unit.numbers) <= max(unit.numbers) <= heads[unit.unit][one.stratum]
    assert list(check_sample(sample, Around(AS_OF, frame=frame))) == []


@for_all(frames(), st.randoms())
def test_the_order_of_units_has_no_influence(frame, chance):
    shuffled = list(frame.units)
    chance.shuffle(shuffled)
    assert draw(frame.model_copy(update={"units": tuple(shuffled)}), "s") == draw(frame, "s")


def test_heads_go_to_strata_in_proportion():
    heads = {"u": {"a": 600, "b": 300, "c": 100}}
    assert allocate(a_frame(heads, 10)) == {"a": 6, "b": 3, "c": 1}
    strata = [{"id": key, "title": key, "least": "4"} for key in "abc"]
    assert allocate(a_frame(heads, 15, strata)) == {"a": 7, "b": 4, "c": 4}
    assert allocate(a_frame({"u": {"a": 1, "b": 1, "c": 1}}, 2)) == {"a": 1, "b": 1, "c": 0}
    assert allocate(a_frame({"u": {"a": 0, "b": 3}}, 0)) == {"a": 0, "b": 0}


def test_as_many_units_as_are_wanted_or_as_hold_enough_people():
    heads = {f"u{at}": {"a": 5} for at in range(6)}
    strata = [{"id": "a", "title": "a", "units": "2"}]
    assert len(draw(a_frame(heads, 10, strata), "s").strata[0].units) == 2
    assert len(draw(a_frame(heads, 21, strata), "s").strata[0].units) == 5


def test_everybody_is_as_likely_as_anybody_else():
    frame = a_frame({"u1": {"a": 3}, "u2": {"a": 9}}, 4)
    counts = {}
    for seed in range(3000):
        for unit in draw(frame, str(seed)).strata[0].units:
            for number in unit.numbers:
                counts[unit.unit, number] = counts.get((unit.unit, number), 0) + 1
    assert len(counts) == 12
    assert all(900 < count < 1100 for count in counts.values())  # 1,000 each; 4 sigma is 103


def test_as_many_units_as_there_are_is_all_of_them():
    heads = {f"u{at}": {"a": 5 + at} for at in range(4)}
    in_some, in_all = (
        draw(a_frame(heads, 8, [{"id": "a", "title": "a", **units}]), "s").strata[0]
        for units in ({"units": "4"}, {})
    )
    assert in_some == in_all
    fewer = a_frame(heads, 8, [{"id": "a", "title": "a", "units": "3"}])
    assert fewer.draws_units(fewer.strata[0])


def test_everybody_is_as_likely_where_units_are_drawn_first():
    sizes = {"u1": 10, "u2": 20, "u3": 40, "u4": 80}
    strata = [{"id": "a", "title": "a", "units": "2"}]
    frame = a_frame({unit: {"a": size} for unit, size in sizes.items()}, 15, strata)
    heads = dict.fromkeys(sizes, 0)
    for seed in range(3000):
        for unit in draw(frame, str(seed)).strata[0].units:
            heads[unit.unit] += unit.heads
    # A tenth of everybody; a unit is drawn or not, so 4 sigma of its 3,000 draws are 0.019.
    assert all(abs(heads[unit] / 3000 / size - 0.1) < 0.019 for unit, size in sizes.items())


def test_a_unit_that_holds_too_few_gives_all_and_others_what_it_lacks():
    strata = [{"id": "a", "title": "a", "units": "3"}]
    sizes = {"u1": 2, "u2": 30, "u3": 30, "u4": 30}
    frame = a_frame({unit: {"a": size} for unit, size in sizes.items()}, 30, strata)
    found = [draw(frame, str(seed)).strata[0].units for seed in range(50)]
    small = [units for units in found if units[0].unit == "u1"]
    assert small
    assert all([one.heads for one in units] == [2, 14, 14] for units in small)
    assert all(sum(one.heads for one in units) == 30 for units in found)


def test_larger_units_are_likelier():
    strata = [{"id": "a", "title": "a", "units": "1"}]
    frame = a_frame({"u1": {"a": 30}, "u2": {"a": 90}}, 1, strata)
    drawn = [draw(frame, str(seed)).strata[0].units[0].unit for seed in range(1000)]
    assert 180 < drawn.count("u1") < 320  # a quarter


@for_all(st.text(max_size=3), st.integers(0, 60), st.data())
def test_numbers_are_what_a_sample_of_them_would_be(seed, limit, data):
    count = data.draw(st.integers(0, limit))
    assert Seeded(seed).numbers(limit, count) == Seeded(seed).sample(range(limit), count)


def test_no_more_numbers_than_there_are():
    with pytest.raises(ValueError, match="4"):
        Seeded("x").numbers(3, 4)


# --- results

FRAME = a_frame(
    {"xiaoqiao": {"cadres": 20, "farmers": 800}, "dong": {"cadres": 20, "farmers": 1200}},
    100,
    [
        {"id": "cadres", "title": "干部", "least": "10"},
        {"id": "farmers", "title": "农户"},
        {"id": "none", "title": "无人"},
    ],
    widest="7%",
)
EXAM = an_exam(
    {"unit": "xiaoqiao", "stratum": "cadres", "examined": "10", "passed": "9", "mean": "80"},
    {"unit": "dong", "stratum": "cadres", "examined": "10", "passed": "10", "mean": "90"},
    {"unit": "xiaoqiao", "stratum": "farmers", "examined": "40", "passed": "36", "mean": "70"},
    {"unit": "dong", "stratum": "farmers", "scores": ["50", "60", "70", "80"]},
    pass_at="60",
)


def test_what_results_say_of_each_stratum_and_of_everybody():
    strata = by_stratum(FRAME, EXAM, None)
    cadres, farmers, nobody = (one.found for one in strata)
    assert (cadres.population, cadres.wanted, cadres.tally) == (40, 0, Tally(20, 19, 20, 1700))
    assert (cadres.rate, cadres.mean, cadres.is_enough) == (Fraction(19, 20), 85, False)
    assert (farmers.tally.examined, farmers.tally.passed) == (44, 39)
    assert farmers.mean == Fraction(40 * 70 + 260, 44)
    assert nobody.rate is None
    assert not nobody.is_enough
    total = of_everybody(FRAME, EXAM, strata)
    assert total.rate == (40 * Fraction(19, 20) + 2000 * Fraction(39, 44)) / 2040
    assert total.mean == (40 * Fraction(85) + 2000 * farmers.mean) / 2040
    assert total.tally.examined == 64
    assert (cadres.mean_interval, total.mean_interval) == ("no_deviation", "no_deviation")
    assert nobody.mean_interval == "no_mean"


def test_units_drawn_first_are_kept_apart():
    told = [
        {"unit": unit, "stratum": "a", "examined": "10", "passed": passed, "mean": mean}
        for unit, passed, mean in (("u0", "9", "80"), ("u1", "8", "79"))
    ]
    heads = {f"u{at}": {"a": 100} for at in range(4)}
    frame = a_frame(heads, 20, [{"id": "a", "title": "a", "units": "2"}])
    (both,) = by_stratum(frame, an_exam(*told), None)
    assert [one.passed for one in both.found.by_unit] == [9, 8]
    assert isinstance(both.found.mean_interval, Interval)
    everybody = of_everybody(frame, an_exam(*told), [both])
    assert everybody.mean_interval == both.found.mean_interval
    (one,) = (one.found for one in by_stratum(frame, an_exam(told[0]), None))
    assert (one.interval, one.mean_interval, one.is_enough) == (None, "one_unit", False)


def test_enough_is_a_narrow_interval_of_the_least_number():
    heads = {"xiaoqiao": {"a": 100}}
    strata = [{"id": "a", "title": "a", "least": "60"}]
    result = {"unit": "xiaoqiao", "stratum": "a", "examined": "60", "passed": "57"}
    exam = an_exam(result)
    (one,) = by_stratum(a_frame(heads, 60, strata), exam, None)
    assert one.found.is_enough
    assert of_everybody(a_frame(heads, 60, strata), exam, [one]).is_enough
    few = an_exam({**result, "examined": "59"})
    assert not by_stratum(a_frame(heads, 60, strata), few, None)[0].found.is_enough
    narrow = a_frame(heads, 60, strata, widest="0.01")
    assert not by_stratum(narrow, exam, None)[0].found.is_enough


def test_a_unit_is_weighed_by_its_own_heads():
    sample = draw(FRAME, "s")
    found = list(by_unit(FRAME, EXAM, sample, tuple(UNITS.values()), "results:{}".format))
    first = found[0]
    assert first.rate == (20 * Fraction(9, 10) + 800 * Fraction(9, 10)) / 820
    assert first.mean == (20 * Fraction(80) + 800 * Fraction(70)) / 820
    assert first.places == {"cadres": "results:0", "farmers": "results:2"}
    assert all(one.missing >= 0 for one in found)
    nobody = list(by_unit(FRAME, an_exam(), sample, tuple(UNITS.values()), str))
    assert sum(one.missing for one in nobody) == 100
    assert list(by_unit(FRAME, an_exam(), None, tuple(UNITS.values()), str)) == []


def test_a_weighted_mean_needs_every_figure():
    assert weighted([(1, Fraction(2)), (3, Fraction(4))]) == Fraction(7, 2)
    assert weighted([(1, None), (3, Fraction(4))]) is None
    assert weighted([(0, None), (3, Fraction(4))]) == 4
    assert weighted([(0, Fraction(1))]) is None


def test_counts_of_scores():
    one = EXAM.results[3]
    assert one.tally(Fraction(60)) == Tally(4, 3, 4, 260, 4, 2500 + 3600 + 4900 + 6400)
    assert one.tally(None).passed == 0
    assert an_exam({"unit": "a", "stratum": "b"}).results[0].tally(None) == NOBODY
    assert NOBODY.mean is None


# --- checks


def test_a_frame():
    source, file = read("frame.yaml", ExamFrame)
    around = Around(AS_OF, "r1", UNITS)
    assert_marked("frame.yaml", source, check_frame(file, around))


def test_an_exam():
    source, file = read("exam.yaml", Exam)
    frame = a_frame(
        {"xiaoqiao": {"cadres": 4, "farmers": 100}, "dong": {"farmers": 100}},
        12,
        [{"id": "cadres", "title": "干部"}, {"id": "farmers", "title": "农户"}],
    )
    drawn = [
        {"unit": "xiaoqiao", "heads": "6", "numbers": [str(n) for n in range(1, 7)]},
        {"unit": "dong", "heads": "3", "numbers": ["1", "2", "3"]},
        {"unit": "nan", "heads": "3", "numbers": ["1", "2", "3"]},
    ]
    sample = ExamSample.model_validate(
        {
            "pufa": "exam_sample/1",
            "round": "r1",
            "seed": "s",
            "digest": digest_of(frame),
            "strata": [{"stratum": "farmers", "population": "200", "heads": "12", "units": drawn}],
        }
    )
    around = Around(AS_OF, "r1", UNITS, frame, sample)
    assert_marked("exam.yaml", source, check_exam(file, around))


def test_every_code_stands_at_a_marked_line_or_in_a_test():
    from engine.test_acceptance_checks import HERE, marks_in

    marked = {code for path in HERE.glob("*.yaml") for _, code in marks_in(path)}
    declared = {one.id for one in vars(exam_codes).values() if isinstance(one, Code)}
    tested = {"PF702", "PF707", "PF708"} | {f"PF72{n}" for n in range(6)}
    assert declared - marked == tested


def test_results_without_a_frame_are_held_against_themselves():
    assert ids(check_exam(EXAM, Around(AS_OF))) == []


def test_more_to_draw_than_there_are():
    frame = a_frame({"xiaoqiao": {"a": 3}}, 4)
    assert ids(check_frame(frame, Around(AS_OF))) == ["PF702"]
    assert ids(check_frame(a_frame({"xiaoqiao": {"a": 4}}, 4), Around(AS_OF))) == []


def test_half_of_an_interval_is_a_share_of_at_most_a_half():
    def found(widest):
        return ids(check_frame(a_frame({"xiaoqiao": {"a": 30}}, widest=widest), Around(AS_OF)))

    assert [found(one) for one in ("50%", "0.08", "0.0001")] == [[], [], []]
    assert [found(one) for one in ("8", "0", "-1%", "51%")] == [["PF724"]] * 4


def test_a_sample_is_what_its_seed_draws():
    frame = a_frame({"xiaoqiao": {"a": 30, "b": 30}})
    sample = draw(frame, "s")
    around = Around(AS_OF, "r1", UNITS, frame)
    assert ids(check_sample(sample, around)) == []
    assert ids(check_sample(sample, Around(AS_OF, "r2"))) == ["PF706"]
    other = a_frame({"xiaoqiao": {"a": 31, "b": 30}})
    assert ids(check_sample(sample, around._replace(frame=other))) == ["PF707"]
    by_hand = sample.model_copy(update={"strata": draw(frame, "t").strata[:1]})
    assert ids(check_sample(by_hand, around)) == ["PF708", "PF708"]
    assert ids(check_exam(an_exam(), Around(AS_OF))) == []
    explained = an_exam(
        {"unit": "xiaoqiao", "stratum": "a", "examined": "0", "passed": "0", "note": "停课"}
    )
    found = ids(check_exam(explained, around._replace(sample=sample)))
    assert found == ["PF718"]
