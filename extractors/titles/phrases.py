"""Finds the phrases of titles: head noun, modifiers to the left, complement to the right.

Works on the tokens and not on the tree: models parse "campaign manager Paul Manafort" in different
ways, and its words stand in the same order for all of them.
"""

from calendar import day_name
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.titles.words import TitleWords, head_word, singular, title_words
from extractors.tokens import tokens

MAX_WORDS = 12
"""Tokens that a title can have on either side of its head; longer ones are lists and headlines."""

BODY_ENTITIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
HYPHENS = frozenset({"-", "–", "‑"})
EDGES = HYPHENS | {"."}
OF_BODY = frozenset({"of", "for", "at", "with", "to"})
SKIPPED = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "my", "this", "that", "'s", "’s"})

CHIEF = frozenset({"prime", "chief", "first"})
"""Before a minister of everything: what follows is where, and not what for."""

HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "messrs", "sheikh", "sheik"})
"""What opens a name, and so ends the title before it."""

ENDS_OF_NAME = HONORIFICS | {"effective"} | {name.casefold() for name in day_name}
"""What stands behind a body and is no part of its name: "director of the Rye Museum Tuesday"."""

Bodies = Mapping[int, tuple[int, int]]
"""Token index to the bounds of the organization or place that stands there."""


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A title in the text; all numbers are token indices, ends exclusive.

    Attributes:
        start: first token of the phrase, after any determiner: a status word, an organization or the title.
        end: token after its complement ("Secretary of State", "chairman of Acme").
        head: the head noun.
        words: the tokens of the title itself, without status, organization and descriptions.
        status: former, acting or incoming, when a word of the phrase says so.
        body: the organization or place within the phrase, by its tokens.
        is_plural: whether it names several posts ("Senators Smith and Jones").
        names_post: whether a noun for the post itself follows ("his chairman role").
    """

    start: int
    end: int
    head: int
    words: tuple[int, ...]
    status: str | None
    body: tuple[int, int] | None
    is_plural: bool
    names_post: bool = False

    def title(self, doc: Doc) -> str:
        """The words of the title as they stand, the head in the singular."""
        parts: list[str] = []
        for i in self.words:
            text = doc[i].text
            if i == self.head and text.isupper() and len(text) > 2:
                text = text.rstrip(".")  # the dot of "CEO." is the sentence's
            if i == self.head and self.is_plural and text[:-1].isupper():
                text = text[:-1]  # MPs
            elif i == self.head and self.is_plural:
                one = singular(text)
                text = one.capitalize() if text[0].isupper() else one
            follows = parts and i - 1 in self.words and not doc[i - 1].whitespace_
            if parts and not follows:
                parts.append(" ")
            parts.append(text)
        return " ".join("".join(parts).split())


def find_titles(
    doc: Doc,
    *,
    names: Collection[int] | None = None,
    bodies: Bodies | None = None,
    heads: Collection[str] | None = None,
) -> tuple[TitlePhrase, ...]:
    """All titles of a text, in order.

    Args:
        doc: a parsed text.
        names: tokens of people's names, which end a title; by default those that the model takes for people.
        bodies: where organizations and places stand; by default where the model sees them.
        heads: the head nouns, in the singular, of the titles to find; by default all.
    """
    blocked = {t.i for e in doc.ents if e.label_ == "PERSON" for t in e} if names is None else names
    where = entity_bodies(doc) if bodies is None else bodies
    found: list[TitlePhrase] = []
    for token in tokens(doc):
        head = head_word(token) if token.i not in blocked else None
        if head is not None and (heads is None or head in heads):
            phrase = _Reader(doc, blocked, where).read(token)
            if phrase is not None:
                found.append(phrase)
    return tuple(found)


def entity_bodies(doc: Doc) -> dict[int, tuple[int, int]]:
    """Where the model sees organizations, places and nationalities."""
    return {t.i: (e.start, e.end) for e in doc.ents if e.label_ in BODY_ENTITIES for t in e}


class _Reader:
    """Reads one title around its head."""

    def __init__(self, doc: Doc, names: Collection[int], bodies: Bodies) -> None:
        self.doc = doc
        self.names = names
        self.bodies = bodies
        self.lexicon: TitleWords = title_words()

    def read(self, head: Token) -> TitlePhrase | None:
        """The title with this head, or None when the head is not the last word of one."""
        tail, status = self._tail(head)
        names_post = self._is_post(tail)
        if not names_post and self._goes_on(head, tail):
            return None
        start = self._left_end(head.i)
        first, body, prior = self._strip(start, head.i)
        words = list(range(first, head.i + 1)) + [i for i in range(head.i + 1, tail) if status is None]
        end, right_words, right_body = (tail, [], None) if names_post else self._complements(head, tail)
        words += right_words
        is_plural = head.text.casefold().rstrip(".") != singular(head.text.rstrip("."))
        alone = len(words) == 1 and body is None and right_body is None
        if alone and singular(head.text) in self.lexicon.needs_company and not self._has_company(head, start, tail):
            return None
        return TitlePhrase(
            start=start,
            end=max(end, tail),
            head=head.i,
            words=tuple(words),
            status=status or prior,
            body=right_body or body,
            is_plural=is_plural,
            names_post=names_post,
        )

    def _has_company(self, head: Token, start: int, end: int) -> bool:
        """Whether a name follows, or "to" or a possessive says whose deputy it is."""
        is_owned = start > 0 and self.doc[start - 1].tag_ in ("PRP$", "POS")
        is_owned = is_owned or (end < len(self.doc) and self.doc[end].lower_ == "to")
        return end in self.names or (is_owned and singular(head.text) in self.lexicon.of_somebody)

    def _tail(self, head: Token) -> tuple[int, str | None]:
        """Where the head ends: after "-elect" (a status), "-in-chief", or the dot of "Sen."."""
        doc, i = self.doc, head.i + 1
        if i < len(doc) and doc[i].text == "." and head.lower_ in self.lexicon.abbreviations and not head.whitespace_:
            return i + 1, None
        if i + 1 < len(doc) and doc[i].text in HYPHENS and not doc[i - 1].whitespace_ and not doc[i].whitespace_:
            status = self.lexicon.status.get(doc[i + 1].lower_)
            if status:
                return i + 2, status
            if doc[i + 1].lower_ in ("in", "at") and i + 3 < len(doc) and doc[i + 2].text in HYPHENS:
                return i + 4, None
            if head.lower_ == "president" and doc[i + 1].lower_ in self.lexicon.fields:
                return i + 2, None  # "vice president-finance"
        if i < len(doc) and doc[i].lower_ in ("elect", "designate", "emeritus"):
            return i + 1, self.lexicon.status.get(doc[i].lower_)
        return i, None

    def _is_post(self, i: int) -> bool:
        return i < len(self.doc) and self.doc[i].lower_ in self.lexicon.posts and i not in self.names

    def _goes_on(self, head: Token, i: int) -> bool:
        """Whether the noun phrase goes on after its supposed head, so that it is another word's modifier."""
        if i >= len(self.doc) or i in self.names or self.doc[i].is_space:
            return False
        after = self.doc[i]
        if after.text in HYPHENS and not head.whitespace_:
            return True
        if self.bodies.get(head.i) is not None and self.bodies.get(head.i) == self.bodies.get(i):
            return True
        further = head_word(after) is not None
        if after.lower_ in self.lexicon.titular and i + 1 < len(self.doc):
            further = further or head_word(self.doc[i + 1]) is not None
        if further and after.sent == head.sent:
            return not (after.text[0].isupper() and head.lower_ in self.lexicon.before_ranks)
        if after.pos_ == "NOUN" and after.text.islower():
            return after.head.i >= after.i or after.head.i < head.i or after.dep_ == "compound"
        return after.pos_ == "PROPN" and (after.lower_ in self.lexicon.bodies or i in self.bodies)

    def _left_end(self, head: int) -> int:
        """The first token of the phrase, walking left from its head."""
        doc, j = self.doc, head
        stop = max(doc[head].sent.start, head - MAX_WORDS)
        while j > stop:
            token = doc[j - 1]
            span = self.bodies.get(j - 1)
            if j - 1 in self.names or token.is_space:
                break
            if span and span[1] <= head and span[0] >= stop and doc[span[1] - 1].tag_ != "POS":
                j = span[0]
                if doc[j].lower_ == "the" and j + 1 < span[1]:
                    j += 1
                    break
                continue
            if self._modifies(token):
                j -= 1
            elif self._joins(j - 1) and j - 2 >= stop and j - 2 not in self.names:
                j -= 2
            else:
                break
        while j < head and (doc[j].text in HYPHENS or doc[j].text == "."):
            j += 1
        return j

    def _modifies(self, token: Token) -> bool:
        lower, lexicon = token.lower_, self.lexicon
        if token.text in HYPHENS:
            return token.i > 0 and not token.nbor(-1).whitespace_ and not token.whitespace_
        if token.text == "." and token.i > 0 and token.nbor(-1).lower_ in lexicon.abbreviations:
            return True
        if lower in lexicon.kin | lexicon.before_ranks:
            return False
        if token.like_num and token.nbor().text in HYPHENS and not token.whitespace_:
            return True  # "four-time champion"
        if lower == "under" and token.i + 1 < len(self.doc) and not token.nbor().lower_.startswith("secretar"):
            return False
        joined = token.i + 1 < len(self.doc) and token.nbor().text in HYPHENS and not token.whitespace_
        if (
            token.tag_ == "NNS"
            and token.text.islower()
            and not joined
            and token.dep_ in ("dobj", "dative", "nsubj", "pobj")
        ):
            return False  # "told reporters President Roe"
        if lower in SKIPPED or token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"):
            return lower in lexicon.status
        if lower in lexicon.status or lower in lexicon.titular or lower in lexicon.descriptions:
            return token.pos_ != "VERB" or token.dep_ == "amod" or lower in lexicon.titular
        return token.pos_ in ("NOUN", "PROPN", "ADJ") and token.tag_ not in ("PRP$", "WP$")

    def _joins(self, i: int) -> bool:
        """Whether a conjunction joins two fields of one post ("interior and overseas minister")."""
        doc = self.doc
        if doc[i].lower_ not in ("and", "&") or i == 0 or i + 1 >= len(doc):
            return False
        known = self.lexicon.fields | self.lexicon.titular
        return doc[i - 1].lower_ in known and doc[i + 1].lower_ in known and head_word(doc[i - 1]) is None

    def _strip(self, start: int, head: int) -> tuple[int, tuple[int, int] | None, str | None]:
        """Take status, organization and descriptions off the left edge."""
        doc, lexicon, i = self.doc, self.lexicon, start
        body: tuple[int, int] | None = None
        status: str | None = None
        while i < head:
            token = doc[i]
            span = self.bodies.get(i)
            end = self._chunk_end(i, head)
            chunk = doc[i:end].text.casefold()
            if span and span[1] <= head:
                span = (span[0], self._before_field(span[0], span[1], head))
            if token.lower_ in lexicon.parties and token.text[0].isupper() and i + 1 <= head:
                body = (i, i + 1) if singular(doc[head].text) in lexicon.party else body
                i += 1
            elif token.lower_ in lexicon.status:
                status = status or lexicon.status[token.lower_]
                i += 1 + (i + 1 < head and doc[i + 1].text in HYPHENS)
            elif self._is_minister(head) and (end_of_country := self._demonym(i, head)):
                body, i = (i, end_of_country), end_of_country  # "Israeli Tide Minister", however much models join
            elif span and i < span[1] <= head and not self._is_field(i, span[1], head):
                body = (body[0] if body and body[1] == span[0] else max(span[0], start), span[1])
                i = span[1]
            elif body and body[1] == i and token.lower_.rstrip(".") in lexicon.legal and token.is_title:
                body, i = (body[0], i + 1), i + 1  # "Acme Group" Inc President
            elif chunk in lexicon.status:
                status, i = status or lexicon.status[chunk], end
            elif chunk in lexicon.descriptions or self._describes(chunk, end - i) or token.text in EDGES:
                i = end
            elif i + 1 < head and doc[i + 1].lower_ in lexicon.camps:
                i += 2
            elif token.pos_ == "ADJ" and token.text.islower() and chunk not in lexicon.titular:
                i = end
            elif end_of_country := self._demonym(i, head):
                body, i = (i, end_of_country), end_of_country
            elif (known := self._common_body(i, head)) or self._unknown_body(token, head):
                body = (body[0] if body and body[1] == i else i, max(known, i + 1))
                i = body[1]
            else:
                break
        return min(i, head), body, status

    def _chunk_end(self, i: int, head: int) -> int:
        """The end of a word with its hyphens: "pro-Beijing", "nine-year-old"."""
        doc = self.doc
        end = i + 1
        while end + 1 < head and doc[end].text in HYPHENS and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
            end += 2
        return end

    @staticmethod
    def _describes(chunk: str, length: int) -> bool:
        if length < 2:
            return False
        return chunk.startswith(("pro-", "anti-", "self-", "ultra-", "left-", "right-", "far-")) or chunk.endswith(
            (
                "-born",
                "-based",
                "-old",
                "-winning",
                "-backed",
                "-elected",
                "-time",
                "-term",
                "-trained",
                "-educated",
                "-speaking",
            )
        )

    def _is_field(self, start: int, end: int, head: int) -> bool:
        """Whether what looks like a body is the field of the post: "Treasury Secretary"."""
        if end == head and self._is_ministry(start, head):
            return True
        if end == head and self._is_minister(head) and not self._is_place(start, end):
            return self.doc[head - 1].lower_ not in self.lexicon.bodies - self.lexicon.fields - {"office"}
        if singular(self.doc[head].text) not in self.lexicon.field_heads | {"representative"}:
            return False
        return all(t.lower_ in self.lexicon.fields or t.lower_ in self.lexicon.titular for t in self.doc[start:end])

    def _is_minister(self, head: int) -> bool:
        """Whether what stands before a head is its field: "Tide Minister", and not "Prime Minister"."""
        token = self.doc[head]
        before = token.nbor(-1).lower_ if head else ""
        return token.is_title and singular(token.text) in self.lexicon.portfolios and before not in CHIEF

    def _is_ministry(self, start: int, head: int) -> bool:
        """Whether the words before a secretary are a field of several words: "Agrarian Reform Secretary"."""
        doc, known = self.doc, self.lexicon.bodies | self.lexicon.demonyms | {"united", "white"}
        is_secretary = doc[head].text == "Secretary" and head - start > 1
        names = all(t.is_title and t.lower_ not in known for t in doc[start:head])
        return is_secretary and names and not self._is_place(start, head)

    def _is_place(self, start: int, end: int) -> bool:
        return any(t.ent_type_ in ("GPE", "NORP", "LOC") for t in self.doc[start:end])

    def _before_field(self, start: int, end: int, head: int) -> int:
        """The end of a body without the field of the post behind it: "U.S. Trade" Representative."""
        if singular(self.doc[head].text) not in self.lexicon.field_heads | {"representative"} or end != head:
            return end
        while end > start + 1 and self.doc[end - 1].lower_ in self.lexicon.fields - self.lexicon.bodies:
            end -= 1
        return end

    def _demonym(self, i: int, head: int) -> int:
        """The end of an adjective of a country that the model has not seen as one, or 0."""
        if not self.doc[i].text[0].isupper():
            return 0
        for end in (i + 2, i + 1):
            if end <= head and self.doc[i:end].text.casefold() in self.lexicon.demonyms:
                return end
        return 0

    def _common_body(self, i: int, head: int) -> int:
        """The end of a body that ends on a common noun for one ("State Department", "company"), or 0."""
        is_proper = self.doc[i].text[0].isupper() or self.doc[head].is_title  # "bank Governor", "company president"
        known = self.lexicon.bodies if is_proper else self.lexicon.employers
        ends = [j for j in range(i, head) if self.doc[j].lower_ in known and j not in self.bodies]
        if not ends or self._is_field(i, head, head):
            return 0
        in_districts = singular(self.doc[head].text.rstrip(".")) in self.lexicon.of_districts
        if ends[-1] == head - 1 and in_districts and self.doc[head - 1].lower_ in self.lexicon.districts:
            return 0
        return ends[-1] + 1

    def _unknown_body(self, token: Token, head: int) -> bool:
        """A capitalised word that belongs to no title before a title in small letters: "Deak president"."""
        lower, lexicon = token.lower_, self.lexicon
        known = lower in lexicon.titular or lower in lexicon.fields or lower.rstrip(".") in lexicon.abbreviations
        if known or singular(token.text) in lexicon.heads or token.pos_ != "PROPN" or not token.text[0].isupper():
            return False
        is_acronym = token.text.isupper() and len(token.text) > 2 and not self.doc[head].text.isupper()
        of_town = singular(self.doc[head].text) in lexicon.of_towns and not self.doc[head].is_upper
        return self.doc[head].text.islower() or is_acronym or of_town

    def _complements(self, head: Token, i: int) -> tuple[int, list[int], tuple[int, int] | None]:
        """Read "of State", "of Acme", "for Asia", up to two: the words of the title and the organization."""
        words: list[int] = []
        body: tuple[int, int] | None = None
        for _ in range(2):
            if i + 1 >= len(self.doc) or i in self.names or not (self._leads_on(i)):
                break
            if after := self._portfolio_end(head, i):
                words += list(range(i, after))
                i = after
                continue
            start, end = self._noun_phrase(i + 1)
            if end <= start or (end in self.names and head_word(self.doc[end - 1]) is not None):
                break  # "aide to President Roe"
            kind = self._kind(head, self.doc[i].lower_, start, end)
            known = self.bodies.get(start, (start, end))
            if kind == "field":
                words += list(range(i, end))
            elif kind == "body" and body is None:
                after = self._after_possession(end)
                is_body = (
                    after > end and self._is_place(start, end) and self.doc[after - 1].lower_ in self.lexicon.bodies
                )
                body, end = (start, after if is_body else end), after  # "head of Kastria's central bank"
            elif kind == "neither" and body is None and self._kind(head, self.doc[i].lower_, *known) == "body":
                body = known  # "spokesman for Norvane Workers local 480"
            else:
                break
            i = end
        return i, words, body

    def _leads_on(self, i: int) -> bool:
        """Whether "of", "for" and the like stand there, or "in" before a body: "officer in the Tide Department"."""
        doc = self.doc
        inside = i + 1 + (doc[i + 1].lower_ == "the")
        is_body = inside in self.bodies and doc[inside].ent_type_ == "ORG"
        is_field = doc[i].lower_ == "on" and doc[i + 1].lower_ in self.lexicon.fields  # "spokesman on defence"
        return doc[i].lower_ in OF_BODY or (doc[i].lower_ == "in" and is_body) or is_field

    def _portfolio_end(self, head: Token, i: int) -> int:
        """The end of what a minister is for, behind "of" or "for" at a token: "for Tides, Mines and Jobs"; else 0."""
        doc, lexicon = self.doc, self.lexicon
        before = doc[max(0, head.i - 1)]
        is_field = before.lower_ in lexicon.fields - lexicon.ranks and before.pos_ in ("NOUN", "PROPN", "ADJ")
        has_field = before.lower_ in CHIEF or is_field
        if singular(head.text) not in lexicon.portfolios or has_field or doc[i].lower_ not in ("of", "for"):
            return 0
        i += 1 + (doc[i + 1].lower_ == "the")
        end = self._capitals_end(i)
        if end == i or self._is_place(i, end) or doc[i:end].text.casefold() in lexicon.demonyms:
            return 0
        while end + 1 < len(doc) and end not in self.names:
            listed = doc[end].text == "," and doc[end + 1].lower_ in lexicon.fields
            after = self._capitals_end(end + 1) if listed or doc[end].lower_ in ("and", "&", "of") else end + 1
            if after == end + 1 or head_word(doc[after - 1]) is not None:
                break
            end = after
        return 0 if doc[end - 1].lower_ in lexicon.bodies - lexicon.fields else end  # "minister of the Tide Church"

    def _capitals_end(self, i: int) -> int:
        """The end of the capitalised words from a token on that are no name and no day."""
        doc = self.doc
        i += i < len(doc) and doc[i].lower_ == "the"
        start = i
        while i < len(doc) and doc[i].text[0].isupper() and i not in self.names:
            if doc[i].ent_type_ in ("DATE", "TIME") or doc[i].lower_.rstrip(".") in HONORIFICS or head_word(doc[i]):
                break
            i += 1
        return i if i > start else start - (start > 0 and doc[start - 1].lower_ == "the")

    def _after_possession(self, i: int) -> int:
        """The end of what belongs to a body: "head of Acme's European operations"."""
        doc, start = self.doc, i
        if i >= len(doc) or doc[i].tag_ != "POS":
            return i
        i += 1
        while i < len(doc) and doc[i].pos_ in ("NOUN", "ADJ") and i not in self.names:
            i += 1
        return i if doc[i - 1].pos_ == "NOUN" else start

    def _noun_phrase(self, i: int) -> tuple[int, int]:
        """The bounds of a noun phrase without its determiner, from its first token on."""
        doc = self.doc
        while i < len(doc) and doc[i].lower_ in SKIPPED and not self._starts_body(i):
            i += 1
        start, limit = i, min(len(doc), i + MAX_WORDS)
        while i < limit:
            token, span = doc[i], self.bodies.get(i)
            if i in self.names or token.is_space or token.lower_.rstrip(".") in ENDS_OF_NAME:
                break
            if span and span[0] >= start:
                i = max(span[1], i + 1)
                if i < len(doc) and doc[i].tag_ == "POS" and i + 1 < limit and doc[i + 1].pos_ in ("NOUN", "PROPN"):
                    i += 1
                continue
            if (token.pos_ in ("NOUN", "PROPN", "ADJ") and token.ent_type_ not in ("DATE", "TIME")) or (
                (token.text in HYPHENS or (token.lower_ in ("and", "&") and self._joins(i)) or self._chains(i))
                and i > start
            ):
                i += 1
            else:
                break
        while i > start and (doc[i - 1].text in HYPHENS or doc[i - 1].lower_ in ("and", "&", "of", "the")):
            i -= 1
        return start, i

    def _starts_body(self, i: int) -> bool:
        span = self.bodies.get(i)
        return span is not None and span[0] < i

    def _chains(self, i: int) -> bool:
        """Whether "of (the)" between two capitalised nouns, or a possessive mark, goes on with a name."""
        doc = self.doc
        if doc[i].tag_ == "POS":
            return i + 1 < len(doc) and doc[i + 1].pos_ in ("NOUN", "PROPN")
        j = i + 1 if doc[i].lower_ == "of" else i if doc[i].lower_ == "the" and i and doc[i - 1].lower_ == "of" else -1
        if j < 0:
            return False
        while j < len(doc) and doc[j].lower_ == "the":
            j += 1
        before = doc[i - 1].lower_ if doc[i - 1].lower_ != "of" else doc[i - 2].lower_
        is_body = doc[i - 1].text[0].isupper() or before in self.lexicon.bodies
        return j < len(doc) and doc[j].text[0].isupper() and is_body

    def _kind(self, head: Token, word: str, start: int, end: int) -> str:
        """Whether a complement is the field of the post, the body in which it is held, or neither."""
        doc, lexicon = self.doc, self.lexicon
        last = doc[end - 1]
        title = singular(head.text.rstrip("."))
        if last.lower_ in lexicon.crowds:
            return "neither"
        if word == "on":
            return "field"
        if word == "for" and title in lexicon.represent and self._is_place(start, end):
            return "neither"
        named = word in ("of", "at") and end - start > 1 and doc[start].text[0].isupper() and last.text.islower()
        if named and last.lower_ not in lexicon.fields:
            return "body"  # "director of the National Tide project"
        is_field = all(t.lower_ in lexicon.fields or t.text in HYPHENS for t in doc[start:end])
        if last.text == "Board" and end - start == 1 and title.startswith(("chair", "vice-chair")):
            return "field"
        if title in ("ambassador", "envoy") and word == "to":
            return "field"
        if (
            title in lexicon.field_heads
            and is_field
            and word in ("of", "for", "to")
            and (last.lower_ not in lexicon.bodies or last.text[0].isupper())
        ):
            return "field"
        if any(i in self.bodies for i in range(start, end)) and doc[end - 1].text[0].isupper():
            return "body"
        if last.lower_ in lexicon.bodies or singular_body(last.lower_) in lexicon.bodies:
            return "body"
        if last.pos_ == "PROPN" or last.text[0].isupper():
            return "body" if word != "to" else "field"
        if word in ("of", "for", "to") and title in lexicon.field_heads:
            return "field"
        return "neither"


def singular_body(word: str) -> str:
    """The singular of a common noun for a body: companies, agencies, teams."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
