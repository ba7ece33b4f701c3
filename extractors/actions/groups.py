"""Several people at one place: coordinations, lists after "including", and plurals that mean people named before."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from extractors.actions.cast import Cast
from extractors.actions.words import words_of
from extractors.lexicons import read_table
from extractors.people.gender import gender_of_given_name
from schemas import Gender, Quote
from schemas.quotes import QuoteType

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
DEFINITE = frozenset({"the", "both", "these", "those"})
OWN = frozenset({"det", "poss", "nummod"})
JOINING = frozenset({"and", "&"})
TITLE_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PRON", "CCONJ"})
LONGEST_TITLE = 6
NEAR = 2  # sentences within which "they" means the group that was named last


def conjoined(token: Token) -> list[Token]:
    """A noun phrase's head and the heads conjoined with it."""
    found = [token]
    for head in found:
        found += [c for c in head.children if c.dep_ == "conj" and c.pos_ in NOUNS]
    return found


class Groups:
    """Tells who stand together at a token."""

    def __init__(self, cast: Cast, quotes: tuple[Quote, ...]) -> None:
        """Read a document once for its plurals.

        Args:
            cast: who stands at a token.
            quotes: within direct ones, "they" are seldom those of whom the writer speaks.
        """
        self._cast = cast
        table = read_table("extractors.actions", "groups.toml")
        self._plurals = frozenset(table["pronouns"])
        self._pairs = frozenset(table["nouns"])
        self._of_gender = {word: Gender(gender) for word, gender in table["of_gender"].items()}
        self._joining = frozenset(table["joining"])
        self._chains = _chains(cast)
        meanings = self._find(cast.doc, _quoted(cast.doc, quotes)) if cast.has_several_people() else ()
        self._meanings = dict(meanings)

    def together(self, token: Token) -> list[Token]:
        """The heads of all who stand where one head does: conjoined, listed, or meant by a plural."""
        found: dict[int, Token] = {}
        for head in self._without_titles(conjoined(token)):
            beside = [*self._behind_a_body(head), *self._behind_a_title(head), *self._listed(head)]
            for one in self._meanings.get(head.i) or [head, *beside]:
                found[one.i] = one
                start = self._cast.name_start(one)
                found |= {t.i: t for t in self._chains.get(start, ())} if start is not None else {}
        return list(found.values())

    def _without_titles(self, heads: list[Token]) -> list[Token]:
        """Without the first of two posts of one person: "former chairman and chief executive Kim"."""
        if len(heads) == 1 or not any(self._cast.person(t) for t in heads):
            return heads
        return [t for t in heads if t.tag_ != "NN" or self._cast.holder(t) or any(c.dep_ in OWN for c in t.children)]

    # --- within a phrase ---------------------------------------------------------------------

    def _behind_a_body(self, head: Token) -> Iterator[Token]:
        """The second of "Kim of Acme and Lee of Dot", whom the parse joins to Acme."""
        if self._cast.person(head) is None:
            return
        for link in head.children:
            if link.dep_ != "prep" or link.lower_ not in ("of", "from", "at", "for"):
                continue
            for body in link.children:
                if body.dep_ != "pobj" or self._cast.person(body) is not None:
                    continue
                for other in conjoined(body)[1:]:
                    if self._cast.person(other) is not None:
                        yield other
                        yield from self._behind_a_body(other)

    def _behind_a_title(self, head: Token) -> Iterator[Token]:
        """The second of "Kim, the mayor, and Lee, her deputy", whom the parse joins to the mayor."""
        if self._cast.person(head) is None:
            return
        for title in (c for c in head.children if c.dep_ == "appos"):
            if self._is_relative_of(title, head):
                yield from (t for t in conjoined(title) if self._cast.is_human(t))
                continue
            for other in conjoined(title)[1:]:
                if self._cast.person(other) is not None and self._cast.name_start(other) is not None:
                    yield other
                    yield from self._behind_a_title(other)

    def _is_relative_of(self, noun: Token, head: Token) -> bool:
        """As in "Kim, his wife Lee and their daughter": no description of Kim."""
        other = self._cast.person(noun)
        return other not in (None, self._cast.person(head)) and any(c.tag_ == "PRP$" for c in noun.lefts)

    def _listed(self, head: Token) -> Iterator[Token]:
        """As in "former members, including Kim and Lee"."""
        if head.lemma_ in words_of("verbs.toml", "quantities"):  # "an array of aides, including Kim"
            inner = [t for link in head.children if link.lower_ == "of" for t in link.children]
            yield from (named for noun in inner for named in self._listed(noun))
        if head.pos_ != "NOUN" or head.tag_ != "NNS":
            return
        for link in head.children:
            if link.lower_ in ("including", "like") or (
                link.lower_ == "as" and any(c.lower_ == "such" for c in link.children)
            ):
                for named in (t for c in link.children if c.dep_ == "pobj" for t in conjoined(c)):
                    if self._cast.person(named) is not None:
                        yield named

    # --- in the text -------------------------------------------------------------------------

    def _find(self, doc: Doc, quoted: set[int]) -> Iterator[tuple[int, list[Token]]]:
        """Each plural that means exactly the people named together last, with the heads of their names.

        Whoever else the text speaks of in the plural since then makes "they" unclear, but not "the couple".
        """
        group: list[Token] = []
        last, subject_in, is_clear = -NEAR, -NEAR, True
        for number, sentence in enumerate(doc.sents):
            for token in sentence:
                is_near = is_clear and number - last <= NEAR
                is_going_on = subject_in == number - 1 and _is_main_subject(token)  # "They also said"
                named = self._named_group(token)
                if found := named or self._of_one_surname(token):
                    group = found
                elif not group or not self._means(token, group, is_near=is_near or is_going_on, quoted=quoted):
                    is_clear = is_clear and not self._is_rival(token)
                    continue
                last, is_clear = number, True
                subject_in = number if _is_main_subject(token) else subject_in
                if not named:
                    yield token.i, group

    def _means(self, token: Token, group: list[Token], *, is_near: bool, quoted: set[int]) -> bool:
        """Whether a plural means a group: "they" and "the men" only near it, "the couple" anywhere."""
        if token.lower_ in self._plurals:
            return is_near and token.i not in quoted
        if self._is_of_gender(token, group):
            return is_near
        return self._is_pair(token) or self._is_the_two(token, group)

    def _named_group(self, token: Token) -> list[Token]:
        """Two or more people named together, and nobody else with them; also "Kim met Lee"."""
        if token.dep_ == "conj" or self._cast.person(token) is None:
            return []
        members = [*conjoined(token), *self._behind_a_body(token), *self._behind_a_title(token)]
        if len(members) == 1 and token.dep_ == "nsubj" and token.head.lemma_.lower() in self._joining:
            members += _partners(token.head)
        people = {p.person_id: t for t in members if (p := self._cast.person(t)) is not None}
        return list(people.values()) if len(people) == len(members) > 1 else []

    def _of_one_surname(self, token: Token) -> list[Token]:
        """As in "the Smiths"."""
        if not token.lower_.endswith("s") or token.i == 0 or token.nbor(-1).lower_ != "the":
            return []
        if token.pos_ != "PROPN" or self._cast.person(token) is not None:
            return []
        members = [t for name, t in self._cast.by_family_name() if name.casefold() == token.lower_[:-1]]
        return members if len(members) > 1 else []

    def _is_the_two(self, token: Token, group: list[Token]) -> bool:
        """As in "the two met", "the two men met"."""
        words = {c.lower_ for c in token.lefts}
        is_two = words == {"the", "two"} and self._cast.is_someone(token)
        return len(group) == 2 and (is_two or (token.lower_ == "two" and words == {"the"} and token.dep_ != "nummod"))

    def _is_of_gender(self, token: Token, group: list[Token]) -> bool:
        """As in "the men", of whom none is known to be a woman."""
        gender = self._of_gender.get(token.lower_)
        if gender is None or not self._is_definite(token):
            return False
        people = [person for t in group if (person := self._cast.person(t)) is not None]
        return all((p.gender or gender_of_given_name(p.given_name or "")) in (gender, None) for p in people)

    def _is_pair(self, token: Token) -> bool:
        """As in "the couple"."""
        return token.lower_ in self._pairs and self._is_definite(token)

    @staticmethod
    def _is_definite(token: Token) -> bool:
        """As in "the couple", "the men, who left"; not "the men who left", who are others."""
        determiners = [c for c in token.lefts if c.dep_ in ("det", "predet", "poss", "amod", "nummod")]
        determiners += [c for c in token.rights if c.dep_ == "relcl" and c.left_edge.nbor(-1).text != ","]
        return len(determiners) == 1 and determiners[0].lower_ in DEFINITE

    def _is_rival(self, token: Token) -> bool:
        """Others in the plural: human beings anywhere, anything else as a subject."""
        if token.tag_ not in ("NNS", "NNPS") or token.dep_ == "compound":
            return False
        return token.dep_ in SUBJECTS or self._cast.is_human(token)


def _is_main_subject(token: Token) -> bool:
    """Whether a token is the subject of its sentence."""
    return token.dep_ in SUBJECTS and token.head.dep_ == "ROOT"


def _chains(cast: Cast) -> dict[int, list[Token]]:
    """First token of a name to the heads of those named with it: "minister Ann Lee and her aides Bob Roe and Cy Poe".

    The words decide and not the parse, which hangs such names on each other in every way; they must stand in one
    noun phrase.
    """
    found: dict[int, list[Token]] = {}
    chain: list[tuple[int, int]] = []
    for name in [*cast.names(), None]:
        if name is not None and chain and _joins(cast.doc, chain[-1], name):
            chain.append(name)
            continue
        if len(chain) > 1 and any(t.lower_ in JOINING for t in cast.doc[chain[-2][1] : chain[-1][0]]):
            heads = [cast.doc[end - 1] for _, end in chain]
            found |= {start: heads for start, _ in chain}
        chain = [name] if name is not None else []
    return found


def _joins(doc: Doc, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether nothing but a comma or "and", and titles, stands between two names of one noun phrase."""
    between = doc[one[1] : other[0]]
    if not 0 < len(between) <= LONGEST_TITLE or (other[1] < len(doc) and doc[other[1]].tag_ == "POS"):
        return False
    if between[0].lower_ not in (*JOINING, ",") or any(t.pos_ not in TITLE_WORDS for t in between[1:]):
        return False
    return _top(doc[one[1] - 1]).i == _top(doc[other[1] - 1]).i


def _top(token: Token) -> Token:
    while token.dep_ in ("compound", "nmod", "appos", "conj", "amod") and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token


def _partners(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "dobj":
            yield from conjoined(child)
        elif child.dep_ == "prep" and child.lower_ == "with":
            yield from (t for c in child.children if c.dep_ == "pobj" for t in conjoined(c))


def _quoted(doc: Doc, quotes: tuple[Quote, ...]) -> set[int]:
    """Tokens inside quotation marks."""
    found: set[int] = set()
    for quote in quotes:
        for part in quote.content if quote.type is QuoteType.DIRECT else ():
            span = doc.char_span(part.start, part.end, alignment_mode="expand")
            found.update(t.i for t in (span if span is not None else ()))
    return found
