"""The explorer's answers: what it finds, what it refuses, and that it reads the newest published file."""

import io
import urllib.error
import urllib.request
from urllib.parse import quote

import pyarrow.parquet as pq
import pytest

from flows.explore.charts import draw_counts
from flows.explore.listing import Listing
from flows.explore.server import PortTaken, listen
from warehouse import Writer


@pytest.fixture
def get(explorer):
    """``get("/people", host="…")``: status and body."""

    def ask(path: str, **headers: str) -> tuple[int, str]:
        request = urllib.request.Request(explorer.address.rstrip("/") + path, headers=headers)
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    return ask


def test_search_finds_people_organizations_text_and_actions(get) -> None:
    status, page = get("/search?q=corvane")
    assert status == 200
    assert 'href="/organization?name=Corvane%20Motors"' in page
    assert 'href="/article/corvane-chief"' in page
    assert "Nobody has such a name" in page
    assert 'href="/person/' in get("/search?q=RAMAN")[1]


def test_filters_and_pages_narrow_a_list(get) -> None:
    everything, negative = get("/actions")[1], get("/actions?claim=negative")[1]
    assert everything.count('<li class="row claim') == 20
    assert 0 < negative.count("is-negative") == negative.count('<li class="row claim')
    assert "Nothing fits" in get("/actions?since=2200-01-01")[1]
    assert 'rel="prev"' in get("/actions?page=2")[1]


@pytest.mark.parametrize(
    "path", ["/actions?since=soon", "/actions?page=0", "/actions?page=x", "/sql?q=DROP+TABLE+people"]
)
def test_what_cannot_be_is_refused_in_words(get, path: str) -> None:
    status, page = get(path)
    assert status == 400
    assert 'role="alert"' in page


@pytest.mark.parametrize("path", ["/article/none", "/person/none", "/organization?name=no", "/static/app.py", "/none"])
def test_what_is_not_there_is_a_page_that_says_so(get, path: str) -> None:
    status, page = get(path)
    assert (status, "Not found" in page) == (404, True)


def test_results_come_as_csv_and_parquet(explorer, get) -> None:
    sql = quote("SELECT name, name, 1 AS one, NULL AS nothing FROM people WHERE name = 'Priya Raman'")
    assert get(f"/sql.csv?q={sql}")[1] == "name,name,one,nothing\nPriya Raman,Priya Raman,1,\n"
    with urllib.request.urlopen(f"{explorer.address}sql.parquet?q={sql}") as answer:
        table = pq.read_table(io.BytesIO(answer.read()))
    assert table.to_pylist() == [{"name": "Priya Raman", "name_2": "Priya Raman", "one": 1, "nothing": None}]


def test_another_host_or_site_is_refused_and_every_answer_has_its_policy(explorer, get) -> None:
    assert get("/", Host="evil.example")[0] == 403
    assert get("/", Host="127.0.0.1.evil.example:80")[0] == 403
    for site in ("cross-site", "same-site"):
        assert get("/sql?q=FROM+people", **{"Sec-Fetch-Site": site})[0] == 403
    assert get("/", **{"Sec-Fetch-Site": "none"})[0] == 200
    with urllib.request.urlopen(explorer.address) as answer:
        policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_explorer_writes_nothing(explorer) -> None:
    request = urllib.request.Request(explorer.address + "sql", data=b"q=1", headers={"Origin": explorer.address[:-1]})
    with pytest.raises(urllib.error.HTTPError) as refused, urllib.request.urlopen(request):
        pass
    assert refused.value.code == 405
    refused.value.close()


def test_a_newly_published_file_is_seen_at_the_next_request(get, explorer, found) -> None:
    assert get("/article/pier")[0] == 404
    with Writer.open(explorer.warehouse) as writer:
        writer.load([found], run_id="r", fingerprint="f")
        writer.publish()
    assert get("/article/pier")[0] == 200


def test_a_taken_port_is_one_line() -> None:
    with listen(0) as taken, pytest.raises(PortTaken, match="choose another with --port"):
        listen(taken.getsockname()[1])


def test_months_are_bars_and_many_months_are_years() -> None:
    listing = Listing.read("/articles", ("since", "until"), {"q": "pier"})
    chart = draw_counts({"2024-01": 2, "2024-03": 4}, listing.between)
    assert chart is not None
    assert [(bar.label, bar.count) for bar in chart.bars] == [("2024-01", 2), ("2024-03", 4)]
    assert chart.bars[0].height < chart.bars[1].height
    assert chart.bars[0].href == "/articles?q=pier&since=2024-01-01&until=2024-01-31"
    years = draw_counts({"1987-04": 1, "2024-03": 2, "2024-05": 2, "": 9}, listing.between)
    assert years is not None
    assert [(bar.label, bar.count) for bar in years.bars] == [("1987", 1), ("2024", 4)]
