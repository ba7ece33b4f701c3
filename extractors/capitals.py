"""Headlines in capitals, parsed in the case of the text below them.

The model was taught on mixed case: to it, "ACME SHARES FALL" is one long name. Such a line is parsed once more with the
capitals that its words have in the text, and the tags, lemmas and heads of that parse are put in place. Words, offsets
and entities stay as they are.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc, Span

CAPITALS = "capital_headlines"
PARSED: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD"]
FEWEST = 3  # words: less is no clause
LONGEST = 25  # tokens: more is no headline


@Language.factory(CAPITALS)
def make_capitals(nlp: Language, name: str) -> "Capitals":
    """Build the component; it parses with the pipes that stand before it."""
    return Capitals(nlp, name)


class Capitals:
    """Parses the capital lines of a text again, in mixed case."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Remember the pipeline, whose other pipes do the work.

        Args:
            nlp: the pipeline.
            name: of this component.
        """
        self._nlp = nlp
        self._name = name

    def __call__(self, doc: Doc) -> Doc:
        """Put the parse of each capital line of one text in place."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """The same for a stream: the lines of a batch are parsed together."""
        stream = iter(stream)
        while docs := list(islice(stream, batch_size)):
            lines = [(doc, line) for doc in docs for line in capital_lines(doc)]
            for (doc, line), parsed in zip(lines, self._parse(line for _, line in lines), strict=True):
                _put(doc, line, parsed)
            yield from docs

    def _parse(self, lines: Iterable[Span]) -> list[Doc]:
        """Each line in the case of its text, through the pipes before this one, entities aside."""
        parsed = [_in_the_case_of_its_text(line) for line in lines]
        for name, pipe in self._nlp.pipeline:
            if name == self._name:
                break
            if name != "ner":
                parsed = list(pipe.pipe(parsed)) if hasattr(pipe, "pipe") else [pipe(doc) for doc in parsed]
        return parsed


def capital_lines(doc: Doc) -> list[Span]:
    """The sentences of a text that are headlines in capitals, unless all of it is."""
    lines = [sentence for sentence in doc.sents if _is_capital(sentence)]
    return lines if lines and any(token.is_lower for token in doc) else []


def _is_capital(sentence: Span) -> bool:
    if not FEWEST <= len(sentence) <= LONGEST or not sentence[0].is_upper:
        return False
    words = [token for token in sentence if token.is_alpha]
    return len(words) >= FEWEST and all(word.is_upper for word in words)


def _in_the_case_of_its_text(line: Span) -> Doc:
    """A word is written as in the text, as a name if it is only a name there; unknown ones as common words."""
    small = {token.text for token in line.doc if token.is_lower}
    names = {t.lower_: t.text for t in line.doc if t.pos_ == "PROPN" and not line.start <= t.i < line.end}
    words = [t.text if "." in t.text else t.lower_ for t in line]  # "U.S."
    words = [word if word in small else names.get(word, word) for word in words]
    return Doc(line.doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in line])


def _put(doc: Doc, line: Span, parsed: Doc) -> None:
    rows = doc.to_array(PARSED)
    rows[line.start : line.end] = parsed.to_array(PARSED)
    doc.from_array(PARSED, rows)  # type: ignore[arg-type]
