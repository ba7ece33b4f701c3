"""Bodies once each, under their fullest name."""


def test_short_forms_and_acronyms_join_the_fullest_name(read) -> None:
    text = "The World Health Organization met in Geneva. WHO officials spoke, and the World Health Organization agreed."
    bodies = [o for o in read(text).organizations if o.kind == "organization"]
    assert [(o.name, len(o.mentions)) for o in bodies] == [("World Health Organization", 3)]


def test_a_span_is_the_name_without_article_and_possessive(read) -> None:
    for body in read("The Justice Department's lawyers sued Microsoft's owners.").organizations:
        assert not body.name.startswith("The")
        assert not body.name.endswith("'s")
