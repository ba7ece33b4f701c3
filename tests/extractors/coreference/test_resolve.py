"""Pronouns and noun phrases, one sentence for each rule and each trap; people are given by their names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.coreference import resolve_mentions
from extractors.findings import Findings
from extractors.quotes import extract_quotes
from schemas import Article, Mention, MentionKind, Person


@pytest.fixture(scope="session")
def joined(nlp):
    """``joined(text, "Jane Roe", "Doe")``: for each name, what means that person besides names; first word: surname."""

    def resolve(text: str, *names: str) -> tuple[Person, ...]:
        people = []
        for name in names:
            forms = dict.fromkeys((name, name.split()[-1]))
            spans: list[tuple[int, int]] = []
            for form in forms:
                at = text.find(form)
                while at >= 0:
                    if not any(s <= at < e for s, e in spans):
                        spans.append((at, at + len(form)))
                    at = text.find(form, at + 1)
            mentions = tuple(Mention(start=s, end=e, text=text[s:e], kind=MentionKind.NAME) for s, e in sorted(spans))
            people.append(Person(person_id=f"person-{len(people)}", name=name, mentions=mentions))
        findings = Findings(Article(document_id="t", text=text), nlp(text), people=tuple(people))
        return tuple(resolve_mentions(findings.with_records("quotes", extract_quotes(findings))))

    return resolve


def words(person: Person) -> list[str]:
    return [m.text for m in person.mentions if m.kind is not MentionKind.NAME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Jane Roe resigned on Monday. She gave no reason.", ["She"], id="subject"),
        pytest.param("Jane Roe sold her house.", ["her"], id="possessive"),
        pytest.param("Jane Roe excused herself.", ["herself"], id="reflexive"),
        pytest.param("In her first speech, Jane Roe promised reform.", ["her"], id="after_adjunct"),
        pytest.param('"I will fight," said Jane Roe.', ["I"], id="first_person"),
        pytest.param('Jane Roe said: "My plan is ready."', ["My"], id="first_person_after_cue"),
        pytest.param('Jane Roe said it was late. "I am tired."', ["I"], id="first_person_in_the_next_sentence"),
        pytest.param("Roe's memo reads: At my request, I will leave.", ["my", "I"], id="first_person_without_marks"),
        pytest.param("Jane Roe, the mayor of Elmstad, resigned.", ["the mayor of Elmstad"], id="comma_apposition"),
        pytest.param(
            "Jane Roe, 51, head of research at Acme, resigned.", ["head of research at Acme"], id="bare_comma"
        ),
        pytest.param("The mayor, Jane Roe, resigned.", ["The mayor"], id="apposition_before"),
        pytest.param(
            "The former chief operating officer, Jane Roe will lead.",
            ["The former chief operating officer"],
            id="no_comma_after",
        ),
        pytest.param("Mayor Jane Roe spoke. The mayor's plan failed.", ["The mayor"], id="no_possessive_mark"),
        pytest.param("Mayor Jane Roe spoke. The mayor then left.", ["The mayor"], id="title_again"),
        pytest.param("Jane Roe, 51, spoke. The 51-year-old then left.", ["The 51-year-old"], id="age"),
    ],
)
def test_links(joined, text, expected):
    (person,) = joined(text, "Jane Roe" if "Jane" in text else "Roe")
    assert words(person) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Jane Roe met the voters. They cheered their heroes.", id="plural"),
        pytest.param("Jane Roe is the mayor.", id="predicate"),
        pytest.param("Mayor Jane Roe resigned.", id="bare_title"),
        pytest.param("Mrs. Jane Roe resigned. He was surprised.", id="other_gender"),
        pytest.param("Deputy mayor Jane Roe spoke. The mayor then left.", id="rank"),
        pytest.param("Jane Roe spoke. A senator disagreed. The senator left.", id="unnamed"),
        pytest.param("I met Jane Roe.", id="first_person_of_the_writer"),
        pytest.param("According to Jane Roe, a detective was sent.", id="subject_after_comma"),
    ],
)
def test_no_link(joined, text):
    (person,) = joined(text, "Jane Roe")
    assert words(person) == []


def test_object_is_not_the_subject_of_its_verb(joined):
    roe, doe = joined("Jane Roe called Mary Doe. Roe later praised her.", "Jane Roe", "Mary Doe")
    assert words(roe) == []
    assert words(doe) == ["her"]


def test_third_person_in_a_quotation_is_not_the_speaker(joined):
    roe, _ = joined('John Roe resigned. "He was tired," said Peter Doe.', "John Roe", "Peter Doe")
    assert words(roe) == ["He"]


def test_pronoun_before_a_name_is_not_that_person(joined):
    roe, doe = joined("John Roe and his wife Mary Doe left.", "John Roe", "Mary Doe")
    assert words(roe) == ["his"]
    assert words(doe) == []


def test_gender_learned_late_holds_from_the_start(joined):
    roe, doe = joined(
        "Robin Roe spoke with Peter Doe, and she left. Roe flew home. Her mother met Roe. Roe said she slept.",
        "Robin Roe",
        "Peter Doe",
    )
    assert "Her" in words(roe)
    assert words(doe) == []


def test_subject_of_the_opening_clause(joined):
    (_, doe) = joined("John Roe resigned. When Peter Doe first saw the plan, he praised it.", "John Roe", "Peter Doe")
    assert words(doe) == ["he"]


def test_long_title_before_name(joined):
    (roe,) = joined("Secretary of the Navy Jane Roe wrote. A letter advised the secretary to stop.", "Jane Roe")
    assert words(roe) == ["the secretary"]


def test_possessive_apposition_holds_another_persons_name(joined):
    roe, doe = joined("Roe's former campaign manager Peter Doe left.", "Roe", "Peter Doe")
    assert words(doe) == ["Roe's former campaign manager"]
    assert [m.text for m in roe.mentions] == ["Roe"]


@settings(max_examples=60, deadline=None)
@given(
    parts=st.lists(
        st.sampled_from(
            ["Jane Roe", "Doe", "he", "his", "herself", "the mayor", ",", ".", "“", '"', "said", "who", "\n\n", "I",
             "51-year-old", "the", "'s", "\x00", "🙂", "שלום", "Mr.", "was", "father", "``", "''"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_invariants_on_any_text(joined, parts):
    text = " ".join(parts) or "."
    names = [n for n in ("Jane Roe", "Doe") if n in text]
    people = joined(text, *names)
    assert people == joined(text, *names)
    for person in people:
        spans = [(m.start, -m.end) for m in person.mentions]
        assert spans == sorted(spans)
        for mention in person.mentions:
            assert text[mention.start : mention.end] == mention.text == mention.text.strip()
    everyone = [(m.start, m.end) for p in people for m in p.mentions]
    assert len(everyone) == len(set(everyone))
    for a in everyone:
        assert not any(a[0] < b[0] < a[1] < b[1] for b in everyone)


def test_who_is_named_in_the_words_did_not_say_them(read) -> None:
    found = read('Ana Lopez left. Carla Weiss wept. "Carla was right," she said.')
    assert [m.text for m in found.people[0].mentions] == ["Ana Lopez", "she"]


def test_an_age_that_is_new_means_the_one_in_mind(read) -> None:
    found = read("Ana Lopez won the race. The 24-year-old thanked her coach.")
    assert "The 24-year-old" in [m.text for m in found.people[0].mentions]


def test_a_person_named_by_the_first_word_is_in_mind(read) -> None:
    found = read("Ana Lopez, a judge, died on Saturday. She was 88.\n\nHer death was announced by her son.")
    assert [m.text for m in found.people[0].mentions if m.kind == "pronoun"] == ["She", "Her", "her"]


def test_the_subject_of_the_sentence_before_goes_on(read) -> None:
    found = read(
        "Mr. Karl Weber said that prices would rise. Weber told bankers that he was worried. He blamed the strike.\n\n"
        "Mr. Tom Finch agreed with Weber. He said the strike would end soon."
    )
    finch = next(p for p in found.people if p.name == "Tom Finch")
    assert [m.text for m in finch.mentions if m.kind == "pronoun"] == ["He"]


def test_a_pronoun_before_the_reporting_clause_is_not_who_reports(read) -> None:
    found = read("Leo Marten had refused to talk to Hugo Pell. He would be freed on Friday, Pell said.")
    assert [m.text for m in found.people[0].mentions if m.kind == "pronoun"] == ["He"]


def test_what_stands_behind_a_preposition_is_not_who_speaks(read) -> None:
    found = read("In a sworn statement, Ward, an American lawyer, said the firm had failed. Mr. Ward was calm.")
    assert "a sworn statement" not in [m.text for p in found.people for m in p.mentions]


def test_a_chairman_may_be_a_woman(read) -> None:
    found = read('"It is late," commission chairman Susan Weber told a panel.\n\n"I am glad," she said.')
    assert [m.text for m in found.people[0].mentions if m.kind == "pronoun"] == ["I", "she"]
    assert found.people[0].gender == "female"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (
            "Exports will rise this year, managing director of the Northvale Meat Corp, Peter Hale, said. He was glad.",
            "managing director of the Northvale Meat Corp",
        ),
        ("They met on Monday. Co-founder of Kestrel, Peter Hale, had left. He was glad.", "Co-founder of Kestrel"),
    ],
)
def test_a_title_and_its_body_between_commas(read, text, phrase) -> None:
    found = read(text)
    assert [m.text for m in found.people[0].mentions] == [phrase, "Peter Hale", "He"]


def test_a_new_somebody_is_in_the_way_and_a_country_is_nobody(read) -> None:
    found = read("Scott Lang said prices fell. Lang saw no bidders.\n\nAnother arbitrageur disagreed. He waited.")
    assert [m.text for m in found.people[0].mentions] == ["Scott Lang", "Lang"]
    found = read("Karl Weber was glad. Velland, the largest producer of tin, sought a pact, he said.")
    assert "he" in [m.text for m in found.people[0].mentions]


def test_who_says_that_somebody_acts_is_somebody_else(read) -> None:
    found = read("Jean Morel met union leader Hugo Brandt. Morel was firm. He announced that Morel had given way.")
    morel = next(p for p in found.people if p.name == "Jean Morel")
    assert "He" not in [m.text for m in morel.mentions]


def test_a_noun_is_the_one_whom_a_title_and_a_name_behind_the_comma_tell(joined) -> None:
    text = "A leading senator, former budget chairman Mark Roe of Dorn, said he would go. He sang."
    (roe,) = joined(text, "Mark Roe")
    assert words(roe) == ["A leading senator", "he", "He"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Ardle, Jane Roe, spoke. The mayor praised the town.",
        "The guests greeted the mayor of Ardle, Mrs. Jane Roe, at the hall. The mayor praised the town.",
    ],
)
def test_a_title_with_its_body_before_a_name_tells_whom_the_title_means_later(read, text: str) -> None:
    [roe] = read(text).people
    nominals = [mention.text.lower() for mention in roe.mentions if mention.kind == "nominal"]
    assert nominals == ["the mayor of ardle", "the mayor"]
