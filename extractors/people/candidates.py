"""Where names may stand: runs of capitalised words, cut at titles, organization words and the like.

Each candidate carries what its place in the text says for or against a person. Nothing is decided here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from spacy.tokens import Doc, Token

from extractors.people import vocabulary as v
from extractors.people.words import Shape, Word, undotted

LOOK_BACK = 7  # words between a title and its name: "Ambassador to the United States Ana Ruiz"
LOOK_AHEAD = 7  # words of an apposition before its head: ", the new vice president and chief executive"
_CUT_LABELS = frozenset(("NORP", "GPE", "LOC", "FAC", "DATE", "TIME", "LANGUAGE", "MONEY", "PERCENT", "CARDINAL"))
_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_AFTER_HEAD = frozenset((",", ".", ")", "of", "in", "for", "that", "which", "based", "owned", "with"))
_QUOTES = frozenset("\"“”'‘’")
_TITLE_LINKS = frozenset(("of", "to", "the", "for", "and", "on", "in", "at", "'s", "&", "-"))


_PARTNERS = frozenset(("co", "sons", "bros", "associates", "partners"))

NEARBY = 30  # words within which a surname alone means the full name before it


class Part(Enum):
    """What a word is to the names around it."""

    NAME = auto()
    PARTICLE = auto()
    SUFFIX = auto()
    BODY = auto()  # Foundation, Inc, Airport
    PLACE = auto()  # Lake, Hurricane
    ADDRESS = auto()  # Mr
    PERSON_NOUN = auto()  # president, wife, spokesman
    OTHER = auto()


@dataclass(slots=True)
class Candidate:
    """One place where a name may stand.

    ``start`` and ``end`` count words. ``evidence`` holds keys of ``evidence.toml``; ``blocked`` tells
    that the words are part or modifier of something else, so that they mention nobody.
    """

    start: int
    end: int
    key: tuple[str, ...]
    label: str
    evidence: set[str] = field(default_factory=set)
    blocked: bool = False
    gender: str | None = None
    honorific: str | None = None
    is_relative: bool = False
    in_caps: bool = False


@dataclass(slots=True)
class Bodies:
    """Names of organizations in the article, as words: whole, and their first words."""

    names: set[tuple[str, ...]] = field(default_factory=set)
    firsts: set[str] = field(default_factory=set)

    def add(self, key: tuple[str, ...]) -> None:
        """Remember one name of an organization, without its legal form."""
        if key:
            self.names.add(key)
            self.firsts.add(key[0])


def find_candidates(doc: Doc, words: list[Word]) -> tuple[list[Candidate], Bodies]:
    """All candidates of a parse, and the organizations that they were told apart from."""
    bodies = Bodies()
    firm = _inside_firms(words)
    parts = _parts(doc, words)
    found = []
    for start, end in _segments(doc, words, parts):
        candidate = _read(doc, words, parts, start, end, bodies)
        if any(firm[i] for i in range(start, end)):
            candidate.blocked = True
            bodies.add(candidate.key)
        found.append(candidate)
    return found, bodies


def label_of(doc: Doc, word: Word) -> str:
    """Entity label of a word; a person's in a name that a model has joined to a body before its comma."""
    label = doc[word.first].ent_type_ or doc[word.last].ent_type_
    return "PERSON" if label == "ORG" and _is_behind_comma(doc, word.first) else label


def _is_behind_comma(doc: Doc, i: int) -> bool:
    """As in "the mayor of Ardle, Nora Finch, resigned", where models see one body: "Ardle, Nora Finch"."""
    start = i
    while doc[start].ent_iob_ == "I" and doc[start - 1].text != ",":
        start -= 1
    end = i + 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    follows = doc[start].ent_iob_ == "I" and start > 1 and v.is_given_name(doc[start].lower_)
    closed = end < len(doc) and doc[end].text in (",", ".")
    return follows and closed and end - start in (2, 3) and all(t.is_title for t in doc[start:end])


def _inside_firms(words: list[Word]) -> list[bool]:
    """Which words stand between angle brackets, or in a firm's list of names before ``and Co``."""
    inside = [False] * len(words)
    for i, word in enumerate(words):
        if word.text == "<":
            for j in range(i + 1, min(i + 9, len(words))):
                if words[j].text == ">":
                    inside[i + 1 : j] = [True] * (j - i - 1)
                    break
        elif undotted(word.folded) in _PARTNERS and i and _joins(words[i - 1]):
            j = i - 1
            while j >= 0 and (_joins(words[j]) or words[j].text == "," or words[j].shape in _NAME_SHAPES):
                inside[j] = True
                j -= 1
    return inside


def _joins(word: Word) -> bool:
    return word.text in ("and", "&", "AND", "und", "et")


_NAME_SHAPES = (Shape.CAPITALISED, Shape.INITIAL, Shape.CAPITALS)


def _parts(doc: Doc, words: list[Word]) -> list[Part]:
    """What each word is to the names around it."""
    parts: list[Part] = []
    for i in range(len(words)):
        before = parts[-1] if parts else Part.OTHER
        alone = before is Part.NAME and (len(parts) < 2 or parts[-2] not in (Part.NAME, Part.PARTICLE))
        parts.append(_part(doc, words, i, before, alone))
    _carry_odd_surnames(doc, words, parts)
    return parts


def _opens_as_common_word(doc: Doc, words: list[Word], parts: list[Part], i: int) -> bool:
    """Whether a surname that models take for a thing opens a sentence: "Storm declined", soon after "Nils Storm"."""
    word, token = words[i], doc[words[i].first]
    if parts[i] not in (Part.OTHER, Part.PLACE) or word.shape is not Shape.CAPITALISED or not token.is_sent_start:
        return False
    if token.dep_ not in ("nsubj", "nsubjpass") or i + 1 >= len(words) or words[i + 1].shape is not Shape.LOWER:
        return False
    return any(
        words[j].folded == word.folded and parts[j] is parts[j - 1] is Part.NAME and _is_given(words[j - 1])
        for j in range(max(1, i - NEARBY), i)
    )


def _carry_odd_surnames(doc: Doc, words: list[Word], parts: list[Part]) -> None:
    """Words like Banks and King are names by themselves too, once they ended a full name."""
    odd = v.words("also_surnames")
    ends = {i for i, part in enumerate(parts) if i and part is Part.NAME and parts[i - 1] is Part.NAME}
    surnames = {words[i].folded for i in ends if words[i].folded in odd}
    surnames |= {words[i - 1].folded for i in ends if has_small_second_half(words[i].text)}
    people = {words[i].folded for i in ends if label_of(doc, words[i]) == "PERSON"}
    for i, word in enumerate(words):
        if _opens_as_common_word(doc, words, parts, i) or (word.folded in people and _is_noun_of_nation(doc, word)):
            parts[i] = Part.NAME
        if word.folded in surnames and parts[i] in (Part.BODY, Part.PERSON_NOUN, Part.PLACE):
            beside = (parts[i - 1] if i else Part.OTHER, parts[i + 1] if i + 1 < len(words) else Part.OTHER)
            if word.shape is Shape.CAPITALISED and not word.in_caps and Part.NAME not in beside:
                parts[i] = Part.NAME


def _is_noun_of_nation(doc: Doc, word: Word) -> bool:
    """Whether models take a word for the people of a country, and it is no adjective: "Bilzerian declined"."""
    token = doc[word.last]
    known = label_of(doc, word) == "NORP" and word.shape is Shape.CAPITALISED and not word.in_caps
    return known and token.dep_ not in ("amod", "compound", "nmod") and token.tag_ in ("NNP", "NN", "JJ")


def has_small_second_half(text: str) -> bool:
    """Whether a word has the look of an East Asian given name: Ken-sek, Chung-tai."""
    head, hyphen, tail = text.partition("-")
    return bool(hyphen) and head[:1].isupper() and tail[:1].islower()


def _part(doc: Doc, words: list[Word], i: int, before: Part, alone: bool) -> Part:
    """What one word is; ``before`` is the part of the word before it, ``alone`` whether that began a name."""
    word = words[i]
    bare = undotted(word.folded)
    if word.shape is Shape.PARTICLE:
        return Part.PARTICLE
    lower = word.shape is Shape.LOWER
    if lower or word.shape in _NAME_SHAPES:
        if bare in v.genders_of_address() and not lower:
            return Part.ADDRESS
        follows_given = before is Part.NAME and _is_given(words[i - 1])
        if bare in v.words("also_surnames") and not lower and follows_given and not _is_cut_label(doc, word):
            return Part.NAME
        if before is Part.PARTICLE and not lower and bare in v.genders_of_rank():
            return Part.NAME  # bin Sultan
        if bare in v.person_nouns() or bare.rpartition("-")[2] in v.person_nouns():
            return Part.NAME if _begins_name(doc, words, i, before) else Part.PERSON_NOUN
        if lower:
            return Part.OTHER
    elif word.shape is not Shape.OTHER or not word.text[:1].isalpha():
        return Part.OTHER
    if word.in_caps:
        return Part.OTHER
    if bare in v.words("suffixes") and before is Part.NAME:
        return Part.SUFFIX
    if bare in v.words("surname_first") and i + 1 < len(words) and has_small_second_half(words[i + 1].text):
        return Part.NAME  # Park Ken-sek
    if bare in v.words("organization_words"):
        if i + 1 < len(words) and words[i + 1].text == ":":
            return Part.OTHER  # a caption: "Image: …"
        initials = word.shape is Shape.INITIAL and before is Part.NAME and _is_given(words[i - 1])
        return Part.NAME if initials or _begins_name(doc, words, i, before) else Part.BODY
    if bare in v.words("place_words") and before is not Part.NAME:
        return Part.PLACE
    return Part.NAME if _may_be_name(doc, words, i, before, alone) else Part.OTHER


def _begins_name(doc: Doc, words: list[Word], i: int, before: Part) -> bool:
    """Whether a title or organization word is a given name here: ``Dean Hart``, ``Bill Stone``."""
    if before in (Part.NAME, Part.PARTICLE) or i + 1 >= len(words) or words[i].shape is not Shape.CAPITALISED:
        return False
    return (
        words[i + 1].shape in (Shape.CAPITALISED, Shape.INITIAL)
        and "-" not in words[i].text
        and undotted(words[i].folded) not in v.genders_of_rank()
        and v.may_be_given_name(words[i].folded)
        and label_of(doc, words[i]) in ("PERSON", "")
        and label_of(doc, words[i + 1]) in ("PERSON", "")
    )


def _is_cut_label(doc: Doc, word: Word) -> bool:
    return label_of(doc, word) in ("ORG", "FAC", "LAW", "EVENT", "WORK_OF_ART", "LOC")


def _is_given(word: Word) -> bool:
    return word.shape is Shape.INITIAL or v.may_be_given_name(word.folded)


def _may_be_name(doc: Doc, words: list[Word], i: int, before: Part, alone: bool) -> bool:
    """Whether a capitalised word may belong to a person's name."""
    word, token, label = words[i], doc[words[i].first], label_of(doc, words[i])
    if word.shape is Shape.INITIAL:
        bare = undotted(word.folded)
        return bare not in v.words("not_initials") or (len(bare) == 1 and "." in word.text)
    if word.shape is Shape.CAPITALS:
        after_given = before is Part.NAME and alone and v.is_given_name(words[i - 1].folded)
        return (after_given and words[i - 1].shape is not Shape.CAPITALS) or (
            label == "PERSON" and before in (Part.ADDRESS, Part.PERSON_NOUN)
        )
    bare = undotted(word.folded)
    if bare in v.words("post_nominals"):
        return False
    if bare in v.words("never_names"):
        return before is Part.NAME and alone and v.is_given_name(words[i - 1].folded)
    if "-" in bare and "-" + bare.rpartition("-")[2] in v.words("never_names"):
        return False
    if token.is_stop and not (label == "PERSON" and v.may_be_given_name(word.folded)):
        return before is Part.NAME and alone and v.is_given_name(words[i - 1].folded)
    if label in _CUT_LABELS and not v.is_given_name(word.folded):
        return label in _PLACE_LABELS and (before is not Part.NAME or _is_given(words[i - 1]))
    opens = token.is_sent_start or (i > 0 and words[i - 1].shape is Shape.BREAK)
    if opens and token.pos_ in ("ADP", "ADV", "SCONJ", "CCONJ", "DET", "PRON", "VERB", "AUX", "ADJ"):
        follows = i + 1 < len(words) and words[i + 1].shape in _NAME_SHAPES
        return label == "PERSON" or not follows or v.is_given_name(word.folded)
    return True


def _segments(doc: Doc, words: list[Word], parts: list[Part]) -> Iterator[tuple[int, int]]:
    """Runs of name words with the particles inside them, cut where another entity or a given name begins."""
    i, n = 0, len(words)
    while i < n:
        if parts[i] not in (Part.NAME, Part.PARTICLE):
            i += 1
            continue
        j = i
        while j < n and (parts[j] in (Part.NAME, Part.PARTICLE, Part.SUFFIX) or _quotes_nickname(words, parts, j)):
            j += 3 if parts[j] is Part.OTHER else 1
        start, end = i, j
        while start < end and parts[start] is Part.PARTICLE and not _opens_surname(doc, words, start, end):
            start += 1
        while end > start and (parts[end - 1] is Part.PARTICLE or words[end - 1].text == "A"):
            end -= 1
        if end < n and words[end].text == "," and end + 1 < n and _is_suffix(words[end + 1]):
            end += 2
            j = max(j, end)
        yield from _cut(doc, words, parts, start, end)
        i = max(j, i + 1)


def _quotes_nickname(words: list[Word], parts: list[Part], i: int) -> bool:
    """Whether a nickname in quotation marks stands there, inside a name: ``Otto "Bull" Kern``."""
    return (
        words[i].text in _QUOTES
        and i + 3 < len(words)
        and parts[i + 1] is Part.NAME
        and words[i + 2].text in _QUOTES
        and parts[i + 3] is Part.NAME
    )


def _opens_surname(doc: Doc, words: list[Word], start: int, end: int) -> bool:
    """Whether a lower-case particle begins a name: ``van der Bellen``, not the ``de`` of a foreign phrase."""
    return label_of(doc, words[start]) == "PERSON" and end - start > 1


def _is_suffix(word: Word) -> bool:
    return undotted(word.folded) in v.words("suffixes")


def _cut(doc: Doc, words: list[Word], parts: list[Part], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut one run where a person's entity or a given name starts inside it."""
    cut = start
    for i in range(start + 1, end):
        if parts[i] is not Part.NAME or parts[i - 1] in (Part.PARTICLE, Part.OTHER) or i == cut:
            continue
        label, label_before = label_of(doc, words[i]), label_of(doc, words[i - 1])
        joined = _is_given(words[i - 1]) and label_before not in ("ORG", "NORP", "GPE", "FAC")
        new_person = label == "PERSON" and label_before != "PERSON" and not joined
        more_follows = i + 1 < end
        new_given = (
            more_follows
            and label != "PERSON"
            and v.is_given_name(words[i].folded)
            and not any(_is_given(w) for w in words[cut:i])
            and words[cut].folded not in v.words("surname_first")
        )
        person_ended = label_before == "PERSON" and label not in ("PERSON", "") and not joined
        if new_person or new_given or person_ended:
            yield cut, i
            cut = i
    if cut < end:
        yield cut, end


def _key(words: list[Word]) -> tuple[str, ...]:
    """Folded words of a name, without a nickname in quotation marks."""
    quotes = [i for i, w in enumerate(words) if w.text in _QUOTES]
    if len(quotes) == 2:
        words = [*words[: quotes[0]], *words[quotes[1] + 1 :]]
    return tuple(w.folded for w in words)


def _read(doc: Doc, words: list[Word], parts: list[Part], start: int, end: int, bodies: Bodies) -> Candidate:
    """One candidate with its evidence."""
    labels = [label_of(doc, w) for w in words[start:end]]
    label = "PERSON" if "PERSON" in labels else labels[-1]
    if any(doc[w.first].ent_iob_ == "B" for w in words[start + 1 : end]) and label != "PERSON":
        label = ""  # the model cut the name in two: it does not know it
    key = _key(words[start:end])
    found = Candidate(start, end, key, label)
    _read_inside(words, start, end, found)
    _read_left(doc, words, parts, found, bodies)
    _read_right(doc, words, parts, found, bodies)
    return found


def _read_inside(words: list[Word], start: int, end: int, found: Candidate) -> None:
    """What the words of the name tell by themselves."""
    first, last, points = words[start], words[end - 1], found.evidence
    if v.is_given_name(first.folded):
        points.add("given_name")
    elif v.may_be_given_name(first.folded):
        points.add("ambiguous_given_name")
    if any(w.shape is Shape.INITIAL for w in words[start : end - 1]) and end - start > 1:
        points.add("initial")
    if end - start > 1 and has_small_second_half(last.text):
        points.add("hyphenated_given_name")
    if end - start == 2 and first.folded in v.words("surname_first") and not v.is_given_name(first.folded):
        points.add("surname_first")
    if end - start > 1 and last.folded in v.words("surname_first"):
        points.add("family_name")
    if any(w.shape is Shape.PARTICLE for w in words[start + 1 : end]):
        points.add("particle")
    if _is_suffix(last) and end - start > 1:
        points.add("suffix")


def _read_left(doc: Doc, words: list[Word], parts: list[Part], found: Candidate, bodies: Bodies) -> None:
    """What stands before: an honorific, a title, a relation, a place word, an article."""
    i = found.start - 1
    if i < 0:
        return
    before, bare = words[i], undotted(words[i].folded)
    if parts[i] is Part.ADDRESS:
        found.evidence.add("honorific")
        found.honorific = before.text
        found.gender = v.genders_of_address()[bare]
    elif parts[i] is Part.PERSON_NOUN:
        capital = before.shape is not Shape.LOWER
        found.evidence.add("rank" if capital and bare in v.genders_of_rank() else "title")
        if bare in v.offices() and found.end - found.start > 1:
            found.evidence.add("office")
        found.is_relative = bare in v.family_relations()
        found.gender = v.genders_of_rank().get(bare) or v.family_relations().get(bare)
    elif parts[i] is Part.PLACE:
        found.blocked = True
        bodies.add(found.key)
    elif before.text == "," and i and parts[i - 1] is Part.PERSON_NOUN and words[i - 1].shape is Shape.LOWER:
        found.evidence.add("apposition")
        found.is_relative = undotted(words[i - 1].folded) in v.family_relations()
    elif before.folded in ("the", "a", "an"):
        found.evidence.add("article_before")
    elif before.folded == "to" and i and words[i - 1].folded in v.wed():
        found.is_relative = True  # "Roe is married to Jane Roe. Roe left": he did
    elif before.folded in ("in", "at", "near", "from", "to") and found.label in _PLACE_LABELS:
        found.evidence.add("place_before")
    elif before.shape is Shape.LOWER and before.folded in v.words("thing_nouns"):
        found.evidence.add("neuter")
    elif before.text in ("of", "at", "with") and i and _holds_post(words, parts, i - 1):
        found.evidence.add("employer_position")
    elif _title_reaches(words, parts, i):
        found.evidence.add("title")
    token = doc[words[found.start].first]
    verb = doc[before.last]
    if token.i and verb.pos_ == "VERB" and verb.lemma_ in v.words("say_verbs") and before.shape is Shape.LOWER:
        found.evidence.add("say_verb")


def _holds_post(words: list[Word], parts: list[Part], i: int) -> bool:
    """Whether a name, or a title that is no kinship, stands there: what it belongs to is a body."""
    kin = undotted(words[i].folded) in v.family_relations()
    return parts[i] is Part.NAME or (parts[i] is Part.PERSON_NOUN and not kin)


def _title_reaches(words: list[Word], parts: list[Part], i: int) -> bool:
    """Whether a title with its body stands right before: ``Secretary of State``, ``chairman of Kestrel``."""
    linked = False
    if words[i].folded in _TITLE_LINKS:
        return False  # "bank of Cleveland": what a title or a body belongs to
    for j in range(i, max(-1, i - LOOK_BACK), -1):
        if parts[j] is Part.PERSON_NOUN and words[j].shape is not Shape.LOWER:
            return linked
        if words[j].folded in _TITLE_LINKS:
            linked = linked or words[j].folded in ("of", "to", "for")
        elif words[j].shape not in _NAME_SHAPES:
            return False
    return False


def _read_right(doc: Doc, words: list[Word], parts: list[Part], found: Candidate, bodies: Bodies) -> None:
    """What stands after: a legal form, an age, an apposition, a verb, a noun that the name modifies."""
    i, n = found.end, len(words)
    if i >= n:
        return
    after, token = words[i], doc[words[i].first]
    following = words[i + 1] if i + 1 < n else None
    if parts[i] is Part.BODY or (_joins(after) and _body_follows(parts, i + 1) and not _is_other(words, found)):
        found.blocked = True
        bodies.add(found.key)
        return
    if after.text == "<" or (after.text.startswith("<") and after.text.endswith(">")):
        found.blocked = True
        bodies.add(found.key)
    elif _is_modifier(doc, words, found):
        found.blocked = True
        found.evidence.discard("article_before")
        found.evidence.add("modifies_noun")
    elif after.text in (",", "(") and following is not None:
        _read_apposition(doc, words, parts, i + 1, found)
    elif after.shape is Shape.LOWER:
        _read_verb(doc, token, found)
        if after.text in ("of", "from", "at", "with") and following is not None and following.shape in _NAME_SHAPES:
            found.evidence.add("of_body")
        if after.text == "who":
            found.evidence.add("who")


def _body_follows(parts: list[Part], i: int) -> bool:
    """Whether names, and then an organization word, stand there: ``(Smith and) Hart Inc``."""
    while i < len(parts) and parts[i] is Part.NAME:
        i += 1
    end = i
    while end < len(parts) and parts[end] is Part.BODY:
        end += 1
    before_name = end < len(parts) and parts[end] is Part.PERSON_NOUN  # "and Tide Office Minister Roe"
    return end > i and not before_name


def _is_other(words: list[Word], found: Candidate) -> bool:
    """Whether a full name stands before "and" and a firm: "Ana Roe and Norvane Inc", and not "Ana Roe and Co"."""
    is_full = found.end - found.start > 1 and found.label == "PERSON" and "given_name" in found.evidence
    return is_full and undotted(words[found.end + 1].folded) not in _PARTNERS


def _read_verb(doc: Doc, token: Token, found: Candidate) -> None:
    """A verb of which the name is the subject, an auxiliary or adverb between them passed over."""
    if _is_office(token):
        found.evidence.add("office")
    while token.pos_ in ("AUX", "ADV", "PART") and token.i + 1 < len(doc):
        token = doc[token.i + 1]
    if token.pos_ != "VERB":
        return
    if _is_office(token):
        found.evidence.add("office")
    if token.lemma_ in v.words("human_verbs"):
        found.evidence.add("human_verb")
    if token.lemma_ in v.words("say_verbs"):
        found.evidence.add("say_verb")


def _is_office(verb: Token) -> bool:
    """As in "is the new minister", "was sworn in as mayor"."""
    told = [c for c in verb.children if c.dep_ in ("attr", "dobj") and verb.lemma_ in ("be", "become", "remain")]
    told += [k for c in verb.children if c.lower_ == "as" for k in c.children if k.dep_ == "pobj"]
    return any(noun.lower_ in v.offices() for noun in told)


def _is_modifier(doc: Doc, words: list[Word], found: Candidate) -> bool:
    """Whether the name modifies a common noun right after it: ``the Trump campaign``."""
    after = words[found.end]
    if after.shape is not Shape.LOWER:
        return False
    token, last = doc[after.first], doc[words[found.end - 1].last]
    if token.pos_ != "NOUN":
        return False
    if after.folded in v.words("modifier_nouns"):
        return True
    single = found.end - found.start == 1
    return single and last.dep_ == "compound" and last.head.i >= token.i and last.pos_ == "PROPN"


def _read_apposition(doc: Doc, words: list[Word], parts: list[Part], i: int, found: Candidate) -> None:
    """After a comma: an age, ``who``, a title, or a word that only a thing has."""
    first = words[i]
    if first.text in ("who", "which"):
        found.evidence.add("who" if first.text == "who" else "neuter")
        return
    digits = words[i + 1] if first.folded in ("aged", "age") and i + 1 < len(words) else first
    if digits.text.isdigit() and 4 < int(digits.text[:4]) < 110:
        closing = words[words.index(digits, i) + 1 : words.index(digits, i) + 2]
        if closing and closing[0].text in (",", ")", "."):
            found.evidence.add("age")
            return
    for j in range(i, min(i + LOOK_AHEAD, len(words))):
        word, token = words[j], doc[words[j].first]
        if parts[j] is Part.PERSON_NOUN:
            found.evidence.add("apposition")
            return
        if word.folded in v.words("thing_nouns") and j + 1 < len(words) and words[j + 1].text in _AFTER_HEAD:
            found.evidence.add("neuter")
            return
        if word.text in (",", ".", ")", ";") or token.pos_ in ("VERB", "AUX") or word.shape is Shape.BREAK:
            return
        if word.text in ("of", "for", "at", "in", "with", "by", "from"):
            return
