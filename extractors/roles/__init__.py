"""Roles: who holds, held or is to hold which post, in which organization, from when until when.

Sources, in this order: a title before a name, noun phrases and appositions that refer to a person
(coreference found them), "X is the mayor", and verbs and nouns of holding, taking and leaving a post
("resigned from his position as …"). What begins or ends a post is data in ``changes.toml``; the time
comes from the action of the same verb, so that both tables agree. An end that is not given stays open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from extractors.actions.frames import verb_frame
from extractors.findings import Findings
from extractors.lexicons import read_table
from extractors.roles.titles_in_text import Title, is_title_head, title_at
from schemas import Action, MentionKind, Organization, OrganizationKind, Person, Role, RoleStatus
from schemas.ids import stable_id

POSTS = frozenset({"position", "post", "role", "job", "capacity", "office", "duties", "work"})


def extract_roles(findings: Findings) -> Iterator[Role]:
    """The roles of an article, one per person, title, organization and status, by first evidence."""
    builder = _Builder(findings)
    builder.titles_before_names()
    builder.noun_phrases()
    builder.predicates()
    builder.posts()
    yield from builder.roles()


def _verbs(section: str, key: str) -> frozenset[str]:
    return frozenset(read_table("extractors.roles", "changes.toml")[section][key].split())


class _Builder:
    def __init__(self, findings: Findings) -> None:
        self.findings, self.doc = findings, findings.doc
        self.found: list[Role] = []
        self.by_trigger = {a.trigger.start: a for a in findings.actions}

    def titles_before_names(self) -> None:
        """As in "Attorney General Jeff Sessions": a title right before a name."""
        for person in self.findings.people:
            for mention in person.mentions:
                if mention.kind is not MentionKind.NAME:
                    continue
                name = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
                if name is None or name.start == 0:
                    continue
                for head in self._heads_before(name.start):
                    title = title_at(self.findings, head)
                    if title:
                        self._add(person, title, title.first, name.end - 1, RoleStatus.CURRENT, "title_before_name")

    def _heads_before(self, start: int) -> Iterator[Token]:
        """The title heads in the noun phrase right before a name, "head of product development" included."""
        i = start - 1
        while i >= 0 and start - i <= 7:
            token = self.doc[i]
            if (
                (token.is_punct and token.text != "-")
                or token.pos_ in ("VERB", "AUX", "DET", "PRON", "SCONJ")
                or token.is_space
            ):
                return
            if is_title_head(token) and self.findings.person_at(token) is None:
                yield token
                before = self.doc[i - 1] if i else None
                if before is None or before.lower_ != "and":
                    return
                i -= 1
            elif token.lower_ not in ("of", "for") and token.pos_ not in ("NOUN", "PROPN", "ADJ", "CCONJ", "PART"):
                return
            i -= 1

    def noun_phrases(self) -> None:
        """Nominal mentions with a title: appositions and "the attorney general"."""
        for person in self.findings.people:
            for mention in person.mentions:
                if mention.kind is MentionKind.NOMINAL:
                    span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
                    if span is None:
                        continue
                    for title in self._titles_of(span.root):
                        self._add(person, title, span.start, span.end - 1, RoleStatus.CURRENT, "noun_phrase")
        for token in self.doc:
            if token.dep_ == "appos":
                for name, head in ((token.head, token), (token, token.head)):
                    holder = self._named(name)
                    if holder and self._is_name(name) and not self._is_name(head):
                        for title in self._titles_of(head):
                            self._add(holder, title, min(name.i, title.first), max(name.i, title.last),
                                      RoleStatus.CURRENT, "apposition")  # fmt: skip

    def _titles_of(self, head: Token) -> list[Title]:
        """The titles of a head and those joined to it, which share the organization: "chairman and president of X"."""
        joined = [c for c in head.children if c.dep_ == "conj" and not self._is_name(c)]
        heads = [t for t in [head, *joined] if is_title_head(t)]
        titles = [title for t in heads if (title := title_at(self.findings, t))]
        shared = next((t for t in titles if t.organization_name), None)
        if shared is None:
            return titles
        body, name = shared.organization, shared.organization_name
        return [t if t.organization_name else replace(t, organization=body, organization_name=name) for t in titles]

    def _is_name(self, token: Token) -> bool:
        mention = self.findings.mention_at(token)
        return mention is not None and mention.kind is MentionKind.NAME

    def predicates(self) -> None:
        """As in "X is the mayor", "became", "was named chairman"."""
        for token in self.doc:
            if token.dep_ not in ("attr", "oprd", "dobj") or not is_title_head(token) or self._named(token):
                continue
            verb = token.head
            frame = verb_frame(verb)
            lemma = verb.lemma_
            if token.dep_ == "dobj" and lemma not in ("become",):
                continue
            objects = lemma in _verbs("begins", "object")
            if lemma not in ("be", "become", "remain") and not objects:
                continue
            people = frame.recipients if objects else frame.actors
            for person in filter(None, map(self._named, people)):
                for title in self._titles_of(token):
                    status = self._status_of_verb(
                        verb, RoleStatus.CURRENT, is_past=verb.tag_ == "VBD" and lemma == "be"
                    )
                    self._add(person, title, min(verb.i, title.first), title.last, status, "predicate", verb)

    def posts(self) -> None:
        """As in "resigned from his position as …", "served as …", "in his role as a senator"."""
        for token in self.doc:
            if token.lower_ != "as" or token.dep_ not in ("prep", "mark"):
                continue
            for noun in token.children:
                if noun.dep_ not in ("pobj", "amod") or not is_title_head(noun):
                    continue
                above = token.head
                if above.pos_ == "NOUN" and above.lemma_ in POSTS:
                    owner = next((c for c in above.children if c.dep_ == "poss"), None)
                    verb = above.head.head if above.head.pos_ == "ADP" else above.head
                    people = [self._named(owner)] if owner is not None else []
                elif above.pos_ == "VERB":
                    verb, frame = above, verb_frame(above)
                    changed = (
                        frame.recipients
                        if above.lemma_ in _verbs("begins", "object") | _verbs("ends", "object")
                        else frame.actors
                    )
                    people = [self._named(t) for t in changed]
                else:
                    continue
                for person in filter(None, people):
                    for title in self._titles_of(noun):
                        first = (
                            min(verb.i, title.first)
                            if verb.pos_ == "VERB" and self._is_change(verb)
                            else above.left_edge.i
                        )
                        past = verb.tag_ in ("VBD", "VBN") and verb.lemma_ in _verbs("holds", "subject")
                        status = self._status_of_verb(verb, RoleStatus.UNKNOWN, is_past=past)
                        self._add(person, title, min(first, title.first), title.last, status, "post_as", verb)

    def _is_change(self, verb: Token) -> bool:
        return verb.lemma_ in _ends() | _begins() | _verbs("holds", "subject")

    def _status_of_verb(self, verb: Token, default: RoleStatus, *, is_past: bool) -> RoleStatus:
        action = self.by_trigger.get(verb.idx)
        if action and (action.polarity == "negative" or action.modality != "asserted"):
            if verb.lemma_ in _begins() and action.modality == "future":
                return RoleStatus.INCOMING
            return RoleStatus.CURRENT if verb.lemma_ in _ends() else RoleStatus.UNKNOWN
        if verb.lemma_ in _ends() or is_past:
            return RoleStatus.FORMER
        if verb.lemma_ in ("nominate", "designate"):
            return RoleStatus.INCOMING
        return RoleStatus.CURRENT if verb.lemma_ in _begins() else default

    def _named(self, token: Token | None) -> Person | None:
        return self.findings.person_at(token) if token is not None else None

    def _add(
        self,
        person: Person,
        title: Title,
        first: int,
        last: int,
        status: RoleStatus,
        rule: str,
        verb: Token | None = None,
    ) -> None:
        span = self.doc[first : last + 1]
        start = end = None
        if verb is not None:
            day = _partial(self.by_trigger.get(verb.idx))
            start = day if verb.lemma_ in _begins() else None
            end = day if verb.lemma_ in _ends() else None
        self.found.append(
            Role(
                start=span.start_char, end=span.end_char, text=span.text, rule=rule,
                role_id=stable_id("role", self.findings.article.document_id, person.person_id, title.words.casefold()),
                person_id=person.person_id, title=title.words,
                organization_id=title.organization.organization_id if title.organization else None,
                organization=title.organization_name, status=title.status or status, start_date=start, end_date=end,
            )
        )  # fmt: skip

    def roles(self) -> Iterator[Role]:
        """Each role once: later evidence fills what the first left open."""
        merged: dict[tuple[str, str], Role] = {}
        for role in self.found:
            key = (role.person_id, role.title.casefold())
            known = merged.get(key)
            if known is None:
                merged[key] = role
                continue
            update: dict[str, object] = {}
            if known.organization is None and role.organization:
                update |= {"organization": role.organization, "organization_id": role.organization_id}
            if (
                role.status is not known.status
                and known.status in (RoleStatus.CURRENT, RoleStatus.UNKNOWN)
                and role.status is not RoleStatus.UNKNOWN
            ):
                update["status"] = role.status
            update |= {
                k: getattr(role, k)
                for k in ("start_date", "end_date")
                if getattr(known, k) is None and getattr(role, k)
            }
            merged[key] = known.model_copy(update=update)
        company = self._company()
        for role in sorted(merged.values(), key=lambda r: (r.start, r.end, r.title)):
            head = role.title.split(" of ")[0].split(" for ")[0].split()[-1].casefold()
            if head == "member" and " of " not in role.title and role.organization is None:
                continue  # of what, the text does not say
            if role.organization is None and company is not None and head in _verbs("company", "heads"):
                body = {"organization": company.name, "organization_id": company.organization_id}
                role = role.model_copy(update=body)
            yield self._with_changes(self._left_seat(role, head, merged.values()))

    def _company(self) -> Organization | None:
        """The body that the article is about: named first among bodies or twice as often as any other."""
        bodies = [o for o in self.findings.organizations if o.kind is OrganizationKind.ORGANIZATION]
        ranked = sorted(bodies, key=lambda o: -len(o.mentions))
        if not ranked or len(ranked[0].mentions) < 3:
            return None
        if len(ranked) > 1 and len(ranked[0].mentions) < 2 * len(ranked[1].mentions):
            return None
        return ranked[0]

    def _left_seat(self, role: Role, head: str, others: Iterable[Role]) -> Role:
        """A seat of somebody who is now in the executive is a former one."""
        if role.status is not RoleStatus.UNKNOWN or head not in _verbs("legislature", "heads"):
            return role
        now = [
            o.title.split()[-1].casefold() for o in others if o.person_id == role.person_id and o.status == "current"
        ]
        is_executive = any(word in _verbs("executive", "heads") for word in now)
        return role.model_copy(update={"status": RoleStatus.FORMER}) if is_executive else role

    def _with_changes(self, role: Role) -> Role:
        """A resignation or dismissal of the person in the role's own sentence ends a former role."""
        if role.status is not RoleStatus.FORMER or role.end_date:
            return role
        sentence = self.doc.char_span(role.start, role.end, alignment_mode="expand")
        for action in self.findings.actions:
            if sentence is None or not action.start <= role.start < action.end or action.polarity == "negative":
                continue
            leaver = action.actors if action.predicate in _verbs("ends", "subject") | _verbs("ends", "noun") else (
                action.recipients if action.predicate in _verbs("ends", "object") else ()
            )  # fmt: skip
            if any(p.person_id == role.person_id for p in leaver) and (day := _partial(action)):
                return role.model_copy(update={"end_date": day})
        return role


def _ends() -> frozenset[str]:
    return _verbs("ends", "subject") | _verbs("ends", "object")


def _begins() -> frozenset[str]:
    return _verbs("begins", "subject") | _verbs("begins", "object")


def _partial(action: Action | None) -> str | None:
    """The time of an action as a partial date, no more precise than its days allow."""
    if action is None or action.earliest is None or action.latest is None:
        return None
    first, last = action.earliest.isoformat(), action.latest.isoformat()
    if first == last:
        return first
    if first[:7] == last[:7]:
        return first[:7]
    return first[:4] if first[:4] == last[:4] else None
