"""Noun phrases that stand for a person: appositions around a name, and what they say about the person."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from extractors.coreference.entities import Description
from extractors.coreference.nouns import is_human, is_plural, noun_key, nouns

NOT_PEOPLE = frozenset(
    {"DATE", "TIME", "GPE", "LOC", "FAC", "ORG", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "PRODUCT", "EVENT"}
)
BEFORE_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
LEADING = frozenset({"formerly", "once", "then", "now", "currently", "and", "or", "but", "both", "only", "also"})
MAX_TITLE = 12  # tokens before a name that can belong to its title


class Apposition(NamedTuple):
    """A noun phrase at a name: its head, and its span if it counts as a mention (bare titles do not)."""

    head: Token
    span: Span | None
    rule: str


def describe(span: Span, head: Token) -> Description:
    """The description that a noun phrase gives.

    Args:
        span: the phrase.
        head: its head noun.
    """
    words = [t.lower_ for t in span if t.i < head.i]
    key = noun_key(head)
    title = " ".join([*words, key])
    for long, short in nouns().same_title.items():
        if title == long or title.endswith(" " + long):
            key, words = short, words[: max(0, len(words) - long.count(" "))]
            break
    for child in head.rights:
        if child.dep_ == "prep":
            words += [t.lower_ for t in child.subtree if t.i < span.end and t.pos_ in ("NOUN", "PROPN", "ADJ")]
    kept = frozenset(
        w for w in words if w not in nouns().idle and not w.isspace() and len(w) > 1 and not w[0].isdigit()
    )
    return Description(key, kept)


def trimmed(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens without outer punctuation, spaces and adverbs, and without a clause that only adds something."""
    for i in range(start + 1, end):
        if doc[i].lower_ in ("who", "which", "whose", "whom") and doc[i - 1].text == ",":
            end = i - 1
            break
        is_gerund = doc[i].tag_ == "VBG" and doc[i].dep_ == "pcomp" and doc[i].head.i == i - 1 > start
        if is_gerund and doc[i - 1].lower_ == "of":
            end = i - 1  # "accused the mayor of taking bribes"
            break
        if doc[i].is_space and "\n" in doc[i].text:
            end = i
            break
    while start < end and (doc[start].is_space or doc[start].is_punct or doc[start].lower_ in LEADING):
        start += 1
    while start < end and (
        doc[end - 1].is_space or doc[end - 1].tag_ == "POS" or (doc[end - 1].is_punct and doc[end - 1].text != ")")
    ):
        end -= 1
    return doc[start:end] if start < end else None


class Appositions:
    """Finds the noun phrases around names.

    Args:
        doc: the parse.
        names: for each token of a name, the number of that name.
    """

    def __init__(self, doc: Doc, names: dict[int, int]) -> None:
        self.doc = doc
        self.names = names

    def around(self, name: Span) -> Iterator[Apposition]:
        """The appositions and titles of one name."""
        before = self._title_before(name) or self._comma_before(name)
        if before is not None:
            yield before
        after = self._comma_after(name)
        if after is not None:
            yield after

    def _title_before(self, name: Span) -> Apposition | None:
        """As in: "Attorney General" Jeff Sessions; "Trump's former campaign manager" Paul Manafort."""
        doc, last = self.doc, name.start - 1
        if last < 0 or not self._is_title(doc[last]):
            if (
                last >= 1
                and doc[last].lower_.rstrip(".") in ("mr", "mrs", "ms", "dr")
                and self._is_title(doc[last - 1])
            ):
                last -= 1
            else:
                return self._long_title_before(name)
        clause = name.root.head
        if clause.dep_ == "relcl" and clause.head.i == last:
            return None  # "the man Roe dismissed" is not Roe
        start, own = last, False
        while start > max(0, last - MAX_TITLE):
            token = doc[start - 1]
            if token.tag_ == "POS":
                start, own = self._possessor_start(start - 1), True
                break
            if token.pos_ == "DET" or token.tag_ == "PRP$":
                start, own = start - 1, token.pos_ == "DET"  # "his wife" Jane Roe: read with the name, not by itself
                break
            if start - 1 in self.names or not (token.pos_ in BEFORE_NAMES or token.text in ("-", "&")):
                break
            start -= 1
        span = doc[start : last + 1]
        return Apposition(doc[last], span if own else None, "possessive_apposition" if own else "title")

    def _long_title_before(self, name: Span) -> Apposition | None:
        """As in: "Secretary of the Navy" Jane Roe."""
        doc, last = self.doc, name.start - 1
        if doc[last].pos_ not in ("PROPN", "NOUN") or last in self.names:
            return None
        for i in range(last - 1, max(0, last - MAX_TITLE), -1):
            token = doc[i]
            if token.lower_ in ("of", "for") and self._is_title(doc[i - 1]) and i - 1 not in self.names:
                start = i - 1
                while start > 0 and doc[start - 1].pos_ in BEFORE_NAMES and start - 1 not in self.names:
                    start -= 1
                own = start > 0 and doc[start - 1].pos_ == "DET"
                span = doc[start - own : last + 1]
                return Apposition(doc[i - 1], span if own else None, "possessive_apposition" if own else "title")
            if token.pos_ not in ("PROPN", "NOUN", "DET", "ADJ", "ADP", "CCONJ") or i in self.names:
                return None
        return None

    def _possessor_start(self, case: int) -> int:
        """Where the possessor before an 's begins."""
        token = self.doc[case - 1] if case else self.doc[case]
        if token.i in self.names:
            start = token.i
            while start and self.names.get(start - 1) == self.names[token.i]:
                start -= 1
            return start
        edge = token.left_edge.i
        return edge if 0 <= token.i - edge <= 5 and edge >= token.sent.start else token.i

    def _comma_before(self, name: Span) -> Apposition | None:
        """As in: "the mayor", Jane Roe."""
        comma = name.start - 1
        if comma > 1 and self.doc[comma].lower_ in nouns().honorifics:
            comma -= 1
        if comma < 1 or self.doc[comma].text != "," or comma - 1 in self.names:
            return None
        root = name.root
        twice = [c for c in root.head.lefts if c.dep_ == root.dep_ == "nsubj" and c.right_edge.i == comma - 1]
        for head in (root.head, *(c for c in root.children if c.dep_ == "appos"), *twice):
            if head.i < comma and head.i not in self.names and self._linked(head, root) and self._is_person(head):
                if head.dep_ == "pobj" and not is_human(head):
                    continue  # "In a statement, Roe said"
                span = trimmed(self.doc, head.left_edge.i, comma)
                if span is not None and span.start <= head.i < span.end and not self._holds_name_head(span, head):
                    return Apposition(head, span, "comma_apposition")
        head = self.doc[comma - 1]
        follows = self.doc[name.end].text if name.end < len(self.doc) else "."
        if (
            follows in (",", ".", ";")
            and is_human(head)
            and not is_plural(head)
            and head.dep_ in ("nsubj", "dep", "pobj")
        ):
            span = trimmed(self.doc, head.left_edge.i, comma)
            if span is not None and span[0].pos_ == "DET" and head.head.i != name.root.head.i:
                return Apposition(head, span, "comma_apposition")
        return self._long_title_and_comma(comma) if follows in (",", ".", ";") or name.root.dep_ == "nsubj" else None

    def _long_title_and_comma(self, comma: int) -> Apposition | None:
        """As in: "… rose, managing director of the Acme Corp", Jane Roe, said: a title with its body."""
        doc = self.doc
        title: int | None = None
        for i in range(comma - 1, max(0, comma - MAX_TITLE), -1):
            if i in self.names or doc[i].pos_ not in (*BEFORE_NAMES, "DET", "ADP", "CCONJ"):
                break
            if doc[i].lower_ in ("of", "for") and self._is_title(doc[i - 1]):
                title = i - 1
        if title is None:
            return None
        start = title
        while start and (doc[start - 1].pos_ in BEFORE_NAMES or doc[start - 1].dep_ == "amod"):
            start -= 1
        if start and doc[start - 1].pos_ == "DET":
            start -= 1
        elif not doc[start].is_sent_start and doc[start - 1].text != ",":
            return None
        return Apposition(doc[title], doc[start:comma], "comma_apposition")

    def _comma_after(self, name: Span) -> Apposition | None:
        """Jane Roe, 51, "the mayor"."""
        doc, i = self.doc, name.end
        if i + 1 >= len(doc) or doc[i].text != ",":
            return None
        i += 1
        if doc[i].like_num or doc[i].lower_ in ("aged", "qc", "sc", "jr.", "jr"):
            while i < len(doc) and doc[i].text != "," and i < name.end + 4:
                i += 1
            if i + 1 >= len(doc) or doc[i].text != ",":
                return None
            i += 1
        while i < len(doc) - 1 and doc[i].lower_ in LEADING - {"and", "or", "but"}:
            i += 1
        head = self._head_of_phrase_at(i, name)
        if head is None or not self._is_person(head):
            return None
        span = trimmed(doc, i, head.right_edge.i + 1)
        if span is None or not span.start <= head.i < span.end or self._holds_name_head(span, head):
            return None
        after = doc[span.end] if span.end < len(doc) else None
        if after is not None and after.pos_ in ("VERB", "AUX") and name.root.dep_ == "pobj":
            return None  # "According to Roe, a detective was sent": the phrase is the subject
        return Apposition(head, span, "comma_apposition")

    def _head_of_phrase_at(self, start: int, name: Span) -> Token | None:
        """The head of a noun phrase that begins at a token and stands beside a name."""
        doc = self.doc
        for child in name.root.children:
            if child.dep_ == "appos" and child.left_edge.i <= start <= child.i:
                return child
        for i in range(start, min(start + 8, len(doc))):
            token = doc[i]
            if token.pos_ in ("VERB", "AUX") or token.text in (",", ".") or i in self.names:
                return None
            if token.pos_ in ("NOUN", "PROPN") and token.left_edge.i <= start and token.dep_ != "compound":
                beside = token.dep_ in ("appos", "conj", "attr", "dep", "npadvmod", "ROOT", "dobj", "oprd")
                closes = token.right_edge.i + 1 >= len(doc) or doc[token.right_edge.i + 1].text in (",", ".", ";")
                return token if beside and closes and is_human(token) else None
        return None

    def _linked(self, head: Token, root: Token) -> bool:
        if head.head.i == root.head.i and head.dep_ == root.dep_ == "nsubj":
            return True  # the parse has two subjects for one verb: the phrase and the name
        return (root.dep_ == "appos" and root.head.i == head.i) or (head.dep_ == "appos" and head.head.i == root.i)

    def _is_title(self, token: Token) -> bool:
        return token.i not in self.names and is_human(token) and not is_plural(token)

    def _is_person(self, token: Token) -> bool:
        if token.i in self.names or is_plural(token) or token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return False
        if is_human(token):
            return True
        return token.tag_ == "NN" and token.ent_type_ not in NOT_PEOPLE

    def _holds_name_head(self, span: Span, head: Token) -> bool:
        """Whether the phrase is really built on another name: "Roe, Mayor John Doe"."""
        after = head.i + 1
        return after in self.names and after < span.end
