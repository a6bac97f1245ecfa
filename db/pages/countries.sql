-- page: countries
-- path: countries
-- title: Countries and territories
-- nav: main 3

-- name: note :one
SELECT title_lang AS "title/@lang", title AS "title", body_lang AS "body/@lang", body AS "body/*" FROM note WHERE id = 'country-names';
-- name: countries/country :many csv
SELECT c.id AS "@id", c.href AS "@href", c.kind AS "@kind", coalesce(n.count, 0) AS "@organisations",
       c.name_lang AS "name/@lang", c.name AS "name", w.name_lang AS "within/@lang", w.name AS "within"
  FROM country AS c LEFT JOIN country AS w ON w.id = c.within
  LEFT JOIN facet_count AS n ON n.filter = 'country' AND n.value = c.id
 WHERE c.listed = 1 ORDER BY c.name_rank LIMIT 400;
