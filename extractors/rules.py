"""What the names of rules mean: the lines of ``rules.toml``."""

from extractors.lexicons import read_table

_NESTED = "nested_"


def describe_rule(kind: str, rule: str) -> str | None:
    """What a rule looks for, in one line.

    Args:
        kind: record type, by the name of its table.
        rule: the rule's name, as a finding bears it.

    Returns:
        None for a rule that has no line. A name by itself bears its evidence, which stands with the people.

    Example:
        >>> describe_rule("quotes", "nested_cue_before")
        'words in quotation marks with the speaker and the verb of saying before, inside another quotation'
    """
    table: dict[str, dict[str, str]] = read_table("extractors", "rules.toml")
    if rule.startswith(_NESTED) and (inner := describe_rule(kind, rule.removeprefix(_NESTED))):
        return f"{inner}, {table[kind]['nested']}"
    found = table.get(kind, {}).get(rule)
    return table["people"].get(rule) if found is None and kind == "person_mentions" else found
