"""The explorer's pages and their routes; each request opens the published file as it is at that moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from flows.explore.asking import SHOWN, run_sql, to_csv, to_parquet
from flows.explore.charts import draw_counts
from flows.explore.correcting import Corrections, WrongForm, judged_in, own_path, read_form, write
from flows.explore.guard import Guard, Token
from flows.explore.listing import PAGE, Listing, WrongFilter, months_of, read_facets
from flows.pages.claims import read_claims
from flows.pages.document import view_document
from flows.pages.person import UnknownPerson, view_person
from flows.pages.status import CLAIMS
from flows.pages.templates import read_static, render
from schemas.errors import DatelineError
from warehouse import QueryRefused, Reader, ask, cookbook, read_extractions
from warehouse.errors import NoSuchPerson, WrongJudgement

NAMES = frozenset({"127.0.0.1", "localhost"})
STATIC = {
    "page.css": "text/css",
    "explore.css": "text/css",
    "page.js": "text/javascript",
    "explore.js": "text/javascript",
}
ARTICLE_FILTERS = ("source", "since", "until")
ACTION_FILTERS = ("event", "claim", *ARTICLE_FILTERS)
DOWNLOADS = {"csv": ("text/csv; charset=utf-8", to_csv), "parquet": ("application/vnd.apache.parquet", to_parquet)}


REFUSALS = (WrongFilter, QueryRefused, WrongForm, WrongJudgement, NoSuchPerson)
"""Errors of the one who asks."""


class Explorer:
    """The pages over one published file.

    Args:
        path: the published file.
        corrector: who corrects; None where nothing may be written.
    """

    def __init__(self, path: Path, *, corrector: str | None = None) -> None:
        self.path, self.corrector, self.token = path, corrector, Token()

    def app(self) -> Starlette:
        """The application with all its routes."""
        pages: dict[str, Callable[[Request], Response]] = {
            "/": self.overview,
            "/search": self.search,
            "/articles": self.articles,
            "/article/{document_id:path}": self.article,
            "/people": self.people,
            "/person/{person_id}": self.person,
            "/organizations": self.organizations,
            "/organization": self.organization,
            "/actions": self.actions,
            "/judgements": self.judgements,
            "/sql": self.sql,
            "/sql.{kind}": self.download,
            "/static/{name}": self.static,
        }
        routes = [Route(path, page, methods=["GET"]) for path, page in pages.items()]
        if self.corrector is not None:
            routes.append(Route("/corrections", self.correct, methods=["POST"]))
        return Starlette(
            routes=routes,
            middleware=[Middleware(Guard, names=NAMES)],
            exception_handlers={DatelineError: self.failed, HTTPException: self.failed},
        )

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """The published file as it is now."""
        with Reader.open(self.path) as reader:
            yield reader

    def corrections(self, request: Request, judged: Any = None) -> Corrections:
        """What the pages of this request need to show judgements, and to offer them where they may be written."""
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return Corrections(here, self.token.value if self.corrector is not None else None, judged or {})

    def page(self, template: str, *, title: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page inside the explorer's frame."""
        page = render(f"explore/{template}.html", is_served=True, title=title, warehouse=self.path.name, **values)
        return HTMLResponse(page.encode("utf-8", "backslashreplace"), status_code=status)

    def failed(self, request: Request, error: Exception) -> Response:
        """What is wrong, in one sentence, as a page."""
        known: dict[type[Exception], int] = {UnknownPerson: 404, **dict.fromkeys(REFUSALS, 400)}
        if isinstance(error, HTTPException):
            status, said = error.status_code, error.detail
        else:
            status, said = known.get(type(error), 503), str(error)
        return self.page("error", title="Not found" if status == 404 else "Not possible", said=said, status=status)

    def overview(self, request: Request) -> Response:
        """What the warehouse holds."""
        listing = Listing.read("/articles", ARTICLE_FILTERS, {})
        with self.reader() as reader:
            (counts,) = ask(reader, "overview")
            return self.page(
                "overview",
                title="Overview",
                counts=counts,
                chart=draw_counts(months_of(ask(reader, "article_facets", **listing.filters)), listing.between),
                articles=ask(reader, "articles", **listing.filters, limit=6, offset=0),
                people=ask(reader, "people", words=None, limit=10, offset=0),
                organizations=ask(reader, "organizations", words=None, limit=10, offset=0),
            )

    def search(self, request: Request) -> Response:
        """People, organizations, articles and actions that hold some words."""
        words = request.query_params.get("q", "").strip()
        some = {"words": words or None, "limit": 6, "offset": 0}
        with self.reader() as reader:
            articles = Listing.read("/articles", ARTICLE_FILTERS, {"q": words})
            actions = Listing.read("/actions", ACTION_FILTERS, {"q": words})
            keys = ask(reader, "actions", **actions.filters, limit=6, offset=0) if words else []
            return self.page(
                "search",
                title=f"Search: {words}" if words else "Search",
                words=words,
                people=ask(reader, "people", **some) if words else [],
                organizations=ask(reader, "organizations", **some) if words else [],
                articles=ask(reader, "articles", **articles.filters, limit=6, offset=0) if words else [],
                claims=read_claims(reader, keys),
                actions_in_all=keys[0]["total"] if keys else 0,
            )

    def articles(self, request: Request) -> Response:
        """Articles by words, publisher and day."""
        listing = Listing.read("/articles", ARTICLE_FILTERS, request.query_params)
        with self.reader() as reader:
            counts = ask(reader, "article_facets", **listing.filters)
            rows = ask(reader, "articles", **listing.filters, **listing.window)
        return self.page(
            "articles",
            title="Articles",
            listing=listing,
            rows=rows,
            total=rows[0]["total"] if rows else 0,
            size=PAGE,
            chart=draw_counts(months_of(counts), listing.between),
            facets=read_facets(counts, {"source": "Source"}, listing, {}),
        )

    def actions(self, request: Request) -> Response:
        """Actions by words, event type, status, publisher and day."""
        listing = Listing.read("/actions", ACTION_FILTERS, request.query_params)
        with self.reader() as reader:
            counts = ask(reader, "action_facets", **listing.filters)
            keys = ask(reader, "actions", **listing.filters, **listing.window)
            claims = read_claims(reader, keys)
        titles = {"claim": "Status", "event": "Event type", "source": "Source"}
        return self.page(
            "actions",
            title="Actions",
            corrections=self.corrections(request),
            listing=listing,
            rows=claims,
            total=keys[0]["total"] if keys else 0,
            size=PAGE,
            chart=draw_counts(months_of(counts), listing.between),
            facets=read_facets(counts, titles, listing, {kind: words[1] for kind, words in CLAIMS.items()}),
        )

    def people(self, request: Request) -> Response:
        """People by name."""
        return self._by_name("people", "People", request)

    def organizations(self, request: Request) -> Response:
        """Organizations by name."""
        return self._by_name("organizations", "Organizations", request)

    def _by_name(self, kind: str, title: str, request: Request) -> Response:
        listing = Listing.read(f"/{kind}", (), request.query_params)
        with self.reader() as reader:
            rows = ask(reader, kind, words=listing.words or None, **listing.window)
        total = rows[0]["total"] if rows else 0
        return self.page("names", title=title, kind=kind, listing=listing, rows=rows, total=total, size=PAGE)

    def article(self, request: Request) -> Response:
        """One article with its marks and rows."""
        document_id = request.path_params["document_id"]
        with self.reader() as reader:
            found = next(read_extractions(reader, [document_id]), None)
            judged = judged_in(reader, document_id)
        if found is None:
            raise HTTPException(404, f"no article is called {document_id}")
        view = view_document(found)
        return self.page("article", title=view.title, view=view, corrections=self.corrections(request, judged))

    def person(self, request: Request) -> Response:
        """One person across articles."""
        with self.reader() as reader:
            view = view_person(reader, request.path_params["person_id"])
        return self.page("person", title=view.name, view=view, corrections=self.corrections(request))

    def organization(self, request: Request) -> Response:
        """One organization across articles, by its name."""
        name = request.query_params.get("name", "")
        with self.reader() as reader:
            articles = ask(reader, "organization_articles", name=name, limit=PAGE)
            if not articles:
                raise HTTPException(404, f"no article names an organization {name!r}")
            return self.page(
                "organization",
                title=name,
                articles=articles,
                roles=ask(reader, "organization_roles", name=name, limit=100),
                claims=read_claims(reader, ask(reader, "organization_actions", name=name, limit=50)),
            )

    def judgements(self, request: Request) -> Response:
        """What people have said about who is who, and what is wrong."""
        listing = Listing.read("/judgements", (), request.query_params)
        with self.reader() as reader:
            rows = ask(reader, "judgements", **listing.window)
        return self.page(
            "judgements",
            title="Judgements",
            listing=listing,
            rows=rows,
            total=rows[0]["total"] if rows else 0,
            size=PAGE,
            corrections=self.corrections(request),
        )

    async def correct(self, request: Request) -> Response:
        """Keep what a form of ours says, and go back to the page that it stands on."""
        fields = read_form(await request.body())
        if not self.token.fits(fields.get("token", "")):
            raise HTTPException(403, "this form is not of the running explorer: load the page again")
        await run_in_threadpool(write, self.path, fields, by=self.corrector or "")
        return RedirectResponse(own_path(fields.get("back", "/")), status_code=303)

    def sql(self, request: Request) -> Response:
        """The SQL box with the tables beside it."""
        sql = request.query_params.get("q", "").strip()
        result, refused = None, None
        with self.reader() as reader:
            tables = reader.describe()
            if sql:
                try:
                    result = run_sql(reader, sql)
                except QueryRefused as error:
                    refused = str(error)
        return self.page(
            "sql",
            title="SQL",
            status=400 if refused else 200,
            sql=sql,
            result=result,
            shown=SHOWN,
            refused=refused,
            tables=tables,
            recipes=cookbook(),
        )

    def download(self, request: Request) -> Response:
        """The rows of a query as a file."""
        kind = request.path_params["kind"]
        if kind not in DOWNLOADS:
            raise HTTPException(404, "results come as csv and parquet")
        media_type, write = DOWNLOADS[kind]
        with self.reader() as reader:
            content = write(run_sql(reader, request.query_params.get("q", "")))
        headers = {"Content-Disposition": f'attachment; filename="dateline.{kind}"'}
        return Response(content, media_type=media_type, headers=headers)

    def static(self, request: Request) -> Response:
        """Our own style and script."""
        name = request.path_params["name"]
        if name not in STATIC:
            raise HTTPException(404, "no such file")
        return Response(read_static(name), media_type=STATIC[name])
