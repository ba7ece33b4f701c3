"""Who is who across articles: by the rules, by judgement, and back."""

import random
from pathlib import Path

import pytest

from schemas import Article, Extraction, Participant, Person
from schemas.identity import Verdict
from warehouse import Reader, Side, Writer
from warehouse.errors import NoSuchPerson, WrongJudgement
from warehouse.identity import Bearer, Evidence, individuals


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.duckdb"


def article(document_id: str, *names: str, gender: str | None = None) -> Extraction:
    """An article that names people and nothing else; a gender holds for all of them."""
    people = [{"person_id": f"p{i}", "name": name, "gender": gender} for i, name in enumerate(names)]
    document = Article(document_id=document_id, text="They met.")
    return Extraction(document=document, people=tuple(Person.model_validate(p) for p in people))


def load(path: Path, *found: Extraction, at_once: int = 100) -> None:
    with Writer.open(path) as writer:
        for first in range(0, len(found), at_once):
            batch = found[first : first + at_once]
            assert writer.load(batch, run_id="r", fingerprint="f").loaded == len(batch)
        writer.publish()


def judge(path: Path, verdict: str, one: str, other: str) -> str:
    """A judgement on two sides written ``name`` or ``name@article``; returns its id."""
    sides = [Side(*side.split("@")) for side in (one, other)]
    with Writer.open(path) as writer:
        id_, _ = writer.judge(Verdict(verdict), *sides, by="test")
        writer.publish()
    return id_


def undo(path: Path, judgement: str) -> None:
    with Writer.open(path) as writer:
        writer.undo(judgement)
        writer.publish()


def groups(path: Path) -> list[list[str]]:
    """The articles of each person, one list a person."""
    with Reader.open(path) as reader:
        sql = "SELECT list_sort(list(document_id)) FROM person_names GROUP BY person_id ORDER BY ALL"
        return [documents for (documents,) in reader.query(sql).rows]


def dump(path: Path) -> list[tuple]:
    """Everything that says who is who."""
    with Reader.open(path) as reader:
        names = "SELECT document_id, person_id, found_person_id, basis FROM person_names ORDER BY ALL"
        return [*reader.query(names).rows, *reader.query("FROM people ORDER BY ALL").rows]


def test_the_other_gender_is_another_person_and_the_better_known_keeps_the_id(path: Path) -> None:
    found = [article(f"m{i}", "Kim Tamm", gender="male") for i in range(2)]
    load(path, *found, article("f", "Kim Tamm", gender="female"), article("n", "Kim Tamm"))
    assert groups(path) == [["f"], ["m0", "m1"], ["n"]]
    load(path, *[article(f"m{i}", "Kim Tamm", gender="male") for i in range(2, 12)])
    assert groups(path) == [["f"], [*sorted(f"m{i}" for i in range(12)), "n"]]


def test_the_order_of_loading_does_not_matter(path: Path, tmp_path: Path) -> None:
    found = [
        *(article(f"m{i}", "Kim Tamm", "Ida Brandt", gender="male") for i in range(3)),
        *(article(f"f{i}", "Kim Tamm", gender="female") for i in range(2)),
        *(article(f"n{i}", "Kim Tamm", "Brandt") for i in range(3)),
    ]
    load(path, *found)
    for seed in range(4):
        other = tmp_path / f"{seed}.duckdb"
        shuffled = random.Random(seed).sample(found, len(found))
        load(other, *shuffled, at_once=1)
        assert dump(other) == dump(path)


def died(found: Extraction, year: str, *, acts: bool) -> Extraction:
    """The article with its first person dying, or acting, in a year."""
    text = found.document.text
    who = Participant(start=0, end=4, text=text[:4], person_id="p0")
    act = {
        "action_id": "a",
        "predicate": "meet" if acts else "die",
        "trigger": {"start": 5, "end": 8, "text": "met"},
        "actors": [who],
        "polarity": "positive",
        "modality": "asserted",
        "earliest": f"{year}-01-01",
        "latest": f"{year}-12-31",
        "start": 0,
        "end": 9,
        "text": text,
    }
    return Extraction.model_validate({**found.model_dump(), "actions": [act]})


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        (("2001", False), ("2004", True), 2),
        (("2001", False), ("2001", True), 1),
        (("2001", False), ("1999", True), 1),
        (("1890", True), ("2004", True), 2),
        (("1950", True), ("2004", True), 1),
    ],
)
def test_who_acts_after_death_or_over_too_long_a_time_is_two(path, first, second, people) -> None:
    load(path, *(died(article(f"d{i}", "Kim Tamm"), y, acts=acts) for i, (y, acts) in enumerate((first, second))))
    assert len(groups(path)) == people


def test_an_article_that_is_replaced_leaves_nothing_of_whom_it_named(path: Path) -> None:
    load(path, article("a", "Kim Tamm", gender="male"), article("b", "Kim Tamm"))
    load(path, article("a", "Ida Brandt"))
    with Reader.open(path) as reader:
        assert reader.query("SELECT name, gender FROM people ORDER BY name").rows == (
            ("Ida Brandt", None),
            ("Kim Tamm", None),
        )


def test_two_names_are_one_person_when_judged_so_and_two_again_when_undone(path: Path) -> None:
    load(path, article("a", "Robert Tamm"), article("b", "Bob Tamm"), article("c", "Ida Brandt"))
    before = dump(path)
    id_ = judge(path, "same", "Robert Tamm", "Bob Tamm")
    assert groups(path) == [["a", "b"], ["c"]]
    load(path, article("d", "Bob Tamm"))
    assert groups(path) == [["a", "b", "d"], ["c"]]
    undo(path, id_)
    assert groups(path) == [["a"], ["b", "d"], ["c"]]
    with Writer.open(path) as writer, pytest.raises(WrongJudgement, match="no judgement"):
        writer.undo(id_)
    assert [row for row in dump(path) if "d" not in row] == before


def test_namesakes_judged_apart_stay_apart_and_take_with_them_who_is_the_same(path: Path) -> None:
    load(path, *(article(d, "Kim Tamm") for d in "abcd"))
    parted = judge(path, "not_same", "Kim Tamm@b", "Kim Tamm")
    assert groups(path) == [["a", "c", "d"], ["b"]]
    judge(path, "same", "Kim Tamm@b", "Kim Tamm@d")
    assert groups(path) == [["a", "c"], ["b", "d"]]
    load(path, article("b", "Kim Tamm", "Ida Brandt"), article("e", "Kim Tamm"))
    assert groups(path) == [["a", "c", "e"], ["b"], ["b", "d"]]
    undo(path, parted)
    assert groups(path) == [["a", "b", "c", "d", "e"], ["b"]]


def test_a_judgement_moves_every_row_that_points_at_the_person(path: Path, found: Extraction) -> None:
    load(path, found, article("other", "I. Brandt", "Idalie Brandt"))
    judge(path, "same", "Idalie Brandt", "Ida Brandt@pier")
    with Reader.open(path) as reader:
        for table in ("person_mentions", "roles", "action_participants"):
            sql = f"SELECT DISTINCT p.name_key IS NOT NULL FROM {table} JOIN people AS p USING (person_id)"
            assert reader.query(sql).rows == ((True,),), table
        sql = "SELECT DISTINCT basis, note IS NULL FROM person_names JOIN identity_judgements ON found_person_id = "
        assert reader.query(sql + "other_person_id").rows == (("judgement", True),)


def test_unsure_is_kept_and_changes_nothing(path: Path) -> None:
    load(path, article("a", "Kim Tamm"), article("b", "K. Tamm"))
    before = dump(path)
    judge(path, "unsure", "Kim Tamm", "K. Tamm")
    assert dump(path) == before
    with Reader.open(path) as reader:
        assert reader.query("SELECT verdict, name, other_name, judged_by FROM identity_judgements").rows == (
            ("unsure", "Kim Tamm", "K. Tamm", "test"),
        )


@pytest.mark.parametrize(
    ("verdict", "one", "other", "error", "message"),
    [
        ("same", "Nobody", "Kim Tamm", NoSuchPerson, "nobody is called 'Nobody'"),
        ("same", "Tamm", "Kim Tamm", NoSuchPerson, r"'Tamm' may be person-\w+ \(Tamm in \w\), person-"),
        ("not_same", "Kim Tamm", "Kim Tamm", WrongJudgement, "name an article"),
        ("same", "Ida Brandt", "Kim Tamm", WrongJudgement, "a names them as two people"),
    ],
)
def test_a_judgement_that_means_nothing_is_refused(path, verdict, one, other, error, message) -> None:
    load(path, article("a", "Kim Tamm", "Tamm", "Ida Brandt"), article("b", "Tamm"))
    with pytest.raises(error, match=message):
        judge(path, verdict, one, other)


def test_individuals_do_not_depend_on_the_order_of_their_bearers() -> None:
    rng = random.Random(5)
    for _ in range(50):
        bearers = [
            Bearer(
                f"d{i}",
                "p",
                "p",
                "full_name",
                "kim tamm",
                Evidence(rng.choice(["male", "female", None]), rng.choice([None, 1900, 1990]), None, None),
            )
            for i in range(8)
        ]
        found = individuals("kim tamm", bearers)
        assert found == individuals("kim tamm", rng.sample(bearers, len(bearers)))
        assert set(found) == {b.document_id for b in bearers}
