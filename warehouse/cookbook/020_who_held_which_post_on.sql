-- Who held which post on a day, and on what ground (dated: the dates cover it; reported: an article near it says so)
SELECT name, title, organization, basis, document_id FROM roles_as_of(DATE '2024-05-01')
