"""People by name: one table for each construction, then what holds for any text."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.findings import Findings
from extractors.people import extract_people
from schemas import Article, Person


@pytest.fixture(scope="session")
def people_of(nlp):
    """``people_of(text)``: people by name, in order."""

    def find(text: str) -> list[Person]:
        return list(extract_people(Findings(Article(document_id="d", text=text), nlp(text))))

    return find


def mentions(people: list[Person]) -> dict[str, list[str]]:
    return {p.name: [m.text for m in p.mentions] for p in people}


FOUND = {
    "surname carried": (
        "Lena Hartwig resigned on Monday. Hartwig said she was tired.",
        {"Lena Hartwig": ["Lena Hartwig", "Hartwig"]},
    ),
    "surname that is a word": (
        "Editor Paula Banks quit the paper. Banks said nothing, and friends of Banks were silent.",
        {"Paula Banks": ["Paula Banks", "Banks", "Banks"]},
    ),
    "possessive": (
        "Lena Hartwig has left. Hartwig's deputy will follow.",
        {"Lena Hartwig": ["Lena Hartwig", "Hartwig"]},
    ),
    "honorific and surname": ("Mrs. Ostrander told the court that she slept.", {"Ostrander": ["Ostrander"]}),
    "title before": ("Finance Minister Tomas Brezina met voters.", {"Tomas Brezina": ["Tomas Brezina"]}),
    "lower-case title": ("Campaign manager Rita Solano resigned.", {"Rita Solano": ["Rita Solano"]}),
    "given name that is a title": ("Dean Walcott said the vote was over.", {"Dean Walcott": ["Dean Walcott"]}),
    "surname that is a title": ("Nora Bishop said the vote was over.", {"Nora Bishop": ["Nora Bishop"]}),
    "surname that is a trade": ("Chief Executive Dan Mills resigned.", {"Dan Mills": ["Dan Mills"]}),
    "surname that is a law": ("Oscar Law was elected by a wide margin.", {"Oscar Law": ["Oscar Law"]}),
    "age": ("Ruth Amsel, 51, will lead the firm.", {"Ruth Amsel": ["Ruth Amsel"]}),
    "apposition": ("Ivo Karlsen, chairman of the council, spoke.", {"Ivo Karlsen": ["Ivo Karlsen"]}),
    "apposition with a body": ("Ruth Amsel, the company president, left.", ["Ruth Amsel"]),
    "initials": ("Peter J. Dunmore said so. R.K. Ashby, an analyst, agreed.", ["Peter J. Dunmore", "R.K. Ashby"]),
    "lower-case particle": ("Joris van der Meulen left. Van der Meulen is 40.", ["Joris van der Meulen"]),
    "spanish particle": ("Senator Ines de la Vega voted against it.", ["Ines de la Vega"]),
    "suffix": ("Howard Tillman Jr. said he would sue.", ["Howard Tillman Jr."]),
    "hyphen": ("Anne-Marie Lessing-Holt said she would sue.", ["Anne-Marie Lessing-Holt"]),
    "apostrophe": ("Declan O'Rourke said he would sue. O'Rourke is 40.", ["Declan O'Rourke"]),
    "accents": ("Minister Zoë Lefèvre said she would go.", ["Zoë Lefèvre"]),
    "surname that is a language": ("Rep. Glenn English offered it.", {"Glenn English": ["Glenn English"]}),
    "nickname in quotation marks": ('Otto "Bull" Kern, 51, was arrested.', ['Otto "Bull" Kern']),
    "list": ("The directors are Ana Solis, Karl Weber and Tom Finch.", ["Ana Solis", "Karl Weber", "Tom Finch"]),
    "quotation": ('"We trust Maria Keller," he said. "Keller will win."', {"Maria Keller": ["Maria Keller", "Keller"]}),
    "headline in capitals": (
        "KESSELRING SAYS RATES TO STAY LOW\n\nBONN, May 2 - Finance Minister Ulrich Kesselring said so.",
        {"Ulrich Kesselring": ["KESSELRING", "Ulrich Kesselring"]},
    ),
    "given name later": ("Tom Finch came home. His mother kissed Tom.", {"Tom Finch": ["Tom Finch", "Tom"]}),
    "short form": ("Timothy Finch spoke. Later Tim Finch left.", {"Timothy Finch": ["Timothy Finch", "Tim Finch"]}),
    "full form after initial": ("T. J. Mercer spoke. Thomas Mercer then left.", ["Thomas Mercer"]),
}


@pytest.mark.parametrize("case", FOUND)
def test_names_are_found(people_of, case):
    text, expected = FOUND[case]
    found = mentions(people_of(text))
    assert (found if isinstance(expected, dict) else list(found)) == expected


NOBODY = {
    "campaign": "The Hartwig campaign raised money.",
    "foundation": "The Lena Hartwig Foundation gave money.",
    "law": "Congress passed the Hartwig-Moss Act.",
    "hurricane": "Hurricane Lena hit the coast.",
    "lake": "They swam in Lake Hartwig.",
    "firm": "Goldman Sachs and Morgan Stanley fell.",
    "firm with partners": "Smith, Tabor and Co said profits rose.",
    "two partners": "Marshall and Stevens Inc said profits rose.",
    "bank": "Banca Monte di Livorno issued notes.",
    "ticker": "Hartwell <HWL> said profits rose.",
    "subsidiary": "Hartwell Moss, a unit of Kestrel Corp, said profits rose.",
    "legal form elsewhere": "Hartwell Moss Ltd is for sale. Hartwell Moss said so.",
    "ship": "The aircraft carrier Molly Hawkins sailed.",
    "newspaper": "Wen Lin Bao, a local daily, said it rained.",
    "fiction": "Children queued to meet Mickey Mouse and Harry Potter.",
    "place": "He flew to San Antonio and Fort Worth.",
    "brand": "She sold her Aston Martin and her Harley-Davidson.",
    "headline of a firm": "HARTWELL INC 4TH QTR NET\n\nShr 37 cts vs 35 cts",
    "adjective": "The Dallas-based group said profits rose.",
}


@pytest.mark.parametrize("case", NOBODY)
def test_nobody_is_invented(people_of, case):
    assert mentions(people_of(NOBODY[case])) == {}


def test_modifier_is_no_mention_of_a_person_who_is_named(people_of):
    found = people_of("Lena Hartwig ran for mayor. The Hartwig campaign raised money, and Hartwig thanked voters.")
    assert mentions(found) == {"Lena Hartwig": ["Lena Hartwig", "Hartwig"]}


SHARED = {
    "honorific decides": (
        "Carl Reuter and his wife, Mrs. Ida Reuter, came. Mr. Carl Reuter spoke first. Mrs. Reuter left.",
        {"Carl Reuter": 2, "Ida Reuter": 2},
    ),
    "kin do not take the surname over": (
        "Carl Reuter came home. His father Emil Reuter waited. Reuter hugged him.",
        {"Carl Reuter": 2, "Emil Reuter": 1},
    ),
    "nor does a wife": (
        "Carl Reuter came home. Reuter is married to Ida Reuter. Reuter then left.",
        {"Carl Reuter": 3, "Ida Reuter": 1},
    ),
    "last full name": (
        "Carl Reuter spoke in Bonn. Minister Emil Reuter disagreed. Reuter then left.",
        {"Carl Reuter": 1, "Emil Reuter": 2},
    ),
    "namesakes stay apart": ("Carl Reuter met Emil Reuter.", {"Carl Reuter": 1, "Emil Reuter": 1}),
}


@pytest.mark.parametrize("case", SHARED)
def test_shared_surnames(people_of, case):
    text, expected = SHARED[case]
    assert {p.name: len(p.mentions) for p in people_of(text)} == expected


def test_records_tell_honorific_gender_and_parts(people_of):
    (person,) = people_of("Mrs. Carla de la Torre said so.")
    assert (person.honorific_prefix, person.gender, person.given_name, person.family_name) == (
        "Mrs.",
        "female",
        "Carla",
        "de la Torre",
    )


def test_surname_first(people_of):
    (person,) = people_of("President Kang Min-seok arrived. Kang said he was glad.")
    assert (person.name, person.family_name, person.given_name) == ("Kang Min-seok", "Kang", "Min-seok")
    assert [m.text for m in person.mentions] == ["Kang Min-seok", "Kang"]


WORDS = st.sampled_from(
    [
        "Lena",
        "Hartwig",
        "Mr.",
        "Mrs.",
        "President",
        "said",
        ",",
        ".",
        "and",
        "the",
        "of",
        "in",
        "Inc",
        "Jr.",
        "van",
        "der",
        "\n",
        "\n\n",
        "O'",
        "'",
        '"',
        "“",
        "-",
        "<X>",
        "51",
        "Zoë",
        "HARTWIG",
        "😀",
        "\x00",
        "ﷺ",
        "习近平",
        "محمد",
        "A.",
        "R.K.",
        "who",
        "'s",
        "Foundation",
        "Hurricane",
        "Co",
        "Banks",
        "King",
        "&",
        "(",
        ")",
    ]
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), st.text(min_size=1, max_size=60)))
def test_any_text_keeps_the_invariants(people_of, text):
    if not text:
        return
    people = people_of(text)
    spans = sorted((m.start, m.end) for p in people for m in p.mentions)
    assert all(text[m.start : m.end] == m.text == m.text.strip() for p in people for m in p.mentions)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert len({p.person_id for p in people}) == len(people)
    assert people == people_of(text)


def test_batches_give_the_same(nlp, people_of):
    texts = [text for text, _ in FOUND.values()][:8]
    batched = [
        list(extract_people(Findings(Article(document_id="d", text=doc.text), doc)))
        for doc in nlp.pipe(texts, batch_size=4)
    ]
    assert batched == [people_of(text) for text in texts]


def test_a_surname_that_is_a_common_word_opens_a_sentence(read) -> None:
    found = read("Director Nils Storm left. Storm told reporters that he was ill.")
    assert [[m.text for m in p.mentions] for p in found.people] == [["Nils Storm", "Storm", "he"]]


def test_a_given_name_that_is_a_korean_surname_too(read) -> None:
    found = read('Union leader Jo Pike spoke. Pike then left. "Jo was right," Ana Lopez said.')
    assert [p.name for p in found.people] == ["Jo Pike", "Ana Lopez"]
    assert [m.text for m in found.people[0].mentions] == ["Jo Pike", "Pike", "Jo"]


MENDED = {
    "surname that is a trade": (
        "Treasury Secretary Paul Carpenter spoke. Aides of Carpenter smiled.",
        {"Paul Carpenter": ["Paul Carpenter", "Carpenter"]},
    ),
    "surname like a people's name": (
        "Investor Paul Tamarian said he would bid.\n\nTamarian told reporters that he was ready.",
        {"Paul Tamarian": ["Paul Tamarian", "Tamarian"]},
    ),
    "first of two surnames": (
        "The new minister is Anibal Tavora de Lima, a lawyer. Tavora replaces economist Joao Sanches.",
        {"Anibal Tavora de Lima": ["Anibal Tavora de Lima", "Tavora"], "Joao Sanches": ["Joao Sanches"]},
    ),
    "surname misspelt": (
        "David Lebowsky believes that it is cheap. Mr. Lebowksy told clients so.",
        {"David Lebowsky": ["David Lebowsky", "Lebowksy"]},
    ),
    "only surname, in a headline": (
        "OFFICIAL SAYS OSTRANDER OPPOSES TAX\n\nPresident Ostrander is against it.",
        {"Ostrander": ["OSTRANDER", "Ostrander"]},
    ),
    "body in a headline": (
        "CHAIRMAN OF KING WORLD CHARGED\n\nRoger King, chairman of King World Productions Inc, sold King World.",
        {"Roger King": ["Roger King"]},
    ),
    "title of a book": ("She launched her graphic novel Angela Bluebird, with editor Karl Weber.", ["Karl Weber"]),
    "surname behind a preposition of place": (
        "Owen Halligan was named on Monday. Halligan smiled. Karl Weber said he had full confidence in Halligan.",
        {"Owen Halligan": ["Owen Halligan", "Halligan", "Halligan"], "Karl Weber": ["Karl Weber"]},
    ),
    "founder of the firm of that name": (
        "Mario Tavelli, head of the investment firm Mario Tavelli and Co, said he sold. Tavelli was calm.",
        {"Mario Tavelli": ["Mario Tavelli", "Tavelli"]},
    ),
    "place like a person": ("Clark told a meeting in Milton Keynes that he was well.", []),
}


@pytest.mark.parametrize("case", MENDED)
def test_names_that_look_like_something_else(people_of, case):
    text, expected = MENDED[case]
    found = mentions(people_of(text))
    assert (found if isinstance(expected, dict) else list(found)) == expected


def test_a_surname_may_lose_its_article(people_of):
    (person,) = people_of("Minister Omar al-Rashedi left. Rashedi wept.")
    assert [m.text for m in person.mentions] == ["Omar al-Rashedi", "Rashedi"]
