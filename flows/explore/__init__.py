"""The explorer: a local, read-only web application over the published warehouse.

- ``app``: its routes; each request opens the published file as it is then.
- ``guard``: who may ask: this machine's own pages, under this machine's name.
- ``listing``: filters, pages and facets of a list, from the address.
- ``charts``: counts over time as plain SVG.
- ``asking``: the SQL box, and its results as CSV and Parquet.
- ``server``: one process on 127.0.0.1.
"""
