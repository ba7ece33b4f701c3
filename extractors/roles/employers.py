"""The organization in which a claimed post is held."""

from collections import Counter

from spacy.tokens import Token

from extractors.organizations import country_of, kinds_of
from extractors.roles.claims import Claim, Reading
from extractors.roles.posts import head_of
from extractors.titles import TitlePhrase
from extractors.titles.words import title_words
from extractors.tokens import DASHES
from schemas import MentionKind, Organization, OrganizationKind


def organization_of(reading: Reading, claim: Claim) -> tuple[Organization | None, str | None]:
    """The body in which a post is held: in the phrase, by the possessive, by the party, or by the passage."""
    phrase = claim.phrase
    if phrase is None:
        return None, None
    for body in (phrase.body, claim.body):
        if body is not None:
            found = _at(reading, body, claim)
            if found != (None, None):
                return found
    found = _by_possessive(reading, claim)
    if found != (None, None):
        return found
    if _is_told_elsewhere(reading, claim):
        return None, None
    if claim.rule == "appointed" and (given := _appointing(reading, claim)) is not None:
        return _given(given)
    if head_of(reading, claim) in title_words().schools:
        return _only_school(reading)
    if head_of(reading, claim) in title_words().corporate and not _is_national(claim) and not _is_told(reading, phrase):
        return _by_passage(reading, claim)
    return None, None


def _is_told_elsewhere(reading: Reading, claim: Claim) -> bool:
    """Whether the words tell of a body that nothing names: it is not the next best one that the passage names.

    Such as "the governor's spokesman", "army officer", "a spokesman for the police", "its chairman".
    """
    before = reading.doc[claim.start - 1] if claim.start else None
    is_owned = before is not None and (before.tag_ == "POS" or before.lower_ == "its")
    in_title = any(word in title_words().held_in for word in (claim.title or "").casefold().split())
    return is_owned or in_title or (claim.phrase is not None and claim.phrase.body is not None)


def _appointing(reading: Reading, claim: Claim) -> Organization | None:
    """The body that puts somebody into a post of its own: "Acme named Lee curator", not "the Senate confirmed Lee"."""
    body = _subject_of_change(reading, claim)
    if body is None or body.kind is not OrganizationKind.ORGANIZATION or "office" in kinds_of(body.name):
        return None
    return body if head_of(reading, claim) not in title_words().offices else None


def _only_school(reading: Reading) -> tuple[Organization | None, str | None]:
    """The university of which a text tells, if it names a single one."""
    named = (o for o in reading.findings.organizations if o.kind is OrganizationKind.ORGANIZATION)
    schools = [o for o in named if {"university", "college"} & set(o.name.casefold().split())]
    return _given(schools[0] if len(schools) == 1 else None)


def _is_told(reading: Reading, phrase: TitlePhrase) -> bool:
    """Whether the words behind a title name its body, though nothing else knows it: "spokesman for Quarrymen 480"."""
    doc, i = reading.doc, phrase.end
    if i + 1 >= len(doc) or doc[i].lower_ not in ("of", "for", "at", "with"):
        return False
    i += 1
    while i + 1 < len(doc) and (doc[i].tag_ in ("DT", "JJ", "HYPH", "VBN") or doc[i + 1].tag_ == "HYPH"):
        i += 1  # "of the state-owned Quarrymen"
    return doc[i].tag_ in ("NNP", "NNPS")


def _is_national(claim: Claim) -> bool:
    """Such as "President Lee", "the Vice President": an office of a state, unless it is written small."""
    title = claim.title or ""
    return title.casefold() in ("president", "vice president") and title[0].isupper()


def _at(reading: Reading, body: tuple[int, int], claim: Claim) -> tuple[Organization | None, str | None]:
    """The organization at some tokens; for a place or a nationality, the place if the title is an office."""
    doc = reading.doc
    owner = next(
        (i for i in range(body[1] - 2, body[0], -1) if doc[i].tag_ == "POS" and doc[i - 1].text.islower()), None
    )
    if owner is not None:
        body = (owner + 1, body[1])  # "the government's Planning Agency"
    marks = [i for i in range(*body) if doc[i].tag_ == "POS"]
    if marks and doc[body[1] - 1].lower_ in title_words().bodies and doc[marks[-1] - 1].ent_type_ == "GPE":
        body = (marks[-1] + 1, body[1])  # "Kastria's central bank"
    dash = next((i for i in range(body[1] - 2, body[0], -1) if doc[i].text in DASHES and doc[i - 1].whitespace_), None)
    if dash is not None:
        body = (dash + 1, body[1])  # a dateline before it: "ARDLE - French President"
    text = " ".join(doc[body[0] : body[1]].text.split())
    if text.casefold() in title_words().employers:
        return _nominal(reading, body)  # "Group president Ann Lee"
    known = [o for i in range(*body) if (o := reading.organization_at.get(i)) is not None]
    bodies = [o for o in known if o.kind is OrganizationKind.ORGANIZATION]
    described = any(t.pos_ == "NOUN" and t.is_lower for t in doc[slice(*body)])  # "Acme partner Dot": the last is meant
    exact = bodies[-described] if bodies else None
    country = country_of(text)
    if exact is not None and country is None:
        wider = body[1] - body[0] > 1 and len(text) > len(exact.name) and doc[body[1] - 1].text[0].isupper()
        return exact, text if wider and not described else exact.name
    labels = {doc[i].ent_type_ for i in range(*body)}
    if country or (labels & {"GPE", "NORP", "LOC"} and not any(t.text.islower() for t in doc[body[0] : body[1]])):
        if head_of(reading, claim) not in title_words().offices:
            return None, None
        if country is None and labels == {"NORP"}:
            return None, None
        return (known[0] if known else None), country or text
    if not any(t.text[0].isupper() for t in doc[body[0] : body[1]]):
        return _nominal(reading, body)
    return None, text


def _nominal(reading: Reading, body: tuple[int, int]) -> tuple[Organization | None, str | None]:
    same = _named_with(reading, reading.doc[body[1] - 1])
    organization = reading.organization_at.get(body[1] - 1)
    if same is not None or organization is not None:
        return _given(same or organization)
    if body[1] - body[0] > 1:  # "head of the transport department"
        return None, " ".join(reading.doc[body[0] : body[1]].text.split())
    if reading.doc[body[0]].lower_ not in title_words().employers:
        return None, None
    return _given(_last_before(reading, body[0], but_media=True))


def _given(organization: Organization | None) -> tuple[Organization | None, str | None]:
    return (organization, organization.name) if organization is not None else (None, None)


def _by_possessive(reading: Reading, claim: Claim) -> tuple[Organization | None, str | None]:
    """Such as "Acme's chairman", "France's minister", "its chief executive", "Lee's former campaign manager"."""
    doc, i = reading.doc, claim.start
    if i > 0 and doc[i - 1].lower_ in ("and", "&") and (other := reading.title_until.get(i - 1)) is not None:
        i = other.start  # "its founder and chairwoman"
    while i > 0 and doc[i - 1].pos_ in ("ADV", "ADJ") and doc[i - 1].tag_ not in ("POS", "PRP$"):
        i -= 1
    if i == 0:
        return None, None
    before = doc[i - 1]
    if before.tag_ == "PRP$" and before.lower_ in ("its", "their"):
        return _given(None if _is_of_unnamed(reading, before) else _owner(reading, before))
    if before.tag_ != "POS" or i < 2:
        return None, None
    name = reading.name_at.get(i - 2)
    if name is not None:
        return _campaign_of(reading, claim, name.person.name)
    if i - 2 in reading.organization_at or i - 2 in reading.bodies:
        body = reading.bodies.get(i - 2, (i - 2, i - 1))
        return _at(reading, body, claim)
    if doc[i - 2].lower_ in title_words().bodies:
        return _nominal(reading, (i - 2, i - 1))
    start = i - 1
    while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].text[0].isupper():
        start -= 1
    if start < i - 1 and doc[start].ent_type_ not in ("DATE", "TIME"):
        return None, doc[start : i - 1].text  # "Lethania's minister": a name that nothing else knows
    return None, None


def _named_with(reading: Reading, noun: Token) -> Organization | None:
    """The body named before by a name with that noun: "the theatre" is the Orpheum Theatre."""
    spans = [s for s in reading.organization_spans if s[0] < noun.i and noun.lower_ in s[2].name.casefold().split()]
    return spans[-1][2] if spans else None


def _owner(reading: Reading, pronoun: Token) -> Organization | None:
    """Whom "its" means: the subject of its sentence, else the body named last."""
    before = (t for t in pronoun.sent if t.i < pronoun.i and t.pos_ != "PRON")
    subjects = [t for t in before if t.dep_ in ("nsubj", "nsubjpass")]
    known = [reading.organization_at[t.i] for t in subjects if t.i in reading.organization_at]
    unnamed = (t for t in subjects if t.lower_ in title_words().bodies and any(c.lower_ == "the" for c in t.children))
    if not known and any(unnamed):
        return None  # "the coffee giant named Lee its chief": a body that nothing else tells
    return known[0] if known else _last_before(reading, pronoun.i)


def _is_of_unnamed(reading: Reading, pronoun: Token) -> bool:
    """Whether "its" at a sentence's start means a body without a name: "The federation is silent. Its head …"."""
    start = pronoun.sent.start
    if pronoun.i > start + 1 or start == 0:
        return False
    subject = next((t for t in reading.doc[start - 1].sent if t.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and subject.lower_ in title_words().bodies and subject.i not in reading.organization_at


def _campaign_of(reading: Reading, claim: Claim, person: str) -> tuple[Organization | None, str | None]:
    """Somebody's campaign manager works for the body that bears his name: the Lee campaign, the Lee Foundation."""
    first = (claim.title or "").split()[0].casefold()
    family = person.split()[-1].casefold()
    for organization in reading.findings.organizations:
        words = organization.name.casefold().split()
        if family in words and first in words:
            return organization, organization.name
    return None, None


def _last_before(reading: Reading, i: int, *, but_media: bool = False) -> Organization | None:
    """The organization named or meant last before a token; if asked, no news medium, which mostly only reports."""
    last = None
    for start, _, organization, _ in reading.organization_spans:
        if start >= i:
            break
        if organization.kind is OrganizationKind.ORGANIZATION and not (but_media and _is_medium(organization)):
            last = organization
    return last


def _subject_of_change(reading: Reading, claim: Claim) -> Organization | None:
    """Who puts somebody into the post, or out of it: "Acme said Dot named Lee chairman"."""
    children = claim.change.children if claim.change is not None else ()
    subject = next((c for c in children if c.dep_ == "nsubj"), None)
    return reading.organization_at.get(subject.i) if subject is not None else None


def _by_passage(reading: Reading, claim: Claim) -> tuple[Organization | None, str | None]:
    """For posts in companies: the body named in the same sentence before, else the one that the article is about."""
    doc = reading.doc
    sentence = doc[claim.start].sent
    inside = [
        (doc[end - 1].dep_ in ("nsubj", "nsubjpass"), o)
        for start, end, o, _ in reading.organization_spans
        if sentence.start < end
        and start < claim.start
        and o.kind is OrganizationKind.ORGANIZATION
        and doc[start - 1 - (doc[start - 1].lower_ == "the")].lower_ != "from"
        and not _is_reporter(doc[end - 1], o)
        and _can_have(o, head_of(reading, claim))
    ]
    if inside:
        subjects = [o for is_subject, o in inside if is_subject]
        return _given(_subject_of_change(reading, claim) or (subjects[0] if subjects else inside[-1][1]))
    claim_start = doc[claim.start].idx
    counts = Counter(
        {
            o.organization_id: len(o.mentions)
            for o in reading.findings.organizations
            if o.kind is OrganizationKind.ORGANIZATION
            and any(m.kind is MentionKind.NAME and m.start < claim_start for m in o.mentions)
            and _can_have(o, head_of(reading, claim))
        }
    ).most_common(2)
    is_firm = head_of(reading, claim) in title_words().firms - title_words().offices
    if counts and (counts[0][1] >= 3 or is_firm) and (len(counts) == 1 or counts[0][1] >= 2 * counts[1][1]):
        chosen = next(o for o in reading.findings.organizations if o.organization_id == counts[0][0])
        return chosen, chosen.name
    return None, None


def _is_reporter(token: Token, organization: Organization) -> bool:
    """Whether a news medium only tells what is said of others: "the BBC reported that coach Ann Lee had left"."""
    return token.dep_ == "nsubj" and _is_medium(organization)


def _is_medium(organization: Organization) -> bool:
    return "media" in kinds_of(organization.name)


def _can_have(organization: Organization, title: str) -> bool:
    """Not a coach or a founder of the Senate, which the passage names for another reason."""
    return title not in title_words().never_of_offices or "office" not in kinds_of(organization.name)
