"""Where the writer's word ends: the innermost reporting clause or quotation in which an event stands."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from extractors.actions.cast import Cast
from extractors.actions.status import Status
from extractors.actions.syntax import Syntax
from extractors.actions.syntax.labels import FINITE
from extractors.actions.words import words_of
from extractors.findings import participant
from schemas import MentionKind, Modality, Participant, Person, Polarity, Quote

COMPLEMENTS = frozenset({"ccomp", "xcomp", "parataxis"})
SPEECH_PARTNERS = frozenset({"you", "we"})  # in somebody's words: "you tell me how I did it"
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
FARTHEST = 14  # steps up the tree; longer chains are parse errors


class Sources:
    """Who says that an event happened."""

    def __init__(
        self,
        doc: Doc,
        quotes: tuple[Quote, ...],
        people: tuple[Person, ...],
        syntax: Syntax,
        cast: Cast,
        status: Status,
    ) -> None:
        """Index which quotation covers each token, the innermost last, and who says "I" where.

        Args:
            doc: the parse.
            quotes: the quotations, with resolved sources where they have one.
            people: with their pronouns resolved.
            syntax: for the subjects of reporting verbs.
            cast: for the participant at a head token.
            status: a denied report reports nothing.
        """
        self._doc = doc
        self._syntax = syntax
        self._cast = cast
        self._status = status
        self._reporting = words_of("verbs.toml", "reporting", "verbs")
        self._with_infinitive = words_of("verbs.toml", "reporting", "with_infinitive")
        self._with_of = words_of("verbs.toml", "reporting", "with_of")
        self._requests = words_of("status.toml", "governors", "requested")
        self._nouns = words_of("nouns.toml", "reporting", "nouns")
        self._carriers = words_of("nouns.toml", "reporting", "carriers")
        self._adding = words_of("verbs.toml", "reporting", "adding")
        self._accounts = words_of("nouns.toml", "reporting", "accounts")
        self._texts = words_of("nouns.toml", "reporting", "texts")
        self._speaking = self._first_persons(doc, people)
        self._quote_at: dict[int, Quote] = {}
        self._spoken_by: dict[str, Participant] = {}
        self._said_at = {quote.cue.start: quote.source for quote in quotes if quote.cue and quote.source}
        pieces = [(part.end - part.start, i, part, quote) for i, quote in enumerate(quotes) for part in quote.content]
        for _, _, part, quote in sorted(pieces, key=lambda p: (-p[0], p[1])):
            span = doc.char_span(part.start, part.end, alignment_mode="contract")
            for token in span if span is not None else ():
                self._quote_at[token.i] = quote
        for i, speaker in self._speaking.items():
            if around := self._quote_at.get(i):
                self._spoken_by.setdefault(around.quote_id, speaker)

    @staticmethod
    def _first_persons(doc: Doc, people: tuple[Person, ...]) -> dict[int, Participant]:
        """Token index of each "I", "my" and "me" that stands for a known person, with that person."""
        found: dict[int, Participant] = {}
        for person in people:
            for mention in person.mentions:
                if mention.kind is not MentionKind.PRONOUN or mention.text.lower() not in FIRST_PERSON:
                    continue
                span = doc.char_span(mention.start, mention.end)
                if span is not None:
                    found[span.start] = participant(span, person)
        return dict(sorted(found.items()))

    def quote(self, token: Token) -> Quote | None:
        """The innermost quotation that holds a token; none for the cue of that quotation itself."""
        quote = self._quote_at.get(token.i)
        if quote and quote.cue and quote.cue.start <= token.idx < quote.cue.end:
            return None
        return quote

    def attribution(self, token: Token) -> Participant | None:
        """The innermost source of an event, or None where the writer states it."""
        token = self._syntax.lost.resumes(token) or self._adds_to(token) or token
        clause, below = token, token
        for _ in range(FARTHEST):
            if source := self._beside(clause, below):
                return source
            head = self._syntax.lost.resumes(clause) or clause.head
            if head.i == clause.i:
                break
            if clause.dep_ in COMPLEMENTS and self._syntax.lost.subject_of_report(head, clause):
                break  # "Kim, leaving the hall, said": that she left is not what she says
            if clause.dep_ in COMPLEMENTS and self._reports(head, clause):
                return self._source_of(head) or self._quoted(token)
            if clause.dep_ == "advcl" and self._is_request(head, clause):  # "pleaded with Kim to leave"
                return self._source_of(head) or self._quoted(token)
            if clause.dep_ == "pcomp" and self._accuses(head):
                return self._source_of(head.head) or self._quoted(token)
            if clause.dep_ in ("acl", "ccomp") and self._is_content_of_noun(head, clause):
                return self._owner(head) or self._quoted(token)
            clause, below = head, clause
        return self._quoted(token)

    def _quoted(self, token: Token) -> Participant | None:
        """The source of the quotation around a token; without marks, who says "I" in its sentence."""
        quote = self.quote(token)
        if quote is None:
            return self._first_person(token)
        if self._is_denied(quote):
            return None
        source = quote.source
        if source is None or not (source.person_id or source.organization_id):
            return self._spoken_by.get(quote.quote_id) or self._author_of(source) or source
        return source

    def _author_of(self, source: Participant | None) -> Participant | None:
        """Who wrote a quoted text that is given as the source ("an email by Kim")."""
        span = self._doc.char_span(source.start, source.end, alignment_mode="contract") if source else None
        return self._author(span.root) if span else None

    def _is_denied(self, quote: Quote) -> bool:
        """Whether the text says that it was not said."""
        if quote.cue is None:
            return False
        cue = self._doc.char_span(quote.cue.start, quote.cue.end, alignment_mode="expand")
        return cue is not None and self._status.polarity(cue.root) is Polarity.NEGATIVE

    def _first_person(self, token: Token) -> Participant | None:
        """The person who says "I" in a sentence outside quotations, as in letters and set-off passages.

        What stands before a colon introduces such words and is the writer's.
        """
        sentence = token.sent
        words = [i for i in range(sentence.start, sentence.end) if i in self._speaking and i not in self._quote_at]
        if not words or any(t.text == ":" for t in self._doc[token.i : words[0]]):
            return None
        return self._speaking[words[0]]

    # --- reporting verbs ---------------------------------------------------------------------

    def _reports(self, verb: Token, clause: Token) -> bool:
        """Whether a clause is what a reporting verb reports: "did not say whether she left" reports nothing."""
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in self._reporting | self._requests:
            return False
        if clause.i < verb.i and any(c.dep_ == "ccomp" for c in verb.rights):
            return False  # "the bridge is old, the port says that it is safe"
        if self._status.polarity(verb) is Polarity.NEGATIVE:
            return False
        if clause.dep_ == "parataxis" and clause.lemma_.lower() in self._reporting:
            return False  # the verb is in the words of this clause, as in "the plan, he went on, adds jobs"
        if self._is_request(verb, clause):
            return True
        if clause.dep_ == "xcomp":
            return verb.lemma_.lower() in self._with_infinitive
        return clause.tag_ not in ("VB", "VBG") or any(c.tag_ in FINITE for c in clause.children)

    def _accuses(self, link: Token) -> bool:
        """Whether a preposition leads to what somebody is accused of: "Kim accused Lee of leaving"."""
        verb = link.head
        is_accusation = link.lower_ == "of" and verb.lemma_.lower() in self._with_of
        return is_accusation and self._status.polarity(verb) is not Polarity.NEGATIVE

    def _is_request(self, verb: Token, clause: Token) -> bool:
        """As in "Kim asked Lee to leave": the leaving is Kim's word."""
        if verb.lemma_.lower() not in self._requests or self._syntax.is_passive(verb):
            return False
        return self._status.modality(clause) is Modality.REQUESTED

    def _adds_to(self, verb: Token) -> Token | None:
        """The reporting verb that "adding" goes on from: "Kim said Lee left, adding that"."""
        clause, reporter = verb.head, verb.head.head
        is_added = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lemma_ in self._adding
        return reporter if is_added and clause.dep_ == "ccomp" and self._reports(reporter, clause) else None

    def _source_of(self, verb: Token) -> Participant | None:
        """Who is quoted with a reporting verb, or its understood subject, or who wrote it ("a letter by Kim says")."""
        quoted = self._said_at.get(verb.idx)
        if quoted is not None and (quoted.person_id or quoted.organization_id):
            return quoted
        tokens = self._syntax.agents(verb) if self._syntax.is_passive(verb) else self._syntax.subjects(verb)
        found = self._cast_of([t for t in tokens if t.lower_ not in SPEECH_PARTNERS])
        return found if found is not None and (found.person_id or found.organization_id) else quoted or found

    def _cast_of(self, tokens: list[Token]) -> Participant | None:
        sources = (self._cast.participant(token) or self._author(token) for token in tokens)
        return next((source for source in sources if source), None)

    def _author(self, noun: Token) -> Participant | None:
        """Whose a text is: "Kim's letter", "a letter by Kim"."""
        if noun.lemma_.lower() not in self._texts | self._nouns:
            return None
        return self._first_known([*self._syntax.possessors(noun), *self._after(noun, ("by", "from", "of"))])

    # --- reporting nouns ---------------------------------------------------------------------

    def _is_content_of_noun(self, noun: Token, clause: Token) -> bool:
        """Whether a clause tells the content of a claim, a statement or the like, in "the claim that she left"."""
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in self._nouns:
            return False
        return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)

    def _owner(self, noun: Token) -> Participant | None:
        """Who makes a claim: its possessor, or the subject of the verb that carries it ("made the claim that")."""
        owners = [*self._syntax.possessors(noun), *self._after(noun, ("by", "from"))]
        if noun.dep_ == "dobj" and noun.head.lemma_.lower() in self._carriers:
            owners += self._syntax.subjects(noun.head)
        return self._first_known(owners)

    # --- beside the clause -------------------------------------------------------------------

    def _beside(self, clause: Token, below: Token) -> Participant | None:
        """The source in an adjunct: "according to Kim", "in Kim's words", "as Kim said"; not for events inside it."""
        if clause.pos_ not in ("VERB", "AUX"):
            return None
        for child in clause.children:
            if child.i == below.i:
                continue
            if child.dep_ == "prep" and (source := self._first_known(self._sources_after(child))):
                return source
            is_aside = child.dep_ == "parataxis" or (  # "Kim, police said, left"
                child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in child.children)
            )
            if is_aside and child.lemma_.lower() in self._reporting and self._is_bare(child):
                return self._source_of(child)
        return None

    @staticmethod
    def _is_bare(verb: Token) -> bool:
        """Whether a reporting verb leaves its content out."""
        return not any(c.dep_ in ("ccomp", "xcomp", "dobj") for c in verb.children)

    def _sources_after(self, link: Token) -> Iterator[Token]:
        if link.lower_ == "according":
            yield from self._syntax.prepositional_objects(link)
        elif link.lower_ == "in":
            for noun in self._syntax.prepositional_objects(link):
                if noun.lemma_.lower() in self._accounts:
                    yield from self._syntax.possessors(noun)
                    yield from self._after(noun, ("of",))

    def _after(self, noun: Token, links: tuple[str, ...]) -> Iterator[Token]:
        return (token for link, token in self._syntax.phrases(noun) if link in links)

    def _first_known(self, tokens: Iterator[Token] | list[Token]) -> Participant | None:
        return next((source for token in tokens if (source := self._cast.participant(token))), None)
