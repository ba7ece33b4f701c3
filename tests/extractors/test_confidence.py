"""Every finding states a confidence that its rule's counts give, never one and the same for all."""

import re
from collections import defaultdict

import pytest

from extractors.confidence import ALL, WEIGHT, key_of, stated, with_confidence
from extractors.lexicons import read_table
from schemas import Extraction

TEXT = (
    "Justice Minister Owen Halloran said on Thursday that he had resigned. "
    'Ida Brandt, a former senator, succeeds him on May 2. "I was never asked," Brandt told the Ellery Transport Union.'
)


@pytest.fixture(scope="module")
def extraction(read) -> Extraction:
    return read(TEXT)


def records(extraction: Extraction) -> dict[str, list]:
    holders = {"person_mentions": extraction.people, "organization_mentions": extraction.organizations}
    found = {kind: list(getattr(extraction, kind)) for kind in ("people", "roles", "dates", "actions", "quotes")}
    return found | {kind: [m for holder in of for m in holder.mentions] for kind, of in holders.items()}


def test_every_finding_has_one(extraction: Extraction) -> None:
    found = records(extraction)
    assert all(found.values())
    for kind, ones in found.items():
        for one in ones:
            assert one.confidence is not None, (kind, one)
            assert 0 < one.confidence < 1


def test_it_is_the_one_that_the_counts_give(extraction: Extraction) -> None:
    table = read_table("extractors", "confidence.toml")
    seen = defaultdict(set)
    for kind, ones in records(extraction).items():
        for one in ones:
            assert one.confidence == stated(table[kind], *key_of(kind, one))
            seen[kind].add(one.confidence)
    assert len(seen["person_mentions"]) > 1
    assert len({c for values in seen.values() for c in values}) > 5


def test_a_rare_rule_is_drawn_to_its_type_and_a_common_one_is_not() -> None:
    counts = {ALL: (50, 100), "rare": (1, 1), "common": (1000, 1000)}
    assert 0.5 < stated(counts, "rare", None) < 0.6
    assert stated(counts, "common", None) > 0.98


def test_a_facet_is_drawn_to_its_rule() -> None:
    counts = {ALL: (90, 100), "rule": (90, 100), "rule/past": (0, WEIGHT)}
    assert stated(counts, "rule", "past") == pytest.approx(stated(counts, "rule", "future") / 2, abs=0.001)


def test_what_was_never_judged_has_none() -> None:
    assert stated({}, "rule", None) is None


def test_a_rule_that_nobody_counted_gets_the_share_of_its_type(extraction: Extraction) -> None:
    role = extraction.roles[0].model_copy(update={"rule": "unheard_of", "confidence": None})
    (again,) = with_confidence(extraction.model_copy(update={"roles": (role,)})).roles
    right, judged = read_table("extractors", "confidence.toml")["roles"][ALL]
    assert again.confidence == pytest.approx((right + 1) / (judged + 2), abs=0.001)


def test_nothing_else_of_a_record_changes(extraction: Extraction) -> None:
    bare = re.sub(r'"confidence":[^,}]*', '"confidence":null', extraction.model_dump_json())
    again = with_confidence(Extraction.model_validate_json(bare))
    assert again == extraction
