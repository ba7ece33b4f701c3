-- Why people in different articles are taken for one
SELECT name, name_in_article, document_id, basis, gender FROM who_is_who WHERE name = 'Priya Raman'
