-- Which rules find the roles, and how often they are right
SELECT rule, round(avg(confidence), 2) AS confidence, count(*) AS roles FROM standing_roles GROUP BY rule ORDER BY roles DESC
