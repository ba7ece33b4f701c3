-- Who held which post on a day, on what ground (dated: the dates cover it; reported: an article near it says so), and the words that say so
SELECT name, title, organization, basis, start_date, end_date, evidence, passage FROM roles_as_of(DATE '2024-05-01')
