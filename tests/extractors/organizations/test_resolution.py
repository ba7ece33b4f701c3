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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PORT ELLERY, May 8 - Norvane Motors said on Tuesday that it would hire.", "Norvane Motors"),
        ("He took money from Stonegate Builders, which is based in Rye.", "Stonegate Builders"),
        ("The Municipality of Ardle sued the owners.", "Municipality of Ardle"),
        ("The Federal Office for the Inland Waters demanded it.", "Federal Office for the Inland Waters"),
        ("Orchard & Pine rose by a tenth.", "Orchard & Pine"),
        ("Ann Lee, chairman of Norvane, spoke on Monday.", "Norvane"),
        ("A spokesman for the Ardle Growers' Association said so.", "Ardle Growers' Association"),
        ("The Smythe County Sheriff's Department said so.", "Smythe County Sheriff's Department"),
        ("BOSTON - Berrow Investments Overseas NV is issuing bonds.", "Berrow Investments Overseas NV"),
        ("Ann Lee told the daily Fraternel Matin that it rained.", "Fraternel Matin"),
        ("The Kastrian defence ministry said so.", "Kastrian defence ministry"),
        ("It was sold by the law firm Hale Corwin to others.", "Hale Corwin"),
        ("Ann Lee was announced as the new director of the Rye Museum of the Arts Tuesday.", "Rye Museum of the Arts"),
    ],
    ids=[
        "after_a_dateline",
        "last_word",
        "first_word",
        "of_and_for",
        "ampersand",
        "where_a_post_is_held",
        "of_many",
        "of_an_owner",
        "legal_form",
        "kind_before_name",
        "small_field",
        "kind_of_firm",
        "before_a_day",
    ],
)
def test_a_body_that_no_model_knows_is_named(organizations, text: str, name: str) -> None:
    assert name in organizations(text)


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft showed a new Windows laptop on Monday.",
        "Google rose. It sold its Falconet for 300 dollars.",
        "The iLamp was shown to the press.",
        "They met at the Grand Harbour Hotel in Rye.",
        "He scored at the Ellery Open Championship in May.",
    ],
    ids=["product", "of_a_kind", "line_of_products", "building", "event"],
)
def test_a_thing_is_no_organization(organizations, text: str) -> None:
    assert set(organizations(text)) <= {"Microsoft", "Google"}


def test_the_short_name_in_brackets_is_the_same_body(organizations) -> None:
    found = organizations("The Union of Night Porters (NIPO) met in Rye. NIPO said so, and NIPO was right.")
    assert [m.text for m in found["Union of Night Porters"].mentions if m.kind == "name"][1:] == ["NIPO"] * 3


def test_a_part_of_a_name_is_the_same_body(organizations) -> None:
    found = organizations("The Ellery Courier reported it. The Courier said so.")
    assert list(found) == ["Ellery Courier"]


def test_a_name_is_told_in_small_letters_where_the_text_has_it_so(organizations) -> None:
    assert list(organizations("NORVANE CORP SELLS SHIPS\n\nNorvane Corp said so.")) == ["Norvane Corp"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The leader of the British Labour Party, Ann Lee, spoke of the Labour manifesto.", "British Labour Party"),
        ("The Corwin-Hale National Design Museum shut. Corwin-Hale said so.", "Corwin-Hale National Design Museum"),
    ],
)
def test_the_core_of_a_name_is_the_same_body(organizations, text: str, name: str) -> None:
    assert list(organizations(text)) == [name]


def test_two_names_that_never_stand_apart_are_one_firm(organizations) -> None:
    assert set(organizations("Corwin and Hale Inc rose. Corwin and Hale said so.")) == {"Corwin and Hale Inc"}
    apart = organizations("Corwin and Hale Inc rose. Corwin and Hale said so. Corwin was sold.")
    assert "Corwin and Hale Inc" not in apart


@pytest.mark.parametrize(
    "text",
    ["EAST ARDLE, Mich. - It rained.", "CULVER CITY, Calif., May 8 - It rained.", "It sold a U.S. Unit to others."],
)
def test_datelines_and_common_words_are_no_bodies(organizations, text: str) -> None:
    assert organizations(text) == {}


def test_the_capital_alone_makes_no_name(organizations) -> None:
    assert organizations("The Ministry said so.") == {}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The Spanish coach Ann Lee spoke.", set()),
        ("Texas student Ann Lee spoke.", set()),
        ("Ann Lee, the mayor of Quarry Bay, resigned.", {"Quarry Bay"}),
        ("France and Italy criticised the plan.", {"France", "Italy"}),
        ("Ann Lee, head of the German publishing house Norvane, spoke.", set()),
        ("ARDLE, MAY 8 - It rained.", set()),
    ],
)
def test_places_are_bodies_where_they_act_or_employ(organizations, text: str, places: set[str]) -> None:
    assert {name for name, o in organizations(text).items() if o.kind == "place"} == places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee of Demosra and Paul Brandt from the RTPL were elected.", {"Demosra", "RTPL"}),
        ("Ann Lee of Texas spoke.", set()),
        ("ZURICH, March 31 - The price of oil rose.", set()),
        ("The first of the BX-11 jets was sold.", set()),
        ("The volunteer organization Bell Ringers of Rye met the White House staff.", {"White House"}),
    ],
    ids=["affiliation", "place", "dateline", "model_number", "white_house"],
)
def test_what_stands_beside_tells_bodies_from_others(organizations, text: str, names: set[str]) -> None:
    found = {name for name, o in organizations(text).items() if o.kind == "organization"}
    assert found - {"Bell Ringers of Rye"} == names


def test_the_company_is_what_the_article_tells_of(organizations) -> None:
    found = organizations(
        "Microsoft said that it sued IBM. The company said so. It sold a plant to IBM. The company rose."
    )
    assert [m.kind for m in found["Microsoft"].mentions] == ["name", "nominal", "nominal"]
    assert [m.kind for m in found["IBM"].mentions] == ["name", "name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nora Finch of the Trade and Industry Ministry resigned on Monday.", "Trade and Industry Ministry"),
        ("The Food and Drug Administration said it would study the vaccine.", "Food and Drug Administration"),
        ("Kodak and the Industry Ministry said they would talk.", "Industry Ministry"),
    ],
)
def test_two_fields_of_one_body_are_one_name(organizations, text: str, name: str) -> None:
    assert name in organizations(text)


def test_a_common_word_behind_a_full_stop_is_no_name(organizations) -> None:
    assert "U.S. Refiners" not in organizations("Ana Lopez said U.S. Refiners bought less. Some refiners closed.")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "Corvane Motors Inc sold a plant. It told the Port Licence Commission so. The company will hire.",
            "Corvane Motors Inc",
        ),
        (
            "Shares of Corvane Motors Inc fell. The New York Stock Exchange asked the company to explain.",
            "Corvane Motors Inc",
        ),
        (
            "Corvane Motors Inc fell 3 pct. Brill Harbor Inc analyst Ana Lopez said the company is strong.",
            "Corvane Motors Inc",
        ),
        (
            "Corvane Motors Inc met the Brotherhood of Welders. Corvane Motors Inc hopes. The union does not.",
            "Brotherhood of Welders",
        ),
        (
            "A group of investors told the New York Stock Exchange that it bought shares of Corvane Motors Inc. "
            "The group wants more.",
            None,
        ),
        ("Corvane Motors Inc and Brill Harbor Inc were named in a report. Workers of the company were not.", None),
        ("The Ardle team won. The Ardle team was late. The Rye team lost. The team went home.", "Ardle team"),
        ("Ana Lopez founded Corvane. Corvane grew. Ana Lopez then bought the newspaper from a rival.", None),
        ("Corvane put off its new van. Ana Lopez said the team that had drawn it was gone.", None),
    ],
)
def test_a_noun_means_a_body_of_its_kind_or_none(organizations, text: str, meant: str | None) -> None:
    nominals = [o.name for o in organizations(text).values() for m in o.mentions if m.kind == "nominal"]
    assert nominals == ([meant] if meant else [])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Alex. Lorne and Sons Inc fell.", "Alex. Lorne and Sons Inc"),
        ("She is an analyst at Lorne, Abt and Co of Boston.", "Lorne, Abt and Co"),
        ("Shares of Smith Barney, Harris Upham and Co fell.", "Smith Barney, Harris Upham and Co"),
    ],
)
def test_a_firm_of_partners_is_one_body(organizations, text: str, name: str) -> None:
    found = organizations(text)
    assert [o.name.removesuffix(".") for o in found.values() if o.kind == "organization"] == [name]
