"""Quotations in quotation marks: which stretches are speech, and who speaks."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from extractors.findings import Findings
from extractors.quotes.cues import Cue, find_cues, is_fronted
from extractors.quotes.marks import Stretch, find_paragraphs, find_stretches
from extractors.quotes.words import lemmas
from extractors.tokens import tokens
from schemas import MentionKind

_AFTER_WINDOW = 45  # tokens between a quotation and its verb: "said Ana Lopez, the chairman of …, who …"
_BEFORE_WINDOW = 40
_TITLE_WORDS = 12  # tokens of a signature with its titles
_FREE = frozenset({"paragraph_before", "subject_before"})  # rules of quotations that stand alone
_SENTENCE_END = frozenset({".", "!", "?"})
_ENDED = frozenset({*_SENTENCE_END, '"', "”"})


@dataclass(slots=True)
class Speech:
    """A direct quotation while it is put together."""

    stretches: list[Stretch]
    paragraph: int
    cue: Token | None = None
    speaker: Token | None = None
    rule: str = "no_speaker"


@dataclass(slots=True)
class Layout:
    """An article's paragraphs, stretches and cues, with a token index for every character position asked for."""

    findings: Findings
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _quoted: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Look at the text once."""
        text = self.findings.article.text
        self.paragraphs = find_paragraphs(text)
        self.stretches = find_stretches(text, self.paragraphs)
        self.cues = find_cues(self.findings.doc)
        self._starts = [t.idx for t in tokens(self.findings.doc)]
        for s in self.stretches:
            if not s.depth:
                self._quoted.update(range(self.token_at(s.start), self.token_at(s.end)))

    def token_at(self, character: int) -> int:
        """Index of the first token that starts at or after a character."""
        return bisect_left(self._starts, character)

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands between quotation marks."""
        return token.i in self._quoted

    def paragraph_of(self, character: int) -> int:
        """Index of the paragraph that holds a character."""
        return bisect_left(self.paragraphs, (character + 1,)) - 1


def find_speeches(layout: Layout) -> list[Speech]:
    """All direct quotations, in order, with their cue and speaker where the text names one."""
    speeches: list[Speech] = []
    for stretch in (s for s in layout.stretches if s.depth == 0):
        if not is_speech(layout, stretch):
            continue
        paragraph = layout.paragraph_of(stretch.before)
        last = speeches[-1] if speeches else None
        if last and _goes_on(layout, last, stretch, paragraph):
            last.stretches.append(stretch)
            last.paragraph = paragraph
            if last.speaker is None and (cue := _cue_after(layout, stretch)) is not None:
                last.cue, last.speaker, last.rule = cue.token, cue.speaker, "cue_after"
            continue
        speech = Speech([stretch], paragraph)
        _attribute(layout, speech)
        if last and _is_parted(layout, last, speech):
            last.stretches.append(stretch)
            last.rule = "cue_inside"
            continue
        speeches.append(speech)
    _carry_speakers(layout, speeches)
    speeches += _nested(layout)
    return speeches


def is_speech(layout: Layout, stretch: Stretch) -> bool:
    """Whether a stretch is speech rather than a title, a name or a word held at arm's length.

    Speech is set off from its sentence: it begins a sentence or follows a comma, a colon or a verb of saying, and
    ends with a punctuation mark.
    """
    text = layout.findings.article.text
    content = text[stretch.start : stretch.end].rstrip("'’”\"") or text[stretch.start]
    before = text[max(0, stretch.before - 30) : stretch.before].rstrip()
    paragraph_start = layout.paragraphs[layout.paragraph_of(stretch.before)][0]
    at_start = stretch.before == paragraph_start or before[-1:] in {".", "!", "?", '"', "”", "'", "’"} or not before
    after_comma = before[-1:] in {",", ":", ";", "-", "–", "—", ">"}
    first = layout.token_at(stretch.start)
    doc = layout.findings.doc
    previous = doc[layout.token_at(stretch.before) - 1] if layout.token_at(stretch.before) else None
    while previous is not None and previous.is_space and previous.i:
        previous = doc[previous.i - 1]
    after_cue = previous is not None and previous.lemma_.lower() in lemmas("verbs") and previous.tag_[:2] == "VB"
    if not (at_start or after_comma or after_cue):
        return False
    following = text[stretch.after : stretch.after + 1]
    ends = (
        content[-1] in ",.!?…;:—–-"
        or signature(layout, stretch.after) is not None
        or not stretch.closed
        or _is_paragraph_of_speech(layout, stretch)
        or following in {",", "?", "!"}
    )
    last = layout.token_at(stretch.end)
    words = [t for t in doc[first:last] if not t.is_punct and not t.is_space]
    if not words:
        return False
    if not ends and not (following in {".", ""} and (after_cue or after_comma or at_start) and len(words) > 2):
        return False
    return _is_said(words, content, after_cue=after_cue, short_ok=after_cue or at_start or before[-1:] == ":")


def _is_paragraph_of_speech(layout: Layout, stretch: Stretch) -> bool:
    """Whether a stretch without a mark at its end is a paragraph and a sentence, and the text before it has ended."""
    if (stretch.before, stretch.after) not in layout.paragraphs:
        return False
    text = layout.findings.article.text
    has_verb = any(
        t.pos_ in {"VERB", "AUX"}
        for t in layout.findings.doc[layout.token_at(stretch.start) : layout.token_at(stretch.end)]
    )
    return has_verb and text[stretch.start].isupper() and text[: stretch.before].rstrip()[-1:] in _ENDED


def _is_said(words: list[Token], content: str, *, after_cue: bool, short_ok: bool) -> bool:
    """Titles and names are no speech: all words capitalised and no verb that is finite."""
    long_words = [w for w in words if len(w) > 3]
    titled = len(words) > 1 and all(w.text[0].isupper() or w.text[0].isdigit() for w in long_words) and bool(long_words)
    if titled and content[-1] not in ".!?" and not after_cue:
        return False
    return short_ok or len(words) > 2 or content[-1] in ".!?"


def _goes_on(layout: Layout, last: Speech, stretch: Stretch, paragraph: int) -> bool:
    """An unclosed stretch goes on where the next paragraph opens with a mark."""
    return (
        not last.stretches[-1].closed
        and paragraph == last.paragraph + 1
        and stretch.before == layout.paragraphs[paragraph][0]
    )


def _is_parted(layout: Layout, last: Speech, speech: Speech) -> bool:
    """Two stretches are one sentence when one cue stands between them and no full stop: "A," he said, "b."."""
    if last.cue is None or speech.cue is not last.cue or last.rule not in {"cue_after", "cue_inside"}:
        return False
    gap = layout.findings.article.text[last.stretches[-1].after : speech.stretches[0].before].rstrip()
    return gap[-1:] not in _SENTENCE_END


def _attribute(layout: Layout, speech: Speech) -> None:
    """The cue beside a stretch: the one before it where it leads up to the opening mark, else the one after it."""
    stretch = speech.stretches[0]
    before = _cue_before(layout, stretch)
    after = _cue_after(layout, stretch) if before is None else None
    cue = before or after
    if cue is not None:
        speech.cue, speech.speaker = cue.token, cue.speaker
        speech.rule = "cue_before" if before else "cue_after"
    elif (name := signature(layout, stretch.after)) is not None:
        speech.speaker, speech.rule = name, "signed"


def signature(layout: Layout, start: int) -> Token | None:
    """The name that signs a quotation: nothing but it and its titles follows in the paragraph, as in "– Ana Lopez"."""
    _, end = layout.paragraphs[layout.paragraph_of(start - 1)]
    low, high = layout.token_at(start), layout.token_at(end)
    rest = layout.findings.doc[low:high]
    if not rest or len(rest) > _TITLE_WORDS or any(t.pos_ in {"VERB", "AUX"} for t in rest):
        return None
    words = [t for t in rest if not t.is_punct and not t.is_space]
    return words[0] if words and is_name(layout, words[0]) else None


def is_name(layout: Layout, token: Token) -> bool:
    """Whether a token belongs to a person's name."""
    mention = layout.findings.mention_at(token)
    return mention is not None and mention.kind is MentionKind.NAME and layout.findings.person_at(token) is not None


def _bounds(layout: Layout, stretch: Stretch) -> tuple[int, int]:
    """Token indexes within which a cue of the stretch must stand: its paragraph, up to the stretches beside it."""
    first, last = layout.paragraphs[layout.paragraph_of(stretch.before)]
    outer = [s for s in layout.stretches if s.depth == stretch.depth and s is not stretch]
    low = max((s.after for s in outer if s.after <= stretch.before and s.after > first), default=first)
    high = min((s.before for s in outer if s.before >= stretch.after and s.before < last), default=last)
    return layout.token_at(low), layout.token_at(high)


def _cue_before(layout: Layout, stretch: Stretch) -> Cue | None:
    doc = layout.findings.doc
    low, _ = _bounds(layout, stretch)
    mark = layout.token_at(stretch.before)
    text = layout.findings.article.text
    lead = text[: stretch.before].rstrip()[-1:]
    if mark <= low:
        return _cue_across(layout, stretch) if not stretch.depth else None
    start = max(low, mark - _BEFORE_WINDOW)
    for i in range(mark - 1, start - 1, -1):
        if doc[i].text in _SENTENCE_END and (i < mark - 1 or lead in _SENTENCE_END):
            start = i + 1
            break
    if start >= mark:
        return None
    if lead == ":" and (turn := _name_and_colon(layout, start, mark)):
        return turn
    near = [c for c in layout.cues if start <= c.token.i < mark and layout.is_quoted(c.token) == bool(stretch.depth)]
    near = _introducing([c for c in near if _may_introduce(c)])
    if near and near[-1].speaker is None:
        near[-1] = Cue(near[-1].token, neighbour(layout, near[-1].token, start, mark))
    return near[-1] if near and (lead in {",", ":"} or mark - near[-1].token.i <= 8) else None


def _introducing(cues: list[Cue]) -> list[Cue]:
    """The cues that may lead up to a mark, the likeliest last.

    "Said Roe of its remarks:" opens the sentence; of "Roe said that prices begin, "or else"" what Roe said begins.
    """
    if fronted := [c for c in cues if is_fronted(c.token)]:
        return fronted[-1:]
    while len(cues) > 1 and cues[-1].token.lemma_.lower() not in lemmas("verbs") and cues[-1].token in _reported(cues):
        cues = cues[:-1]
    return cues


def _reported(cues: list[Cue]) -> set[Token]:
    """The tokens of the clauses that all but the last of the cues report."""
    return {t for cue in cues[:-1] for c in cue.token.rights if c.dep_ == "ccomp" for t in c.subtree}


def _cue_across(layout: Layout, stretch: Stretch) -> Cue | None:
    """The cue of the paragraph before, when it ends with a colon."""
    index = layout.paragraph_of(stretch.before)
    if not index or layout.findings.article.text[layout.paragraphs[index - 1][1] - 1] != ":":
        return None
    start, end = (layout.token_at(c) for c in layout.paragraphs[index - 1])
    near = [c for c in layout.cues if start <= c.token.i < end and not layout.is_quoted(c.token)]
    return near[-1] if near else None


def _name_and_colon(layout: Layout, start: int, mark: int) -> Cue | None:
    """``Lopez: "No."``, ``The mayor of Delft, Ana Lopez: "No."``: the cue is the colon, the speaker the name before it.

    A turn of speech is a name with its titles alone, without a verb, behind a full stop or another colon.
    """
    doc = layout.findings.doc
    colon = next((doc[i] for i in range(mark - 1, start - 1, -1) if doc[i].text == ":"), None)
    if colon is None or colon.i == start:
        return None
    first = next((i + 1 for i in range(colon.i - 1, start - 1, -1) if doc[i].text == ":"), start)
    name = doc[colon.i - 1]
    if name.pos_ != "PROPN" or any(t.pos_ in {"VERB", "AUX"} for t in doc[first : colon.i]):
        return None
    return Cue(colon, name)


def _cue_after(layout: Layout, stretch: Stretch) -> Cue | None:
    doc = layout.findings.doc
    text = layout.findings.article.text
    _, high = _bounds(layout, stretch)
    start = layout.token_at(stretch.after)
    high = min(high, start + _AFTER_WINDOW)
    for i in range(start, high):
        if doc[i].text in _SENTENCE_END and i > start:
            high = i
            break
    near = [c for c in layout.cues if start <= c.token.i < high and layout.is_quoted(c.token) == bool(stretch.depth)]
    near = [c for c in near if _may_introduce(c) and c.token.dep_ != "relcl"]
    if not near:
        return None
    cue = near[0]
    if text[stretch.end - 1] == "." and not _ends_at_once(cue, start, high):
        return None
    if cue.token.i - start > 3 and cue.speaker is not None and _has_own_clause(cue.token, start):
        return None
    if cue.speaker is None or not start <= cue.speaker.i < high:
        cue = Cue(cue.token, neighbour(layout, cue.token, start, high) or cue.speaker)
    return cue


def _ends_at_once(cue: Cue, start: int, high: int) -> bool:
    """After a full stop inside the marks, only a bare "Smith said." belongs to the quotation."""
    return high - start <= 12 and not _has_own_clause(cue.token, start)


def _has_own_clause(verb: Token, start: int) -> bool:
    """Whether a verb has other content than the quotation; the one who is told is none."""
    content = {"ccomp"} if verb.lemma_.lower() in lemmas("addressing") else {"ccomp", "dobj"}
    return any(c.dep_ in content and c.i > verb.i for c in verb.children)


def _may_introduce(cue: Cue) -> bool:
    """Not in a passive without agent, not negated, not "is said to"."""
    return not any(c.dep_ == "auxpass" and cue.token.lemma_ not in {"quote", "cite"} for c in cue.token.children) or (
        cue.speaker is not None
    )


def neighbour(layout: Layout, verb: Token, low: int, high: int) -> Token | None:
    """The name, noun or pronoun right after the verb, or right before it, when the parse gives no subject there."""
    doc = layout.findings.doc
    chunk = [i for i in range(verb.i + 1, min(high, verb.i + 8)) if doc[i].pos_ in {"PROPN", "PRON", "NOUN"}]
    for i in chunk:
        if doc[i].head.i not in chunk or doc[i].head.i <= verb.i:
            return doc[i] if doc[i].dep_ not in {"npadvmod", "pobj", "dative"} else None
    before = doc[verb.i - 1] if verb.i > low else None
    return before if before is not None and before.pos_ in {"PROPN", "PRON", "NOUN"} else None


def _carry_speakers(layout: Layout, speeches: list[Speech]) -> None:
    """A stretch without a cue of its own goes on with whoever spoke last, near enough before it."""
    for index, speech in enumerate(speeches):
        if speech.speaker is not None:
            continue
        last = speeches[index - 1] if index else None
        start = layout.token_at(speech.stretches[0].before)
        first = layout.token_at(layout.paragraphs[layout.paragraph_of(speech.stretches[0].before)][0])
        spoken = _last_spoken(layout, first, start)
        if (
            last
            and last.paragraph == speech.paragraph
            and last.speaker is not None
            and (spoken is None or spoken.i < layout.token_at(last.stretches[-1].after) + _AFTER_WINDOW)
        ):
            speech.speaker, speech.rule = last.speaker, "same_paragraph"
        elif spoken is not None:
            speech.speaker, speech.rule = spoken, "sentence_before"
        elif (subject := _last_subject(layout, first, start)) is not None:
            speech.speaker, speech.rule = subject, "subject_before"
        elif (spoken := _spoken_in_paragraph_before(layout, speech)) is not None:
            speech.speaker, speech.rule = spoken, "paragraph_before"
        elif (subject := _subject_of_paragraph_before(layout, speech)) is not None:
            speech.speaker, speech.rule = subject, "subject_before"
        elif (
            last is not None
            and last.speaker is not None
            and last.paragraph == speech.paragraph - 1
            and _fills_paragraphs(layout, speech)
        ):  # paragraphs that are quotations go on with one speaker until a cue names another
            speech.speaker, speech.rule = last.speaker, last.rule if last.rule in _FREE else "paragraph_before"


def _last_spoken(layout: Layout, low: int, high: int) -> Token | None:
    """The speaker of the last cue between two tokens, outside quotation marks.

    Of "Roe said that it was late, the agency reported" it is Roe, whose words the agency reports.
    """
    last: Token | None = None
    for cue in reversed(layout.cues):
        if not low <= cue.token.i < high or cue.speaker is None or cue.token.lemma_.lower() not in lemmas("verbs"):
            continue
        if layout.is_quoted(cue.token) or layout.is_quoted(cue.speaker):
            continue
        if last is None:
            last = cue.speaker
            if last.pos_ != "PROPN" or is_name(layout, last):
                break
        elif cue.token.sent != last.sent:
            break
        elif is_name(layout, cue.speaker):
            return cue.speaker
    return last


def _last_subject(layout: Layout, low: int, high: int) -> Token | None:
    """A named person or a personal pronoun that is the subject of the sentence before."""
    doc = layout.findings.doc
    for i in range(high - 1, low - 1, -1):
        token = doc[i]
        is_person = token.lower_ in {"he", "she"} or layout.findings.person_at(token) is not None
        if token.dep_ == "nsubj" and is_person and not layout.is_quoted(token):
            return token
    return None


def _spoken_in_paragraph_before(layout: Layout, speech: Speech) -> Token | None:
    index = layout.paragraph_of(speech.stretches[0].before)
    if not index:
        return None
    low, high = (layout.token_at(c) for c in layout.paragraphs[index - 1])
    return _last_spoken(layout, low, high)


def _fills_paragraphs(layout: Layout, speech: Speech) -> bool:
    """Whether a quotation stands alone, without a cue or other words in its paragraphs."""
    first, end = speech.stretches[0].before, speech.stretches[-1].after
    opens, closes = (layout.paragraphs[layout.paragraph_of(c)] for c in (first, end - 1))
    return (opens[0], closes[1]) == (first, end)


def _subject_of_paragraph_before(layout: Layout, speech: Speech) -> Token | None:
    """The named person of whom the paragraph before speaks, for a paragraph that is a quotation and nothing else."""
    index = layout.paragraph_of(speech.stretches[0].before)
    if not index or not _fills_paragraphs(layout, speech):
        return None
    low, high = (layout.token_at(c) for c in layout.paragraphs[index - 1])
    subject = _last_subject(layout, low, high)
    return subject if subject is not None and subject.head.dep_ == "ROOT" else None


def _nested(layout: Layout) -> Iterator[Speech]:
    """Quotations within quotations, where a cue within the outer one introduces them."""
    for stretch in (s for s in layout.stretches if s.depth):
        speech = Speech([stretch], layout.paragraph_of(stretch.before))
        _attribute(layout, speech)
        if speech.speaker is not None and is_speech(layout, stretch):
            speech.rule = "nested_" + speech.rule
            yield speech
