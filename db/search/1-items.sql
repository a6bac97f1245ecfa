-- What the search finds: a row for each record and each page that has an address, in the language of this database
-- (:language). After derive.sql; 2-other.sql and 3-index.sql go on from here.
--
--   id             out of its kind's block of numbers, the more important first
--   …_lang         the language of the text, where that is not the database's own; inside a text a change
--                  of language is marked ␞en␟, and ␞␟ leads back (fcgi/libraries/words.h)
--   place          the body whose record it is, by its short name

CREATE TABLE search_kind (kind TEXT PRIMARY KEY, low INTEGER NOT NULL, high INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO search_kind
  SELECT column1, column2 * 10000000, column2 * 10000000 + 9999999
    FROM (VALUES ('organisation', 1), ('article', 2), ('publication', 3), ('area', 4), ('country', 5), ('note', 6));

CREATE TABLE search_item (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, record TEXT NOT NULL, href TEXT NOT NULL,
  title_lang TEXT, title TEXT NOT NULL,
  summary_lang TEXT, summary TEXT, body_lang TEXT, body TEXT,
  place_lang TEXT, place TEXT
);

INSERT INTO search_item
  SELECT 10000000 + row_number() OVER (ORDER BY o.publishes DESC, o.name_rank), 'organisation', o.id, o.href, o.name_lang, o.name,
         o.summary_lang, o.summary, o.body_lang,
         -- With the years that its page tells in sentences: of its founding, of memberships both ways, of what became of it.
         coalesce(search_plain(o.body), '') || coalesce(' ␞␟' || (
           SELECT group_concat(name || ' ' || year, ' · ') FROM (
             SELECT coalesce(o.acronym, o.name) AS name, o.founded AS year WHERE o.founded > 0
             UNION ALL SELECT coalesce(n.acronym, n.name), m.since FROM membership AS m JOIN organisation AS n ON n.id = m.organisation
              WHERE m.member = o.id AND m.since > 0
             UNION ALL SELECT coalesce(n.acronym, n.name), t.since FROM tie AS t JOIN organisation AS n ON n.id = t.member
              WHERE t.organisation = o.id AND t.since > 0
             UNION ALL SELECT coalesce(n.acronym, n.name), r.year FROM relation AS r JOIN organisation AS n ON n.id = r.object
              WHERE r.subject = o.id AND r.year > 0
             UNION ALL SELECT coalesce(n.acronym, n.name), r.year FROM relation AS r JOIN organisation AS n ON n.id = r.subject
              WHERE r.object = o.id AND r.year > 0)), ''), NULL, NULL
    FROM organisation AS o WHERE o.href IS NOT NULL;

INSERT INTO search_item
  SELECT 20000000 + row_number() OVER (ORDER BY a.position), 'article', a.id, a.href, a.title_lang, a.title,
         a.summary_lang, a.summary,
         (SELECT CASE WHEN count(*) = count(body_lang) THEN min(body_lang) END FROM article_section WHERE parent = a.id),
         (SELECT group_concat(text, ' ') FROM (
           SELECT coalesce('␞' || coalesce(title_lang, '') || '␟' || title || ': ', '')
                  || coalesce(search_plain(body, coalesce(body_lang, '')), '') AS text
             FROM article_section WHERE parent = a.id ORDER BY position)),
         coalesce(o.acronym_lang, o.name_lang), coalesce(o.acronym, o.name)
    FROM article AS a JOIN organisation AS o ON o.id = a.organisation WHERE a.href IS NOT NULL;

INSERT INTO search_item
  SELECT 30000000 + row_number() OVER (ORDER BY p.title_rank), 'publication', p.id, p.href, p.title_lang, p.title,
         p.summary_lang, p.summary, NULL, NULL, coalesce(o.acronym_lang, o.name_lang), coalesce(o.acronym, o.name)
    FROM publication AS p JOIN organisation AS o ON o.id = p.organisation WHERE p.href IS NOT NULL;

-- An area is a part of a page: of the article that describes it, or of its body's.
INSERT INTO search_item
  SELECT 40000000 + row_number() OVER (ORDER BY a.position), 'area', a.id, coalesce(t.href || '#' || a.id, o.href), a.name_lang, a.name,
         a.summary_lang, a.summary, NULL,
         (SELECT group_concat('␞' || coalesce(item_lang, '') || '␟' || item, '; ') FROM (
           SELECT item_lang, item FROM area_item WHERE parent = a.id ORDER BY position)),
         coalesce(o.acronym_lang, o.name_lang), coalesce(o.acronym, o.name)
    FROM area AS a JOIN organisation AS o ON o.id = a.organisation LEFT JOIN article AS t ON t.id = a.article
   WHERE o.href IS NOT NULL;

INSERT INTO search_item
  SELECT 50000000 + row_number() OVER (ORDER BY name_rank), 'country', id, href, name_lang, name, NULL, NULL, NULL, NULL, NULL, NULL
    FROM country WHERE href IS NOT NULL;

-- A note has an address if a page is named like it.
INSERT INTO search_item
  SELECT 60000000 + row_number() OVER (ORDER BY n.position), 'note', n.id, a.path, n.title_lang, n.title,
         n.summary_lang, n.summary, n.body_lang, search_plain(n.body), NULL, NULL
    FROM note AS n JOIN address AS a ON a.page = n.id AND a.record = '' AND a.target IS NULL;
-- A page of its own is found by its title.
INSERT INTO search_item
  SELECT 65000000 + row_number() OVER (ORDER BY path), 'note', page, path, title_lang, title, NULL, NULL, NULL, NULL, NULL, NULL
    FROM address WHERE record = '' AND target IS NULL AND indexed AND page <> 'home' AND page NOT IN (SELECT id FROM note);

CREATE UNIQUE INDEX search_item_of ON search_item (kind, record);

-- What records are called besides their title: acronyms, further names, names in other languages (2-other.sql).
CREATE TABLE search_name (id INTEGER NOT NULL, name TEXT NOT NULL, lang TEXT, PRIMARY KEY (id, name)) WITHOUT ROWID;
INSERT OR IGNORE INTO search_name
  SELECT i.id, o.acronym, o.acronym_lang FROM organisation AS o JOIN search_item AS i ON i.kind = 'organisation' AND i.record = o.id
   WHERE o.acronym IS NOT NULL
  UNION ALL SELECT i.id, a.alias, a.alias_lang FROM organisation_alias AS a JOIN search_item AS i ON i.kind = 'organisation' AND i.record = a.parent;

-- Languages that texts are in besides this one: what is typed is looked for in them too.
CREATE TABLE search_language (language TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO search_language
  SELECT DISTINCT lang FROM (SELECT title_lang AS lang FROM search_item UNION SELECT summary_lang FROM search_item UNION SELECT body_lang FROM search_item)
   WHERE lang IS NOT NULL;
