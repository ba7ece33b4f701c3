SELECT view_name, column_name
FROM duckdb_views() AS v
JOIN duckdb_columns() AS c ON c.database_name = v.database_name AND c.table_name = v.view_name
WHERE NOT v.internal AND v.database_name = current_database()
