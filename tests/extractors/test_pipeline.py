"""A stream of articles: how many are parsed together."""

from extractors.pipeline import BATCH_CHARACTERS, batches
from schemas import Article


def test_long_texts_are_parsed_in_smaller_batches_and_none_is_lost() -> None:
    lengths = [10, 10, 10, BATCH_CHARACTERS, BATCH_CHARACTERS * 2, BATCH_CHARACTERS // 2, BATCH_CHARACTERS // 2, 10]
    articles = [Article(document_id=f"a{number}", text="x" * length) for number, length in enumerate(lengths)]
    parts = list(batches(articles, 2))
    assert [len(part) for part in parts] == [2, 1, 1, 1, 2, 1]
    assert [article for part in parts for article in part] == articles
