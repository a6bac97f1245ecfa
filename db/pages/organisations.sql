-- page: organisations
-- path: organisations
-- title: Organisations and networks
-- nav: main 1
-- param kind one-of union association network municipality institution platform
-- param level one-of local regional national international
-- param topic record topic
-- param country record country
-- param role one-of member natural-member member-or-affiliate participant representative secretariat contact-point operator
-- param sort one-of name founded = name
-- param after record organisation

-- name: directory :one
SELECT value AS "@total" FROM total WHERE name = 'organisations';
-- A value has the number of results that there would be with it and the filter that is set besides, if there is one at most.
-- name: kinds/kind :many
SELECT w.value AS "@value", c.count AS "@count", CASE w.value WHEN :kind THEN 1 END AS "@chosen", w.word AS "name"
  FROM wording AS w LEFT JOIN facet_together AS c ON c.filter = w.filter AND c.value = w.value AND c.other = ''
       || ' level=' || :level         -- if level
       || ' topic=' || :topic         -- if topic
       || ' country=' || :country     -- if country
       || ' role=' || :role           -- if role
 WHERE w.filter = 'kind' ORDER BY w.place, w.word_rank;
-- name: levels/level :many
SELECT w.value AS "@value", c.count AS "@count", CASE w.value WHEN :level THEN 1 END AS "@chosen", w.word AS "name"
  FROM wording AS w LEFT JOIN facet_together AS c ON c.filter = w.filter AND c.value = w.value AND c.other = ''
       || ' kind=' || :kind           -- if kind
       || ' topic=' || :topic         -- if topic
       || ' country=' || :country     -- if country
       || ' role=' || :role           -- if role
 WHERE w.filter = 'level' ORDER BY w.place, w.word_rank;
-- name: roles/role :many
SELECT w.value AS "@value", c.count AS "@count", CASE w.value WHEN :role THEN 1 END AS "@chosen", w.word AS "name"
  FROM wording AS w LEFT JOIN facet_together AS c ON c.filter = w.filter AND c.value = w.value AND c.other = ''
       || ' kind=' || :kind           -- if kind
       || ' level=' || :level         -- if level
       || ' topic=' || :topic         -- if topic
       || ' country=' || :country     -- if country
 WHERE w.filter = 'role' ORDER BY w.place, w.word_rank;
-- name: topics/topic :many
SELECT t.id AS "@value", t.slug AS "@slug", c.count AS "@count", CASE t.id WHEN :topic THEN 1 END AS "@chosen", t.name_lang AS "@lang", t.name AS "name"
  FROM topic AS t JOIN facet_count AS n ON n.filter = 'topic' AND n.value = t.id
  LEFT JOIN facet_together AS c ON c.filter = 'topic' AND c.value = t.id AND c.other = ''
       || ' kind=' || :kind           -- if kind
       || ' level=' || :level         -- if level
       || ' country=' || :country     -- if country
       || ' role=' || :role           -- if role
 ORDER BY t.name_rank;
-- name: countries/country :many
SELECT t.id AS "@value", t.slug AS "@slug", c.count AS "@count", CASE t.id WHEN :country THEN 1 END AS "@chosen", t.name_lang AS "@lang", t.name AS "name"
  FROM country AS t JOIN facet_count AS n ON n.filter = 'country' AND n.value = t.id
  LEFT JOIN facet_together AS c ON c.filter = 'country' AND c.value = t.id AND c.other = ''
       || ' kind=' || :kind           -- if kind
       || ' level=' || :level         -- if level
       || ' topic=' || :topic         -- if topic
       || ' role=' || :role           -- if role
 WHERE t.listed = 1 ORDER BY t.name_rank;
-- name: letters/letter :many
SELECT l.letter AS "@letter", l.count AS "@count", l.before AS "@after", o.slug AS "@slug"
  FROM letter AS l LEFT JOIN organisation AS o ON o.id = l.before ORDER BY l.rank;
-- name: organisations/organisation :many csv
SELECT o.id AS "@id", o.href AS "@href", o.kind AS "@kind", kw.word AS "@kind-word", o.level AS "@level", lw.word AS "@level-word", o.founded AS "@founded", e.ended AS "@ended", e.since AS "@since", e.until AS "@until",
       o.demonstration AS "@demonstration", o.publishes AS "@publishes",
       r.members AS "@members", r.members_qualifier AS "@members-qualifier", r.members_unit AS "@members-unit",
       r.countries AS "@countries", r.countries_qualifier AS "@countries-qualifier",
       o.acronym_lang AS "acronym/@lang", o.acronym AS "acronym", o.name_lang AS "name/@lang", o.name AS "name",
       o.seat_lang AS "seat/@lang", o.seat AS "seat", o.summary_lang AS "summary/@lang", o.summary_state AS "summary/@state", o.summary_source AS "summary/@source", o.summary AS "summary"
  -- One filter is read in its order, the others are looked up for each row.
  FROM facet AS f
 CROSS JOIN organisation AS o ON o.id = f.organisation
 CROSS JOIN facet AS k ON k.filter = 'kind' AND k.value = :kind AND k.name_rank = f.name_rank AND k.organisation = f.organisation       -- if kind
 CROSS JOIN facet AS l ON l.filter = 'level' AND l.value = :level AND l.name_rank = f.name_rank AND l.organisation = f.organisation     -- if level
 CROSS JOIN facet AS t ON t.filter = 'topic' AND t.value = :topic AND t.name_rank = f.name_rank AND t.organisation = f.organisation     -- if topic
 CROSS JOIN facet AS c ON c.filter = 'country' AND c.value = :country AND c.name_rank = f.name_rank AND c.organisation = f.organisation -- if country
 CROSS JOIN facet AS m ON m.filter = 'role' AND m.value = :role AND m.name_rank = f.name_rank AND m.organisation = f.organisation       -- if role
  LEFT JOIN reach AS r ON r.organisation = f.organisation
  LEFT JOIN wording AS kw ON kw.filter = 'kind' AND kw.value = o.kind
  LEFT JOIN wording AS lw ON lw.filter = 'level' AND lw.value = o.level
  LEFT JOIN life AS e ON e.organisation = f.organisation
 WHERE f.filter = CASE WHEN :country IS NOT NULL THEN 'country' WHEN :topic IS NOT NULL THEN 'topic' WHEN :role IS NOT NULL THEN 'role'
                       WHEN :kind IS NOT NULL THEN 'kind' WHEN :level IS NOT NULL THEN 'level' ELSE 'all' END
   AND f.value = coalesce(:country, :topic, :role, :kind, :level, '')
   AND f.name_rank > (SELECT name_rank FROM organisation WHERE id = :after) -- if after sort=name
   AND (f.founded, f.name_rank) > (SELECT coalesce(founded, 9999), name_rank FROM organisation WHERE id = :after) -- if after sort=founded
 ORDER BY f.name_rank -- if sort=name
 ORDER BY f.founded, f.name_rank -- if sort=founded
 LIMIT CASE :face WHEN 'page' THEN 31 ELSE 1000 END;
-- name: organisations/organisation/members/member :many
SELECT m.role AS "@role", m.since AS "@since", m.until AS "@until", o.href AS "@href", o.demonstration AS "@demonstration",
       iif(o.acronym IS NULL, o.name_lang, o.acronym_lang) AS "@lang", coalesce(o.acronym, o.name) AS "name"
  FROM tie AS m JOIN organisation AS o ON o.id = m.member
 WHERE m.organisation = :organisation_id ORDER BY m.position LIMIT 6;
