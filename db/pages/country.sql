-- page: country
-- path: countries/:slug
-- parent: countries
-- each: SELECT id AS record, slug, name AS title, name_lang AS title_lang, name_state AS title_state FROM country WHERE listed

-- name: country :one
SELECT c.id AS "@id", c.slug AS "@slug", c.kind AS "@kind", c.name_lang AS "name/@lang", c.name AS "name",
       w.name_lang AS "within/@lang", w.name AS "within"
  FROM country AS c LEFT JOIN country AS w ON w.id = c.within WHERE c.id = :record;
-- name: organisations/organisation :many csv
SELECT o.href AS "@href", o.kind AS "@kind", o.acronym_lang AS "acronym/@lang", o.acronym AS "acronym",
       o.name_lang AS "name/@lang", o.name AS "name",
       m.as_written_lang AS "as-written/@lang", m.as_written AS "as-written",
       a.href AS "source/@href", a.title_lang AS "source/@lang", a.title AS "source",
       iif(p.acronym IS NULL, p.name_lang, p.acronym_lang) AS "publisher/@lang", coalesce(p.acronym, p.name) AS "publisher"
  FROM member_country AS m JOIN organisation AS o ON o.id = m.organisation
  JOIN article AS a ON a.id = m.source JOIN organisation AS p ON p.id = a.organisation
 WHERE m.country = :record ORDER BY m.organisation, m.source LIMIT 200;
-- name: note :one
SELECT title_lang AS "title/@lang", title AS "title", body_lang AS "body/@lang", body AS "body/*" FROM note WHERE id = 'country-names';
