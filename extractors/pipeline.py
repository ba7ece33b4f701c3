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
            batch_size: how many texts spaCy parses together.
        """
        pairs = ((article.text, article) for article in articles)
        for doc, article in self.nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
            yield self.read(article, doc)

    @staticmethod
    def read(article: Article, doc: Doc) -> Extraction:
        """Run every component, in order, on a parsed article."""
        findings = Findings(article, doc)
        for component in COMPONENTS:
            findings = findings.with_records(component.field, component.run(findings))
        return with_confidence(findings.to_extraction())
