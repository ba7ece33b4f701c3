"""The warehouse: DuckDB tables, views and macros, loads and publication."""
