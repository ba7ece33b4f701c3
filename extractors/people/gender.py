"""Gender for the choice of pronouns, from words: strong from honorifics and kinship, weak from given names."""

from extractors.people import vocabulary as v
from extractors.people.words import fold, undotted
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


def gender_of_word(word: str) -> Gender | None:
    """The gender that an honorific, a rank or a noun of kinship tells of (Mr, queen, wife): strong evidence.

    Example:
        >>> gender_of_word("Mrs."), gender_of_word("President")
        (<Gender.FEMALE: 'female'>, None)
    """
    bare = undotted(fold(word))
    told = v.genders_of_address().get(bare) or v.family_relations().get(bare) or v.genders_of_rank().get(bare)
    return Gender(told) if told in ("male", "female") else None
