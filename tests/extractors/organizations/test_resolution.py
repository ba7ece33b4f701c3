"""Places that act, bodies by their noun, nominal mentions, and what is no organization."""

import pytest

from extractors.organizations import country_of


@pytest.fixture
def organizations(read):
    return lambda text: {o.name: o for o in read(text, published="2024-05-08").organizations}


def test_a_nationality_before_an_office_is_the_country(organizations) -> None:
    assert organizations("Russian President Ana Lopez spoke.")["Russia"].kind == "place"


def test_a_country_that_acts_is_a_place(organizations) -> None:
    assert organizations("France urged the others to sign.")["France"].kind == "place"


def test_a_body_is_named_by_its_modifier(organizations) -> None:
    assert "Brandt campaign" in organizations("Officials in the Brandt campaign said so.")


def test_the_company_is_the_one_named_last(organizations) -> None:
    found = organizations("Microsoft rose on Monday. The company said that it would hire.")
    assert [m.text for m in found["Microsoft"].mentions if m.kind == "nominal"] == ["The company"]


def test_company_suffixes_do_not_make_another_company(organizations) -> None:
    found = organizations("Microsoft Corp. rose. Shares of Microsoft were sold, and Microsoft said so.")
    assert len([o for o in found.values() if o.kind == "organization"]) == 1


@pytest.mark.parametrize(("word", "country"), [("Dutch", "Netherlands"), ("U.K.", "United Kingdom"), ("Acme", None)])
def test_country_of(word: str, country: str | None) -> None:
    assert country_of(word) == country


def test_a_headline_in_capitals_names_what_the_text_names(organizations) -> None:
    text = "MICROSOFT SAYS BOSTON PIER IS SAFE\n\nMicrosoft said so."
    assert set(organizations(text)) == {"Microsoft"}


def test_a_ticker_is_no_part_of_a_name(organizations) -> None:
    assert "Philip Morris Cos" in organizations("Shares of Philip Morris Cos <MO> rose.")


def test_a_news_medium_is_an_organization(organizations) -> None:
    assert "Wikinews" in organizations("Ana Lopez told Wikinews that the pier was safe.")


def test_the_company_is_the_new_one_after_a_company(organizations) -> None:
    found = organizations("Microsoft rose. It was sold to a company in Rye. The company said so.")
    assert [m.text for m in found["Microsoft"].mentions if m.kind == "nominal"] == []
