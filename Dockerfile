# An image for a Docker work pool, or to run by itself; written without an engine at hand, and not tried with one.
#   docker build --tag dateline .
#   docker run --rm --volume "$PWD/news:/news" dateline dateline run articles/ --warehouse news.duckdb
FROM python:3.11-slim

RUN useradd --create-home dateline
WORKDIR /dateline
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY schemas schemas
COPY extractors extractors
COPY warehouse warehouse
COPY flows flows
RUN pip install --no-cache-dir --constraint constraints.txt '.[lineage]'

USER dateline
WORKDIR /news
CMD ["dateline", "--help"]
