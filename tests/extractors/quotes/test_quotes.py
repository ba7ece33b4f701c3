"""Each style of quotation with its own sentence: type, source, cue and content."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

DIRECT = [
    # (text, source, cue, content parts)
    ('"The bridge is safe," Ana Lopez said.', "Ana Lopez", "said", ["The bridge is safe,"]),
    ('"The bridge is safe," said Ana Lopez, the city engineer.', "Ana Lopez", "said", ["The bridge is safe,"]),
    ('Ana Lopez said: "The bridge is safe."', "Ana Lopez", "said", ["The bridge is safe."]),
    ('Ana Lopez told reporters, "The bridge is safe."', "Ana Lopez", "told", ["The bridge is safe."]),
    ('"The bridge," Ana Lopez said, "is safe."', "Ana Lopez", "said", ["The bridge,", "is safe."]),
    ("“The bridge is safe,” Ana Lopez said.", "Ana Lopez", "said", ["The bridge is safe,"]),
    ("‘The bridge isn’t safe,’ Ana Lopez said.", "Ana Lopez", "said", ["The bridge isn’t safe,"]),
    ("'The bridge isn't safe,' Ana Lopez said.", "Ana Lopez", "said", ["The bridge isn't safe,"]),
    ("``The bridge is safe,'' Ana Lopez said.", "Ana Lopez", "said", ["The bridge is safe,"]),
    ("`The bridge is safe,' Ana Lopez said.", "Ana Lopez", "said", ["The bridge is safe,"]),
    ("«The bridge is safe,» Ana Lopez said.", "Ana Lopez", "said", ["The bridge is safe,"]),
    ("„The bridge is safe,“ Ana Lopez said.", "Ana Lopez", "said", ["The bridge is safe,"]),
    ("– The bridge is safe, Ana Lopez said.", "Ana Lopez", "said", ["The bridge is safe"]),
    ("— Is the bridge safe? asked Ana Lopez.", "Ana Lopez", "asked", ["Is the bridge safe?"]),
    ('"Is the bridge safe?" Ana Lopez asked.', "Ana Lopez", "asked", ["Is the bridge safe?"]),
    ('"No," Ana Lopez replied.', "Ana Lopez", "replied", ["No,"]),
    ("'The workers' tools are here,' Ana Lopez said.", "Ana Lopez", "said", ["The workers' tools are here,"]),
    ('"We met," Ana Lopez told a crowd on Monday.', "Ana Lopez", "told", ["We met,"]),
    ('Said Ana Lopez, "The bridge is safe."', "Ana Lopez", "Said", ["The bridge is safe."]),
    ('"... The bridge is safe," Ana Lopez said.', "Ana Lopez", "said", ["... The bridge is safe,"]),
    ('Ana Lopez wrote in a letter: "The bridge is safe."', "Ana Lopez", "wrote", ["The bridge is safe."]),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), DIRECT)
def test_direct_quotation(read, text, source, cue, content):
    [quote] = read(text, published="2024-05-08").quotes
    assert quote.type == "direct"
    assert quote.source.text == source
    assert quote.cue.text == cue
    assert [c.text for c in quote.content] == content


def test_next_quotation_in_the_paragraph_has_the_same_speaker(read):
    quotes = read('"We waited for an hour," Ana Lopez said. "Nobody came."').quotes
    assert [(q.content[0].text, q.source.text) for q in quotes] == [
        ("We waited for an hour,", "Ana Lopez"),
        ("Nobody came.", "Ana Lopez"),
    ]


def test_quotation_goes_on_in_the_next_paragraph(read):
    [quote] = read('Ana Lopez said: "We waited for an hour.\n\n"Nobody came."').quotes
    assert [c.text for c in quote.content] == ["We waited for an hour.", "Nobody came."]
    assert quote.source.text == "Ana Lopez"


def test_quotation_runs_over_lines_without_marks(read):
    [quote] = read('"We waited for an hour.\nNobody came.\nSo we went home," said Ana Lopez.').quotes
    assert [c.text for c in quote.content] == ["We waited for an hour.", "Nobody came.", "So we went home,"]
    assert quote.source.text == "Ana Lopez"


def test_unclosed_quotation_ends_with_its_paragraph(read):
    quotes = read('Ana Lopez said: "We waited for an hour.\n\nThe bridge was closed on Monday.').quotes
    assert [c.text for q in quotes for c in q.content] == ["We waited for an hour."]


def test_speaker_of_the_sentence_before(read):
    [report, quote] = read('Ana Lopez said that the bridge was safe. "We tested it for a month."').quotes
    assert (report.type, quote.type) == ("indirect", "direct")
    assert quote.source.text == "Ana Lopez"


def test_pronoun_is_resolved_to_the_speaker(read):
    found = read('Ana Lopez tested the bridge on Monday. "It is safe," she said.')
    [quote] = found.quotes
    person = {p.person_id: p.name for p in found.people}
    assert quote.source.text == "she"
    assert person[quote.source.person_id] == "Ana Lopez"


def test_quotation_within_a_quotation(read):
    quotes = read("\"I asked the guard and he told me, 'Wait for the boat,'\" Ana Lopez said.").quotes
    assert [(q.source.text, q.content[0].text) for q in quotes if q.rule.startswith("nested")] == [
        ("he", "Wait for the boat,")
    ]
    assert [q.source.text for q in quotes if not q.rule.startswith("nested")] == ["Ana Lopez"]


INDIRECT = [
    ("Ana Lopez said that the bridge was safe.", "Ana Lopez", "said", "the bridge was safe"),
    ("The bridge was safe, Ana Lopez said.", "Ana Lopez", "said", "The bridge was safe"),
    ("The bridge was closed, according to Ana Lopez.", "Ana Lopez", "according to", "The bridge was closed"),
    ("According to Ana Lopez, the bridge was closed.", "Ana Lopez", "According to", "the bridge was closed"),
    ("Ana Lopez told the council that the bridge was safe.", "Ana Lopez", "told", "the bridge was safe"),
    ("An official of the port said the bridge was safe.", "An official of the port", "said", "the bridge was safe"),
    ("Ana Lopez said the port was building a bridge.", "Ana Lopez", "said", "the port was building a bridge"),
    ("They forced Ana Lopez to admit that she had lied.", "Ana Lopez", "admit", "she had lied"),
    ("The port grew in May and Lopez said the bridge was safe.", "Lopez", "said", "the bridge was safe"),
    ("Since the flood in May, ships have shied away from Ardle, Lopez said.", "Lopez", "said",
     "Since the flood in May, ships have shied away from Ardle"),
    ("NORTHVALE, May 8 - Demand for bridges is gaining in the port, and it may last, Lopez told reporters.", "Lopez",
     "told", "Demand for bridges is gaining in the port, and it may last"),
    ("Ana Lopez said in a statement that she closed the bridge.", "Ana Lopez", "said", "she closed the bridge"),
    ("Ana Lopez told a news conference that Tom Berg closed it.", "Ana Lopez", "told", "Tom Berg closed it"),
    ("Ana Lopez said in an interview with the Herald that Berg had left.", "Ana Lopez", "said", "Berg had left"),
    ("Ana Lopez issued a statement saying the bridge was closed.", "Ana Lopez", "saying", "the bridge was closed"),
    ("Ana Lopez made it clear that Tom Berg would resign.", "Ana Lopez", "made it clear", "Tom Berg would resign"),
    ("An inquiry found that Tom Berg had lied.", "An inquiry", "found", "Tom Berg had lied"),
    ("Berg denied the charges and the ruling party said he was safe.", "the ruling party", "said", "he was safe"),
    ("The bridge had fallen into the river, Lopez said, quoting the pilot.", "Lopez", "said",
     "The bridge had fallen into the river"),
    ("Jobs at risk\n\nNORTHVALE, May 8 Corvane Corp declined to comment but said it was looking for buyers.",
     "Corvane Corp", "said", "it was looking for buyers"),
    ("Jobs at risk\n\nNorthvale (NPA) - The port's director said the bridge was safe.", "The port's director", "said",
     "the bridge was safe"),
    ("A woman called Berg had spoken to a guard by radio, state news agency NPA reported.", "NPA",
     "reported", "A woman called Berg had spoken to a guard by radio"),
    ("The work began on May 8 and Ana Lopez says the work will go on.", "Ana Lopez", "says", "the work will go on"),
    ("Ana Lopez stated in the notice that she could not wait.", "Ana Lopez", "stated", "she could not wait"),
    ("Northvale will start a rationing system for imports, a decree of the port said.", "a decree of the port", "said",
     "Northvale will start a rationing system for imports"),
    ("The suit charges that the port closed the bridge.", "The suit", "charges", "the port closed the bridge"),
    ("Ana Lopez told detectives she picked up the wallet.", "Ana Lopez", "told", "she picked up the wallet"),
    ("Tom Berg rejected a claim by Ana Lopez that he stole the wallet.", "Ana Lopez", "claim", "he stole the wallet"),
    ("The bridge, the port of the town and the tower, which is old, are safe, Ana Lopez said.", "Ana Lopez", "said",
     "The bridge, the port of the town and the tower, which is old, are safe"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), INDIRECT)
def test_indirect_quotation(read, text, source, cue, content):
    [quote] = read(text).quotes
    assert quote.type == "indirect"
    assert (quote.source.text, quote.cue.text) == (source, cue)
    assert [c.text for c in quote.content] == [content]


def test_cue_between_commas(read):
    [quote] = read("At the same time, Ana Lopez said, the port closed the bridge.").quotes
    assert [c.text for c in quote.content] == ["At the same time", "the port closed the bridge"]
    assert quote.source.text == "Ana Lopez"


def test_verb_and_speaker_between_commas(read):
    [quote] = read("The bridge and its towers, noted Ana Lopez, are old.").quotes
    assert [c.text for c in quote.content] == ["The bridge and its towers", "are old"]
    assert quote.source.text == "Ana Lopez"
    assert not read("Ana Lopez wrote, announced the plan, and left.").quotes


UNSAID = [
    "Ana Lopez did not say whether the bridge was closed.",
    "Ana Lopez declined to say when the bridge would open.",
    "The council asked Ana Lopez to confirm that the bridge was closed.",
    "Ana Lopez denied having closed the bridge.",
    "In a statement on Monday, Ana Lopez said.",
    "Asked if Tom Berg had said that the bridge was safe, Ana Lopez left.",
    "Ana Lopez responded to a report that Tom Berg had lied.",
    "Events made it clear that the bridge was closed.",
    "Ana Lopez found that the bridge was closed.",
    "Ana Lopez spoke in a letter that she sent on Monday.",
]


@pytest.mark.parametrize("text", UNSAID)
def test_what_is_not_said_is_no_report(read, text):
    assert not read(text).quotes


def test_subject_that_the_parse_takes_for_an_object(read):
    text = "Lopez told a news conference the deal, which she called the largest so far, would help the port."
    assert read(text).quotes[-1].content[-1].text.endswith("would help the port")
    [quote] = read("The port said 50 pages of the report, written by its board, had been passed to the press.").quotes
    assert quote.content[0].text.startswith("50 pages")


def test_some_words_in_marks_make_a_report_mixed(read):
    [quote] = read('Ana Lopez said she had "total" confidence in the bridge.').quotes
    assert quote.type == "mixed"
    assert quote.content[0].text == 'she had "total" confidence in the bridge'


def test_report_of_a_report(read):
    quotes = read("Ana Lopez said that Tom Berg had denied that the bridge was closed.").quotes
    assert [(q.source.text, q.cue.text) for q in quotes] == [("Ana Lopez", "said"), ("Tom Berg", "denied")]


@pytest.mark.parametrize("text", ["Ana Lopez denied closing the bridge.", "Ana Lopez vowed to close the bridge."])
def test_gerund_and_infinitive_are_no_report(read, text):
    assert not read(text).quotes


NOT_SPEECH = [
    'The "total" ban was lifted on Monday.',
    "The film 'Winter Harbour' opened on Monday.",
    "The drivers' strike ended after the workers' vote.",
    'Lopez wrote the novel "The Long Winter" in 1990.',
    "- Bread\n- Milk\n- Eggs",
    "It was sold in the '90s for 5'11\" of rope.",
]


@pytest.mark.parametrize("text", NOT_SPEECH)
def test_marks_that_hold_no_speech(read, text):
    assert not [q for q in read(text).quotes if q.type == "direct"]


PIECES = st.sampled_from(
    [
        *('"', "'", "“", "”", "‘", "’", "``", "''", "«", "»", "– ", "— ", "\n", "\n\n", ". ", ", ", ": ", " "),
        *("Ana Lopez ", "she ", "said ", "told ", "that ", "the bridge was safe", "No", "according to ", "it's "),
        *("words ", "\x00", "🙂", "שלום "),
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, min_size=1, max_size=25).map("".join).filter(lambda t: t.strip()))
def test_any_text_gives_whole_spans(read, text):
    found = read(text, document_id="d")
    for quote in found.quotes:
        spans = [quote, *quote.content, *([quote.cue] if quote.cue else []), *([quote.source] if quote.source else [])]
        for span in spans:
            assert span.text == text[span.start : span.end] == span.text.strip()
        assert quote.start <= quote.content[0].start and quote.content[-1].end <= quote.end
    assert found.quotes == read(text, document_id="d").quotes
    assert len({q.quote_id for q in found.quotes}) == len(found.quotes)


def test_who_says_is_the_expert_and_not_the_university(read):
    [quote] = read('Ana Lopez, an expert at Boston University, who said, "The bridge is safe."').quotes
    assert quote.source.text == "Ana Lopez"


def test_according_to_plan_quotes_nobody(read):
    assert not read("According to plan, Ana Lopez closed the bridge.").quotes
    assert not read("The bridge was safe according to current knowledge.").quotes
    assert not read("Ana Lopez closed the bridge according to the port's statutes.").quotes


SPEAKERS = {
    "quoted as saying": ('The firm quoted Ana Lopez as saying, "I accept the blame."', ["Ana Lopez"]),
    "what goes on does not speak": (
        'Ana Lopez noted talks on the bridge are under way but said, "I have nothing to report."',
        ["Ana Lopez", "Ana Lopez"],
    ),
    "paragraphs that go on with whoever spoke": (
        'Ana Lopez said the bridge was safe.\n\n"We tested it for a month"\n\n"Nobody was hurt."',
        ["Ana Lopez", "Ana Lopez", "Ana Lopez"],
    ),
    "behind an agency unknown to the model": (
        'Ana Lopez said that the firm had lied, the NPA reported.\n\n"I wish them well."',
        ["Ana Lopez", "Ana Lopez"],
    ),
    "two names of one firm": ("Duff and Berg said the rating may fall.", ["Duff and Berg"]),
    "the name behind what it is": (
        "The Ardle car maker Corvane Motors said the plant will close.",
        ["Corvane Motors"],
    ),
    "was quoted as saying": ('"I accept the blame," Ana Lopez was quoted as saying.', ["Ana Lopez"]),
    "goes on with the report": (
        "Ana Lopez said Northvale has not decided on the bridge and said she would wait.",
        ["Ana Lopez", "Ana Lopez"],
    ),
    "a name in an interview": (
        "Brandt in a wide-ranging interview said the bridge was safe.",
        ["Brandt"],
    ),
    "a verb half in the marks": ('New tolls "will tell us whether drivers agree," Ana Lopez said.', ["Ana Lopez"]),
    "whoever is asked does not ask": (
        'Asked whether she would resign, Ana Lopez said: "No, I will not."',
        ["Ana Lopez"],
    ),
    "behind the agency that reports it": (
        'Ana Lopez said that the firm had lied, the Northvale Press Agency reported.\n\n"I wish them well."',
        ["Ana Lopez", "Northvale Press Agency", "Ana Lopez"],
    ),
    "a report that holds somebody else's words": (
        'Ana Lopez told the court that when she came to the house, Tom Berg said: "I did it."',
        ["Tom Berg", "Ana Lopez"],
    ),
    "a paragraph behind one who sobbed": (
        '"Do not stop," resident Ana Lopez sobbed, as men dug through the mud.\n\n"We can still save them."',
        ["Ana Lopez", "Ana Lopez"],
    ),
    "an opening verb": (
        'Said one engineer of the weekend repairs: "They could not have been worse."',
        ["one engineer of the weekend repairs"],
    ),
    "words in marks that go on with a report": (
        'Ana Lopez also said that the port should begin to save, "otherwise we will all pay for it."',
        ["Ana Lopez", "Ana Lopez"],
    ),
    "a thing between": (
        "Ana Lopez said she wished the rule was softer and said she would meet the bankers.",
        ["Ana Lopez", "Ana Lopez"],
    ),
    "what goes up does not add": (
        '"It will last," Ana Lopez said, adding that sales will soar, interest will increase and prices will grow.',
        ["Ana Lopez", "Ana Lopez"],
    ),
    "pointing out": (
        "Ana Lopez said the port is pleased by the ruling, pointing out that Tom Berg had lost.",
        ["Ana Lopez", "Ana Lopez"],
    ),
    "goes on in marks": (
        'Ana Lopez said rates had cut into the sales but added: "We will wait."',
        ["Ana Lopez", "Ana Lopez"],
    ),
    "what a court hears": (
        'The court heard Tom Berg admitted the theft but told detectives: "I did not sell it."',
        ["Tom Berg"],
    ),
    "a name behind the body that it leads": (
        "The leader of the former movement Renova, Tom Berg, left, claiming that the vote was rigged.",
        ["Tom Berg"],
    ),
    "adding": (
        "Ana Lopez said Tom Berg resigned, adding that he left the port.",
        ["Ana Lopez", "Ana Lopez"],
    ),
    "a paragraph of its own": (
        'Ana Lopez, the mayor, accused the union of delay.\n\n"They are not serious, and we will not wait."',
        ["Ana Lopez"],
    ),
}


@pytest.mark.parametrize("case", SPEAKERS)
def test_who_speaks(read, case):
    text, speakers = SPEAKERS[case]
    assert [q.source.text for q in sorted(read(text).quotes, key=lambda q: q.content[0].end)] == speakers
