-- page: organisation
-- path: organisations/:slug
-- parent: organisations
-- each: SELECT id AS record, slug, coalesce(acronym, name) AS title, iif(acronym IS NULL, name_lang, acronym_lang) AS title_lang, name_state AS title_state FROM organisation

-- name: organisation :one
SELECT o.id AS "@id", o.slug AS "@slug", o.kind AS "@kind", o.level AS "@level", o.founded AS "@founded", o.website AS "@website",
       o.publishes AS "@publishes", o.demonstration AS "@demonstration",
       CASE WHEN instr(o.unverified, 'website') THEN 1 END AS "@website-unverified",
       CASE WHEN instr(o.unverified, 'name:' || :language) THEN 1 END AS "@name-unverified",
       o.acronym_lang AS "acronym/@lang", o.acronym AS "acronym", o.name_lang AS "name/@lang", o.name AS "name",
       o.seat_lang AS "seat/@lang", o.seat AS "seat",
       o.summary_lang AS "summary/@lang", o.summary_state AS "summary/@state", o.summary_source AS "summary/@source", o.summary AS "summary",
       o.body_lang AS "body/@lang", o.body_state AS "body/@state", o.body_source AS "body/@source", o.body AS "body/*",
       s.href AS "source/@href", s.title_lang AS "source/@lang", s.title AS "source"
  FROM organisation AS o LEFT JOIN article AS s ON s.id = o.source WHERE o.id = :record;
-- name: aliases/alias :many
SELECT alias_lang AS "@lang", alias AS "name" FROM organisation_alias WHERE parent = :record ORDER BY position;
-- name: topics/topic :many
SELECT t.id AS "@id", t.icon AS "@icon", t.name_lang AS "@lang", t.name AS "name"
  FROM organisation_topic AS x JOIN topic AS t ON t.id = x.topic WHERE x.parent = :record ORDER BY x.position;
-- name: foundings/founding :many
SELECT f.event AS "@event", f.year AS "@year",
       f.place_lang AS "place/@lang", f.place_read AS "place/@read", f.place_flags AS "place/@flags", f.place AS "place",
       a.href AS "source/@href", a.title_lang AS "source/@lang", a.title AS "source",
       iif(o.acronym IS NULL, o.name_lang, o.acronym_lang) AS "publisher/@lang", coalesce(o.acronym, o.name) AS "publisher"
  FROM organisation_founding AS f LEFT JOIN article AS a ON a.id = f.source LEFT JOIN organisation AS o ON o.id = a.organisation
 WHERE f.parent = :record ORDER BY f.position;
-- name: figures/figure :many
SELECT f.qualifier AS "@qualifier", f.value AS "@value", f.unit AS "@unit", f.as_of AS "@as-of",
       a.href AS "source/@href", a.title_lang AS "source/@lang", a.title AS "source",
       iif(o.acronym IS NULL, o.name_lang, o.acronym_lang) AS "publisher/@lang", coalesce(o.acronym, o.name) AS "publisher"
  FROM figure AS f JOIN article AS a ON a.id = f.source JOIN organisation AS o ON o.id = a.organisation
 WHERE f.organisation = :record ORDER BY f.position LIMIT 50;
-- name: memberships/membership :many csv
SELECT m.role AS "@role", m.status AS "@status", m.since AS "@since", m.until AS "@until", m.scope AS "@scope",
       o.href AS "@href", o.kind AS "@kind", o.founded AS "@founded",
       o.acronym_lang AS "acronym/@lang", o.acronym AS "acronym", o.name_lang AS "name/@lang", o.name AS "name",
       a.href AS "source/@href", a.title_lang AS "source/@lang", a.title AS "source"
  FROM membership AS m JOIN organisation AS o ON o.id = m.organisation JOIN article AS a ON a.id = m.source
 WHERE m.member = :record ORDER BY m.position LIMIT 200;
-- name: members/member :many
SELECT m.role AS "@role", m.status AS "@status", m.since AS "@since", m.until AS "@until",
       o.href AS "@href", o.demonstration AS "@demonstration",
       o.acronym_lang AS "acronym/@lang", o.acronym AS "acronym", o.name_lang AS "name/@lang", o.name AS "name",
       a.href AS "source/@href", a.title_lang AS "source/@lang", a.title AS "source"
  FROM membership AS m JOIN organisation AS o ON o.id = m.member JOIN article AS a ON a.id = m.source
 WHERE m.organisation = :record ORDER BY m.position LIMIT 200;
-- name: relations/relation :many
SELECT r.kind AS "@kind", r.year AS "@year", o.href AS "@href",
       o.acronym_lang AS "acronym/@lang", o.acronym_read AS "acronym/@read", o.acronym_flags AS "acronym/@flags", o.acronym AS "acronym",
       o.name_lang AS "name/@lang", o.name_read AS "name/@read", o.name_flags AS "name/@flags", o.name AS "name"
  FROM relation AS r JOIN organisation AS o ON o.id = r.object WHERE r.subject = :record ORDER BY r.position LIMIT 50;
-- name: inverse/relation :many
SELECT r.kind AS "@kind", r.year AS "@year", o.href AS "@href",
       o.acronym_lang AS "acronym/@lang", o.acronym_read AS "acronym/@read", o.acronym_flags AS "acronym/@flags", o.acronym AS "acronym",
       o.name_lang AS "name/@lang", o.name_read AS "name/@read", o.name_flags AS "name/@flags", o.name AS "name"
  FROM relation AS r JOIN organisation AS o ON o.id = r.subject WHERE r.object = :record ORDER BY r.position LIMIT 50;
-- name: articles/article :many
SELECT href AS "@href", kind AS "@kind", title_lang AS "title/@lang", title AS "title", summary_lang AS "summary/@lang", summary_state AS "summary/@state", summary_source AS "summary/@source", summary AS "summary"
  FROM article WHERE organisation = :record ORDER BY position LIMIT 50;
-- name: areas/area :many
SELECT a.id AS "@id", p.href AS "@href", a.name_lang AS "name/@lang", a.name AS "name", a.summary_lang AS "summary/@lang", a.summary_state AS "summary/@state", a.summary_source AS "summary/@source", a.summary AS "summary"
  FROM area AS a LEFT JOIN article AS p ON p.id = a.article WHERE a.organisation = :record ORDER BY a.position LIMIT 50;
-- name: countries/country :many
SELECT c.href AS "@href", c.kind AS "@kind", c.name_lang AS "name/@lang", c.name AS "name",
       w.name_lang AS "within/@lang", w.name AS "within",
       m.as_written_lang AS "as-written/@lang", m.as_written AS "as-written",
       a.id AS "source/@id", a.href AS "source/@href", a.title_lang AS "source/@lang", a.title AS "source"
  FROM member_country AS m JOIN country AS c ON c.id = m.country JOIN article AS a ON a.id = m.source
  LEFT JOIN country AS w ON w.id = c.within
 WHERE m.organisation = :record ORDER BY m.source, c.name_rank LIMIT 400;
-- name: publications/publication :many
SELECT href AS "@href", kind AS "@kind", demonstration AS "@demonstration", title_lang AS "title/@lang", title AS "title",
       summary_lang AS "summary/@lang", summary_state AS "summary/@state", summary_source AS "summary/@source", summary AS "summary"
  FROM publication WHERE organisation = :record ORDER BY title_rank LIMIT 20;
