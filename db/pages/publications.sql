-- page: publications
-- path: publications
-- title: Publications
-- nav: main 4
-- param kind one-of magazine book bulletin periodical report
-- param publisher record organisation
-- param after record publication

-- name: kinds/kind :many
SELECT value AS "@value" FROM wording WHERE filter = 'publication-kind' ORDER BY place, word_rank;
-- name: publications/publication :many csv
SELECT p.id AS "@id", p.href AS "@href", p.kind AS "@kind", p.demonstration AS "@demonstration",
       p.title_lang AS "title/@lang", p.title AS "title", p.summary_lang AS "summary/@lang", p.summary_state AS "summary/@state", p.summary_source AS "summary/@source", p.summary AS "summary",
       o.href AS "publisher/@href", iif(o.acronym IS NULL, o.name_lang, o.acronym_lang) AS "publisher/@lang", coalesce(o.acronym, o.name) AS "publisher"
  FROM publication AS p JOIN organisation AS o ON o.id = p.organisation
 WHERE p.title_rank > 0
   AND p.kind = :kind -- if kind
   AND p.organisation = :publisher -- if publisher
   AND p.title_rank > (SELECT title_rank FROM publication WHERE id = :after) -- if after
 ORDER BY p.title_rank LIMIT CASE :face WHEN 'page' THEN 31 ELSE 1000 END;
