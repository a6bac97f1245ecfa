-- page: home
-- path:
-- title: Home

-- name: totals/total :many
SELECT name AS "@name", value AS "@value" FROM total;
-- name: topics/topic :many
SELECT t.id AS "@id", t.icon AS "@icon", coalesce(c.count, 0) AS "@organisations",
       t.name_lang AS "name/@lang", t.name AS "name", t.summary_lang AS "summary/@lang", t.summary_state AS "summary/@state", t.summary_source AS "summary/@source", t.summary AS "summary"
  FROM topic AS t LEFT JOIN facet_count AS c ON c.filter = 'topic' AND c.value = t.id
 ORDER BY t.name_rank LIMIT 12;
-- name: bodies/body :many
SELECT id AS "@id", href AS "@href", demonstration AS "@demonstration",
       acronym_lang AS "acronym/@lang", acronym AS "acronym",
       name_lang AS "name/@lang", name AS "name", summary_lang AS "summary/@lang", summary_state AS "summary/@state", summary_source AS "summary/@source", summary AS "summary"
  FROM organisation WHERE publishes = 1 ORDER BY position LIMIT 12;
-- name: bodies/body/articles/article :many
SELECT href AS "@href", title_lang AS "@lang", title AS "title"
  FROM article WHERE organisation = :body_id ORDER BY position LIMIT 6;
-- name: timeline/organisation :many
SELECT o.id AS "@id", o.href AS "@href", o.founded AS "@founded", e.ended AS "@ended", e.since AS "@since", e.until AS "@until",
       iif(o.acronym IS NULL, o.name_lang, o.acronym_lang) AS "@lang", coalesce(o.acronym, o.name) AS "name"
  FROM organisation AS o LEFT JOIN life AS e ON e.organisation = o.id WHERE o.founded > 0 ORDER BY o.founded, o.name_rank LIMIT 14;
-- name: reach/organisation :many
SELECT o.id AS "@id", o.href AS "@href", r.members AS "@members", r.members_qualifier AS "@members-qualifier",
       r.members_unit AS "@members-unit", r.countries AS "@countries", r.countries_qualifier AS "@countries-qualifier",
       iif(o.acronym IS NULL, o.name_lang, o.acronym_lang) AS "@lang", coalesce(o.acronym, o.name) AS "name"
  FROM reach AS r JOIN organisation AS o ON o.id = r.organisation
 WHERE r.members > 0 ORDER BY r.members DESC LIMIT 10;
-- name: message :one
SELECT a.href AS "@href", a.title_lang AS "title/@lang", a.title AS "title",
       a.summary_lang AS "summary/@lang", a.summary_state AS "summary/@state", a.summary_source AS "summary/@source", a.summary AS "summary",
       o.name_lang AS "publisher/@lang", o.name AS "publisher"
  FROM article AS a JOIN organisation AS o ON o.id = a.organisation
 WHERE a.kind = 'message' ORDER BY a.position LIMIT 1;
-- name: publications/publication :many
SELECT p.href AS "@href", p.kind AS "@kind", p.demonstration AS "@demonstration",
       p.title_lang AS "title/@lang", p.title AS "title",
       iif(o.acronym IS NULL, o.name_lang, o.acronym_lang) AS "publisher/@lang", coalesce(o.acronym, o.name) AS "publisher"
  FROM publication AS p JOIN organisation AS o ON o.id = p.organisation ORDER BY p.title_rank LIMIT 4;
