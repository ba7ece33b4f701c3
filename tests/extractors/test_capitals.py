"""Headlines in capitals are parsed in the case of their text."""

import pytest

BODY = "\n\nMayor Paul Brandt sold Kelva Foods, an old firm, to Ana Lopez. Some of the shares had been hers."


@pytest.mark.parametrize(
    ("headline", "verb", "subject"),
    [
        ("KELVA FOODS SHARES FALL AS BRANDT QUITS", "FALL", "SHARES"),
        ("BRANDT SELLS KELVA FOODS TO LOPEZ", "SELLS", "BRANDT"),
        ("LOPEZ SAYS U.S. FIRMS PAY LITTLE", "SAYS", "LOPEZ"),
    ],
)
def test_the_verb_of_a_capital_headline(nlp, headline: str, verb: str, subject: str) -> None:
    (found,) = [t for t in nlp(headline + BODY) if t.text == verb]
    assert found.pos_ == "VERB"
    assert found.lemma_.islower()
    assert subject in {c.text for c in found.children if c.dep_ == "nsubj"}


def test_words_offsets_and_sentences_stay(nlp) -> None:
    text = "BRANDT SELLS KELVA FOODS TO LOPEZ" + BODY
    with nlp.select_pipes(disable=["capital_headlines"]):
        plain = nlp(text)
    doc = nlp(text)
    assert doc.text == text
    assert [t.idx for t in doc] == [t.idx for t in plain]
    assert [s.text for s in doc.sents] == [s.text for s in plain.sents]
    assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in plain.ents]


def test_a_text_all_in_capitals_has_no_case_to_go_by(nlp) -> None:
    text = "BRANDT SELLS KELVA FOODS TO LOPEZ.\n\nTHE MAYOR LEFT THE TOWN ON FRIDAY."
    doc = nlp(text)
    with nlp.select_pipes(disable=["capital_headlines"]):
        assert [(t.tag_, t.dep_) for t in doc] == [(t.tag_, t.dep_) for t in nlp(text)]


def test_a_stream_gives_what_single_texts_give(nlp) -> None:
    texts = ["LOPEZ TO LEAVE BOARD" + BODY, "Nothing in capitals." + BODY, "", "BRANDT SELLS OLD PIER" + BODY]
    streamed = [[(t.tag_, t.head.i) for t in doc] for doc in nlp.pipe(texts, batch_size=2)]
    assert streamed == [[(t.tag_, t.head.i) for t in nlp(text)] for text in texts]
