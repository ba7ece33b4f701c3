"""From articles to extractions: one at a time, or a stream in spaCy's batches."""

import datetime as dt
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extractors import DEFAULT_MODEL
from extractors.components import COMPONENTS
from extractors.confidence import with_confidence
from extractors.findings import Findings
from extractors.model import load_model
from schemas import Article, Extraction
from schemas.ids import stable_id

BATCH_SIZE = 32  # measured: 1,000 a batch takes five times the memory and is slower
BATCH_CHARACTERS = 12_000
"""Of all texts of a batch, unless one alone is longer: what spaCy holds while it parses goes by their length, and the
longest batch of a run sets its peak. Twice as many, or half, takes the same time.
"""


class Extractor:
    """Finds people, roles, dates, actions and quotations in English news.

    Example:
        >>> extractor = Extractor()
        >>> found = extractor.extract("Ana Lopez resigned on Monday.", published="2024-05-08")
        >>> found.document.published.isoformat()
        '2024-05-08'
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        """Load the model (once per process).

        Args:
            model: package name of a spaCy pipeline.

        Raises:
            ModelNotFound: it is not installed.
        """
        self.model = model
        self.nlp: Language = load_model(model)

    def extract(
        self,
        text: str,
        *,
        published: str | dt.date | dt.datetime | None = None,
        document_id: str | None = None,
        title: str | None = None,
    ) -> Extraction:
        """All findings of one text.

        Args:
            text: plain text of the article.
            published: publication date; without it, what needs one stays unresolved.
            document_id: defaults to a hash of the text.
            title: headline, when the text does not hold it.
        """
        article = Article.model_validate(
            {
                "document_id": document_id or stable_id("text", text),
                "text": text,
                "published": published,
                "title": title,
            }
        )
        return self.extract_article(article)

    def extract_article(self, article: Article) -> Extraction:
        """All findings of one article."""
        return self.read(article, self.nlp(article.text))

    def stream(self, articles: Iterable[Article], *, batch_size: int = BATCH_SIZE) -> Iterator[Extraction]:
        """Findings of many articles, in their order, in bounded memory.

        Args:
            articles: any iterable; taken as needed.
            batch_size: how many texts spaCy parses together, at most.
        """
        for batch in batches(articles, batch_size):
            pairs = ((article.text, article) for article in batch)
            for doc, article in self.nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
                yield self.read(article, doc)

    @staticmethod
    def read(article: Article, doc: Doc) -> Extraction:
        """Run every component, in order, on a parsed article."""
        findings = Findings(article, doc)
        for component in COMPONENTS:
            findings = findings.with_records(component.field, component.run(findings))
        return with_confidence(findings.to_extraction())


def batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    """Articles as spaCy parses them together: some short ones, or one long one."""
    batch: list[Article] = []
    characters = 0
    for article in articles:
        if batch and (len(batch) == size or characters + len(article.text) > BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(article)
        characters += len(article.text)
    if batch:
        yield batch
