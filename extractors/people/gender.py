"""Gender for the choice of pronouns, from given names: weak evidence."""

from extractors.people import vocabulary as v
from extractors.people.words import fold
from schemas import Gender


def gender_of_given_name(name: str | None) -> Gender | None:
    """The sex of most bearers of a given name: weak evidence, never more than a tie-break.

    Args:
        name: a given name, or a full name of which the first word counts.

    Returns:
        None where the name is unknown, or borne by men and women alike (Dana, Kim).

    Example:
        >>> gender_of_given_name("Caitlin"), gender_of_given_name("Dana")
        (<Gender.FEMALE: 'female'>, None)
    """
    first = fold(name or "").split(" ")[0]
    sex, _ = v.given_names().get(first) or v.given_names().get(first.split("-")[0]) or ("u", False)
    return {"m": Gender.MALE, "f": Gender.FEMALE}.get(sex)
