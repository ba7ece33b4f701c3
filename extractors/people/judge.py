"""Which candidates name a person: the points of all their places in the article, added up."""

from collections import Counter, defaultdict

from extractors.people import vocabulary as v
from extractors.people.candidates import Bodies, Candidate

_LABELS = {
    "PERSON": "labelled_person",
    "GPE": "labelled_place",
    "LOC": "labelled_place",
    "FAC": "labelled_place",
    "ORG": "labelled_organization",
    "": "",
}


def plain(key: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without its suffix and comma."""
    while len(key) > 1 and (key[-1].strip(".") in v.words("suffixes") or key[-1] == ","):
        key = key[:-1]
    return key


def judge(candidates: list[Candidate], bodies: Bodies) -> dict[tuple[str, ...], tuple[float, str]]:
    """Names that are a person's, with their points and the strongest evidence.

    Args:
        candidates: all places where names may stand.
        bodies: the organizations of the article.
    """
    places: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if not candidate.in_caps:
            places[plain(candidate.key)].append(candidate)
    recurring = {k[0] for k, found in places.items() if len(k) == 1 and any(c.label == "PERSON" for c in found)}
    points, thresholds = v.evidence_points(), v.thresholds()
    named: dict[tuple[str, ...], tuple[float, str]] = {}
    for key, found in sorted(places.items(), key=lambda place: len(place[0]) > 1):
        evidence = _evidence(key, found, bodies, recurring)
        if len(key) == 2 and key[-1:] in named and key[-1] not in bodies.firsts:
            evidence.add("surname_of_person")
        total = sum(points[e] for e in evidence)
        needed = thresholds["full" if len(key) > 1 else "single"]
        if total >= needed and not all(c.blocked for c in found):
            named[key] = (total, max(evidence, key=lambda e: (points[e], e)))
    return named


def _evidence(key: tuple[str, ...], found: list[Candidate], bodies: Bodies, recurring: set[str]) -> set[str]:
    """All evidence on one name."""
    evidence = set().union(*(c.evidence for c in found if not c.blocked))  # what a firm's name has, its founder has not
    label = Counter(c.label for c in found).most_common(1)[0][0]
    if any(c.label == "PERSON" for c in found) and label in ("", "PERSON"):
        label = "PERSON"
    if tag := _LABELS.get(label, "labelled_other"):
        evidence.add(tag)
    friends = v.words("false_friends")
    if " ".join(key) in friends or (len(key) > 2 and " ".join(key[:2]) in friends):
        evidence.add("false_friend")
    if len(key) == 1:
        if evidence & {"given_name", "ambiguous_given_name"}:
            evidence -= {"given_name", "ambiguous_given_name"}
            evidence.add("single_given_name")
        if key[0] in v.words("well_known"):
            evidence.add("well_known")
        if key[0] in bodies.firsts:
            evidence.add("shares_organization")
    else:
        if key[-1] in recurring:
            evidence.add("surname_recurs")
        if any(name[: len(key)] == key for name in bodies.names):
            founder = label == "PERSON" and "apposition" in evidence  # "Ana Roe, head of Ana Roe and Co"
            evidence.add("shares_organization" if founder else "begins_organization")
    return evidence
