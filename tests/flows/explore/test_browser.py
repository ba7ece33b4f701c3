"""The pages in a real browser; skipped where there is no Chromium (Debian: apt-get install chromium)."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.pages.document import render_documents
from flows.pages.person import render_person, view_person
from warehouse import Reader, Writer

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: make setup")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: make setup")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found: apt-get install chromium")

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PAGES = {
    "overview": "",
    "search": "search?q=Fisk",
    "articles": "articles?q=mayor",
    "actions": "actions?claim=negative",
    "people": "people",
    "organization": "organization?name=Corvane+Motors",
    "sql": "sql?q=FROM+role_history+LIMIT+5",
    "article": "article/fisk-arrest",
}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    home = {**os.environ, "HOME": str(tmp_path_factory.mktemp("home"))}  # Chromium leaves files in it
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        home.pop(name, None)
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS), env=home)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, explorer) -> Iterator:
    """A page whose script ran without complaint and asked nobody but the explorer."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=explorer.address)
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    opened.on(
        "request",
        lambda r: None if r.url.startswith((explorer.address, "file:", "data:")) else complaints.append(r.url),
    )
    opened.complaints = complaints
    yield opened
    context.close()
    assert complaints == []


@pytest.fixture(scope="module")
def files(explorer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages that stand alone, as addresses of files."""
    folder = tmp_path_factory.mktemp("pages")
    with Reader.open(explorer.warehouse) as reader:
        person = render_person(view_person(reader, "Priya Raman"))
    written = {"person.html": person, "articles.html": render_documents(explorer.found[-2:])}
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    return {name: (folder / name).as_uri() for name in written}


def check_accessible(page, name: str, **options: object) -> None:
    """No finding of axe that a user would meet."""
    found = axe.Axe().run(page, options=options).response["violations"]
    serious = [
        (name, v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"])
        for v in found
        if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_every_page_is_accessible_and_fits_a_phone(page, files: dict[str, str]) -> None:
    for name, path in [*PAGES.items(), *files.items()]:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(path)
        check_accessible(page, name, resultTypes=["violations"])
        page.set_viewport_size({"width": 390, "height": 800})
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{name} is {width} wide on a phone"


def test_the_dark_colours_have_contrast_too(page, files: dict[str, str]) -> None:
    page.emulate_media(color_scheme="dark")
    for name, path in (("overview", ""), ("article", PAGES["article"]), ("person", files["person.html"])):
        page.goto(path)
        check_accessible(page, name, runOnly=["color-contrast"])


def test_a_row_leads_to_its_words_and_words_to_their_rows(page) -> None:
    page.goto("article/corvane-chief")
    row = page.get_by_role("link", name="Show “someone dismissed” in the text")
    row.click()
    words = page.locator(".text .shown.m-action")
    assert words.inner_text() == "dismissed"
    sync_api.expect(words).to_be_in_viewport()
    page.locator(".text a.m-date", has_text="July 1").click()
    sync_api.expect(page.locator("tr.row.hit:target", has_text="July 1")).to_be_in_viewport()


def test_a_pronoun_lights_its_person_on_focus(page) -> None:
    page.goto("article/corvane-chief")
    pronoun = page.locator(".text a.m-pronoun").first
    pronoun.focus()
    lit = page.locator(".text .lit")
    assert lit.count() > 1
    assert {mark.get_attribute("data-who") for mark in lit.all()} == {pronoun.get_attribute("data-who")}


def test_search_leads_to_a_person_and_to_the_article(page) -> None:
    page.goto("")
    page.get_by_role("searchbox").fill("raman")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Priya Raman").first.click()
    sync_api.expect(page.get_by_role("heading", name="Priya Raman")).to_be_visible()
    assert "incoming" in page.locator("svg.axis").get_attribute("aria-label")
    page.locator("cite a").first.click()
    assert "/article/" in page.url


def test_sql_runs_by_click_and_keys_and_refuses_what_would_write(page) -> None:
    page.goto("sql")
    page.get_by_role("link", name="Actions by kind and month").click()
    sync_api.expect(page.get_by_role("region", name="Result").get_by_role("columnheader").first).to_have_text(
        "event_type"
    )
    page.locator("#sql").fill("DELETE FROM people")
    page.keyboard.press("Control+Enter")
    sync_api.expect(page.get_by_role("alert")).to_contain_text("a query can only read")
    page.complaints.clear()  # the browser notes the status 400 of a refusal


def test_an_article_full_of_scripts_runs_nothing(page, files: dict[str, str]) -> None:
    page.goto("articles?q=svg")
    page.get_by_role("main").get_by_role("link", name="<script>").click()
    for address in (page.url, f"{page.url}#x", "search?q=<script>window.ran=4</script>", files["articles.html"]):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.ran") is None
        assert page.locator("img, main svg[onload], iframe").count() == 0
    assert "{{ 7 * 7 }}" in page.locator("body").inner_text()


def test_the_keyboard_alone_is_enough(page) -> None:
    page.goto("")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.goto("article/fisk-arrest")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.text a.m-date')"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    sync_api.expect(page.locator("tr.row:target")).to_be_in_viewport()


def test_on_paper_the_article_is_whole(page, tmp_path: Path) -> None:
    page.goto("article/corvane-chief")
    page.emulate_media(media="print")
    text = page.locator(".text").bounding_box()
    assert text is not None
    assert page.evaluate("(e => e.scrollHeight <= e.clientHeight + 1)(document.querySelector('.text'))")
    sync_api.expect(page.get_by_role("search")).to_be_hidden()


def test_a_correction_is_clicked_and_undone(browser, serve, tmp_path: Path, found) -> None:
    with Writer.open(tmp_path / "own.duckdb") as writer:
        writer.load([found], run_id="r", fingerprint="f")
        writer.publish()
    with serve(tmp_path / "own.duckdb", corrector="ada") as address:
        page = browser.new_page()
        page.goto(f"{address}article/pier")
        page.get_by_role("button", name="Wrong: Ida Brandt sold").click()
        sync_api.expect(page.get_by_text("judged wrong by ada")).to_be_visible()
        page.get_by_role("button", name="Undo").click()
        sync_api.expect(page.get_by_text("judged wrong by ada")).to_have_count(0)
        page.close()
