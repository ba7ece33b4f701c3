"""Pronouns: whom he, she and himself mean, whom "who" stands for, and who says "I"."""

from spacy.tokens import Token

from extractors.coreference.entities import CHOICE, PLACE, PREFERENCE, Entity
from extractors.coreference.grammar import COMPANIONS, clauses_above, is_under, own_subject, place_of, subject_of
from extractors.coreference.nouns import nouns
from extractors.coreference.story import Story
from schemas import Gender, MentionKind

THIRD_PERSON = {
    "he": Gender.MALE,
    "him": Gender.MALE,
    "his": Gender.MALE,
    "himself": Gender.MALE,
    "she": Gender.FEMALE,
    "her": Gender.FEMALE,
    "hers": Gender.FEMALE,
    "herself": Gender.FEMALE,
}
REFLEXIVES = frozenset({"himself", "herself"})


def read_pronoun(story: Story, token: Token) -> None:
    """Give a pronoun of the third person to whom it means, once."""
    if token.lower_ not in THIRD_PERSON or token.i in story.at or token.i in story.names:
        return
    gender = THIRD_PERSON[token.lower_]
    if token.lower_ in REFLEXIVES:
        entity, rule, sure = _reflexive(story, token, gender), "reflexive", True
    else:
        entity, rule, sure = _antecedent(story, token, gender)
    if entity is None:
        return
    story.at[token.i] = entity
    if sure:
        entity.gender = entity.gender or gender
        if entity.person is not None:
            story.clear.setdefault(entity.person.person_id, set()).add(gender)
    if entity.person is not None:
        story.find(story.doc[token.i : token.i + 1], entity, MentionKind.PRONOUN, rule)
    story.mention(entity, token)


def _reflexive(story: Story, token: Token, gender: Gender) -> Entity | None:
    for verb in clauses_above(token):
        subject = subject_of(verb)
        entity = story.at.get(subject.i) if subject is not None else None
        if entity is not None:
            return entity if entity.gender in (gender, None) else None
        if subject is not None and own_subject(verb) is not None:
            return None
    return None


def _antecedent(story: Story, token: Token, gender: Gender) -> tuple[Entity | None, str, bool]:
    """The person whom a pronoun means, the rule, and whether nobody else came near."""
    sentence, quoted = story.sentences[token.i], token.i in story.speech
    barred = _barred(story, token)
    boost, added = _preferred(story, token)
    place = place_of(token)
    subject_before = _subject_before(story, token)
    scores: list[tuple[float, int, Entity]] = []
    for order, entity in enumerate(story.entities):
        if entity.gender not in (gender, None) or any(entity is b for b in barred):
            continue
        score = (entity.salience(sentence, quoted=quoted) if entity.first <= token.i else 0.0) + added.get(order, 0.0)
        if score <= 0:
            continue
        score *= boost.get(order, 1.0) * _gender_factor(entity, gender)
        if entity.place == place and place in ("subject", "object"):
            score *= PREFERENCE["same_place"]
        if entity is subject_before:
            score *= PREFERENCE["subject_before"]
        scores.append((score, -order, entity))
    scores.sort(key=lambda s: s[:2], reverse=True)
    if not scores or scores[0][0] < CHOICE["least"]:
        return None, "", False
    best, order, entity = scores[0]
    second = scores[1][0] if len(scores) > 1 else 0.0
    if second > best * CHOICE["ratio"]:
        return None, "", False
    rule = "cataphora" if -order in added else "local_subject" if -order in boost else "salience"
    return entity, rule, second < best * CHOICE["sure"]


def _subject_before(story: Story, token: Token) -> Entity | None:
    """As in: "Roe left. He": for the subject of a sentence, the subject of the sentence before."""
    if token.dep_ not in ("nsubj", "nsubjpass") or token.head.dep_ != "ROOT" or token.i in story.speech:
        return None
    return story.opened.get(story.sentences[token.i] - 1)


def _gender_factor(entity: Entity, gender: Gender) -> float:
    if entity.gender is gender:
        return PREFERENCE["gender_certain"]
    if entity.hint is None:
        return 1.0
    return PREFERENCE["gender_hint"] if entity.hint is gender else PREFERENCE["gender_against"]


def _barred(story: Story, token: Token) -> list[Entity]:
    """Those whom grammar and quotation marks forbid a pronoun to mean."""
    barred = []
    speech = story.speech.get(token.i)
    if speech is not None and speech.source is not None and speech.source.i in story.at:
        barred.append(story.at[speech.source.i])
    for own in story.speeches if token.dep_ in ("nsubj", "nsubjpass") else ():
        if own.source is not None and own.source.i == token.i:  # "Kim left," she said: she is not Kim
            barred += [story.at[i] for i in range(own.start, own.end) if i in story.names and i in story.at]
    for clause in token.head.rights if token.dep_ == "nsubj" else ():
        subject = own_subject(clause) if clause.dep_ == "ccomp" else None
        if subject is not None and subject.i in story.names:
            barred.append(story.at[subject.i])  # "He said that Roe would go": he is not Roe
    for other in (_reporter_behind(story, token), _asker(story, token)):
        if other is not None:
            barred.append(other)
    if token.i in story.title_of:
        barred.append(story.title_of[token.i])  # "his wife Jane Roe": not Jane
    if token.dep_ == "poss":
        if token.head.i in story.names:
            barred.append(story.at[token.head.i])
        return barred
    barred += [story.at[c.i] for c in (token.head, *token.conjuncts) if c.i in story.at and token in c.conjuncts]
    governor = token.head
    companion = governor.pos_ == "ADP" and governor.lower_ in COMPANIONS
    verb = governor.head if governor.pos_ == "ADP" else governor
    if verb.pos_ not in ("VERB", "AUX") or companion:
        return barred
    if place_of(token) != "subject":
        subject = subject_of(verb)
        if subject is not None and subject.i in story.at and subject.i != token.i:
            barred.append(story.at[subject.i])
    for child in verb.children:
        arguments = [child] if child.dep_ in ("dobj", "dative") else []
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ not in COMPANIONS:
            arguments = [g for g in child.children if g.dep_ == "pobj"]
        barred += [story.at[a.i] for a in arguments if a.i in story.at and a.i != token.i and a.i not in story.speech]
    return barred


def _reporter_behind(story: Story, token: Token) -> Entity | None:
    """As in: "He would go, Roe said": not Roe, whom the pronoun would not precede."""
    below = token
    for verb in clauses_above(token):
        above = [verb] if below.dep_ == "ccomp" and below.i < verb.i else []
        beside = [c for c in verb.rights if c.dep_ == "parataxis" and c.lemma_.lower() in nouns().speech_verbs]
        for reporting in above + beside:
            subject = own_subject(reporting)
            if subject is not None and token.i < subject.i and subject.i in story.names:
                return story.at[subject.i]
        below = verb
    return None


def _asker(story: Story, token: Token) -> Entity | None:
    """As in "Roe asked Poe whether he had left", "Roe asked that he leave": not Roe.

    But in "asked Poe whether he could leave" it may be Roe.
    """
    clause, verb = token.head, token.head.head
    if token.dep_ != "nsubj" or verb.lemma_ not in nouns().asking:
        return None
    is_question = any(c.dep_ == "mark" and c.lower_ in ("if", "whether") for c in clause.lefts)
    is_open = any(c.tag_ == "MD" for c in clause.lefts)
    is_asked = is_question and not is_open and any(c.dep_ in ("dobj", "dative") for c in verb.rights)
    is_bare = clause.tag_ in ("VB", "VBP") and not any(c.dep_ == "aux" for c in clause.lefts)
    if not is_asked and not (is_bare and clause.dep_ == "ccomp"):
        return None
    subject = subject_of(verb)
    return story.at.get(subject.i) if subject is not None and subject.i != token.i else None


def _preferred(story: Story, token: Token) -> tuple[dict[int, float], dict[int, float]]:
    """Factors for the subjects above a pronoun, and salience for one who is named only after it."""
    boost: dict[int, float] = {}
    added: dict[int, float] = {}
    below: Token = token
    finite = False
    for level, verb in enumerate(clauses_above(token)):
        subject = subject_of(verb)
        if subject is not None and subject.i != token.i and subject.i in story.at and not is_under(token, subject):
            order = story.order(story.at[subject.i])
            if subject.i < token.i:
                says = below.dep_ in ("ccomp", "xcomp") and verb.lemma_.lower() in nouns().speech_verbs
                own = level == 0 and token.dep_ == "poss"
                factor = PREFERENCE["own_subject" if own else "speaker" if says else "upper_subject"]
                boost.setdefault(order, factor)
            elif below.dep_ != "ccomp" and _fronted(below if level else token, verb, subject):
                added.setdefault(order, PREFERENCE["after_clause" if finite else "after_adjunct"])
        for clause in verb.lefts if level == 0 and place_of(token) == "subject" else ():
            parallel = own_subject(clause) if clause.dep_ == "advcl" else None
            if parallel is not None and parallel.i in story.at:
                boost.setdefault(story.order(story.at[parallel.i]), PREFERENCE["clause_before"])
        finite = finite or own_subject(verb) is not None
        below = verb
    return boost, added


def _fronted(token: Token, verb: Token, subject: Token) -> bool:
    """Whether what holds the pronoun stands before the subject of the verb above."""
    node = token
    while node.head.i != verb.i and node.head.i != node.i:
        node = node.head
    return node.i < subject.left_edge.i and node.dep_ in ("prep", "advcl", "npadvmod", "advmod", "pcomp", "amod")


def read_relative(story: Story, token: Token) -> None:
    """As in: "Roe, who resigned": one more mention of Roe as a subject."""
    verb = token.head
    if verb.dep_ == "relcl":
        entity = story.at.get(verb.head.i)
        if entity is not None:
            story.at[token.i] = entity
            story.count(entity, token, "subject", PLACE["relative"])


def speaker_of(story: Story, token: Token) -> Entity | None:
    """Who says "I": the one who is quoted."""
    speech = story.speech.get(token.i)
    if speech is not None:
        if speech.source is None or speech.source.i in range(speech.start, speech.end):
            return None
        entity = story.at.get(speech.source.i)
        return entity if entity is not None and entity.person else None
    return None
