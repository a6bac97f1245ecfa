-- page: publication
-- path: publications/:slug
-- parent: publications
-- each: SELECT id AS record, slug, title, title_lang, title_state FROM publication

-- name: publication :one
SELECT p.id AS "@id", p.kind AS "@kind", p.demonstration AS "@demonstration", p.title_lang AS "title/@lang", p.title AS "title",
       p.summary_lang AS "summary/@lang", p.summary_state AS "summary/@state", p.summary_source AS "summary/@source", p.summary AS "summary",
       s.href AS "source/@href", s.title_lang AS "source/@lang", s.title AS "source",
       o.slug AS "publisher/@slug", o.href AS "publisher/@href", o.name_lang AS "publisher/@lang", o.name AS "publisher"
  FROM publication AS p JOIN organisation AS o ON o.id = p.organisation LEFT JOIN article AS s ON s.id = p.source
 WHERE p.id = :record;
-- name: areas/area :many
SELECT a.id AS "@id", p.href AS "@href", a.name_lang AS "@lang", a.name AS "name"
  FROM publication_area AS x JOIN area AS a ON a.id = x.area LEFT JOIN article AS p ON p.id = a.article
 WHERE x.parent = :record ORDER BY x.position;
