"""The engine and the second scorer agree on whole units, among the others of their district."""

from random import Random

import pytest

from building import standard_of
from laws import comparing, generating, generating_sheets
from pufa_cli.engine.standard_checks import check_standard

CHUNKS, UNITS = 10, 30


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_engine_and_a_second_scorer_agree_on_whole_units(chunk):
    assert list(comparing.compare(UNITS, chunk * 1000)) == []


@pytest.mark.parametrize("seed", range(40))
def test_a_generated_standard_has_no_error(seed):
    faults = check_standard(standard_of(generating_sheets.a_standard(Random(seed))))
    errors = [one for one in faults if one.code.severity == "error"]
    assert [(one.code.slug, one.path) for one in errors] == []


def test_everything_that_a_standard_can_say_is_generated():
    found = [generating_sheets.a_standard(Random(seed)) for seed in range(150)]
    keys = {key for one in found for key in one}
    assert keys >= {
        "base",
        "limits",
        "bonuses",
        "penalties",
        "quotas",
        "slice",
        "figures",
        "last_places",
    }
    vetoes = [veto for one in found for veto in one["vetoes"]]
    assert {key for veto in vetoes for key in veto["effect"]} == {
        *("force", "cap", "subtract", "zeroes", "bars", "withdraws")
    }
    assert {key for veto in vetoes for key in veto} >= {"conditions", "below"}
    exempt = {(one["not_applicable"]["effect"], one["not_applicable"]["at"]) for one in found}
    assert len(exempt) == 9
    categories = [category for one in found for category in one["categories"]]
    assert all(any(key in one for one in categories) for key in ("one_of", "marks", "grades"))
    assert any(not one["parts"] for one in found)
    criteria = [criterion for one in found for criterion in generating.criteria_of(one)]
    assert any("by_category" in one for one in criteria)
    own = [one["not_applicable"] for one in criteria if "not_applicable" in one]
    assert {one.get("effect") for one in own if isinstance(one, dict)} == {None, "convert", "full"}
    assert any("counts" in d for one in found for p in one["parts"] for d in p["dimensions"])


def test_the_comparison_tells_its_count_and_its_differences(capsys, monkeypatch):
    assert comparing.main(3) == 0
    assert capsys.readouterr().out.endswith("units, 0 differences\n")
    honest = comparing.naive_sheet.result
    monkeypatch.setattr(
        comparing.naive_sheet,
        "result",
        lambda *filed: honest(*filed)._replace(bonus=-1),
    )
    assert comparing.main(1) > 0
    assert "bonus: engine 0, second -1" in capsys.readouterr().out
