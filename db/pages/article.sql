-- page: article
-- path: organisations/:organisation/:slug
-- parent: organisation
-- each: SELECT a.id AS record, a.slug, o.slug AS organisation, o.id AS parent_record, a.title, a.title_lang, a.title_state FROM article AS a JOIN organisation AS o ON o.id = a.organisation

-- name: article :one
SELECT id AS "@id", kind AS "@kind", organisation AS "@organisation", title_lang AS "title/@lang", title_state AS "title/@state", title_source AS "title/@source", title AS "title",
       summary_lang AS "summary/@lang", summary_state AS "summary/@state", summary_source AS "summary/@source", summary AS "summary"
  FROM article WHERE id = :record;
-- name: publisher :one
SELECT id AS "@id", slug AS "@slug", href AS "@href", demonstration AS "@demonstration",
       acronym_lang AS "acronym/@lang", acronym AS "acronym", name_lang AS "name/@lang", name AS "name"
  FROM organisation WHERE id = :article_organisation;
-- name: sections/section :many
SELECT id AS "@id", list AS "@list", title_lang AS "title/@lang", title AS "title",
       body_lang AS "body/@lang", body_state AS "body/@state", body_source AS "body/@source", body AS "body/*"
  FROM article_section WHERE parent = :record ORDER BY position;
-- name: memberships/membership :many csv
SELECT o.id AS "@id", m.role AS "@role", m.status AS "@status", m.since AS "@since", m.until AS "@until", m.scope AS "@scope",
       o.href AS "@href", o.website AS "@website", o.founded AS "@founded",
       o.acronym_lang AS "acronym/@lang", o.acronym AS "acronym", o.name_lang AS "name/@lang", o.name AS "name",
       o.summary_lang AS "summary/@lang", o.summary_state AS "summary/@state", o.summary_source AS "summary/@source", o.summary AS "summary",
       o.body_lang AS "body/@lang", o.body_state AS "body/@state", o.body_source AS "body/@source", o.body AS "body/*"
  FROM membership AS m JOIN organisation AS o ON o.id = m.organisation
 WHERE m.member = :article_organisation AND m.source = :record ORDER BY m.position LIMIT 200;
-- name: memberships/membership/figures/figure :many
SELECT qualifier AS "@qualifier", value AS "@value", unit AS "@unit", as_of AS "@as-of"
  FROM figure WHERE organisation = :membership_id ORDER BY position LIMIT 12;
-- name: areas/area :many
SELECT id AS "@id", name_lang AS "name/@lang", name AS "name", summary_lang AS "summary/@lang", summary_state AS "summary/@state", summary_source AS "summary/@source", summary AS "summary"
  FROM area WHERE article = :record ORDER BY position LIMIT 50;
-- name: areas/area/items/item :many
SELECT item_lang AS "text/@lang", item AS "text" FROM area_item WHERE parent = :area_id ORDER BY position LIMIT 100;
-- name: areas/area/publications/publication :many
SELECT p.href AS "@href", p.title_lang AS "@lang", p.title AS "title"
  FROM publication_area AS x JOIN publication AS p ON p.id = x.parent WHERE x.area = :area_id LIMIT 12;
-- name: figures/figure :many
SELECT qualifier AS "@qualifier", value AS "@value", unit AS "@unit", as_of AS "@as-of"
  FROM figure WHERE organisation = :article_organisation ORDER BY position LIMIT 50;
-- name: countries/country :many
SELECT c.href AS "@href", c.kind AS "@kind", c.name_lang AS "name/@lang", c.name AS "name",
       w.name_lang AS "within/@lang", w.name AS "within", m.as_written_lang AS "as-written/@lang", m.as_written AS "as-written"
  FROM member_country AS m JOIN country AS c ON c.id = m.country LEFT JOIN country AS w ON w.id = c.within
 WHERE m.organisation = :article_organisation AND m.source = :record ORDER BY c.name_rank LIMIT 400;
-- name: publications/publication :many
SELECT href AS "@href", kind AS "@kind", demonstration AS "@demonstration", title_lang AS "title/@lang", title AS "title",
       summary_lang AS "summary/@lang", summary_state AS "summary/@state", summary_source AS "summary/@source", summary AS "summary"
  FROM publication WHERE organisation = :article_organisation ORDER BY title_rank LIMIT 20;
-- name: siblings/article :many
SELECT href AS "@href", title_lang AS "@lang", title AS "title"
  FROM article WHERE organisation = :article_organisation AND id <> :record ORDER BY position LIMIT 12;
