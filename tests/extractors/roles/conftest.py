"""Roles as the tests of this folder look at them."""

import pytest


@pytest.fixture
def roles(read):
    """``roles(text)``: {(surname, title in small letters): (organization, status, start, end)}."""

    def run(text: str) -> dict[tuple[str, str], tuple]:
        found = read(text, published="2024-05-08")
        names = {p.person_id: p.name.split()[-1] for p in found.people}
        return {
            (names[r.person_id], r.title.casefold()): (r.organization, str(r.status), r.start_date, r.end_date)
            for r in found.roles
        }

    return run
