-- The indexes of search_item, and the words that stand in it. {language} is the database's.
-- The sqlite3 shell can ask them with build/birlik_search.so.

-- What is indexed, each text marked with its language; the index keeps no text of its own.
CREATE VIEW search_text AS
  SELECT id, coalesce('␞' || title_lang || '␟', '') || title AS title,
         coalesce((SELECT group_concat('␞' || coalesce(lang, '') || '␟' || name, ' · ') FROM search_name AS n WHERE n.id = search_item.id), '') AS names,
         coalesce('␞' || summary_lang || '␟', '') || summary AS summary,
         coalesce('␞' || body_lang || '␟', '') || body AS body
    FROM search_item;
CREATE VIRTUAL TABLE search USING fts5(title, names, summary, body,
  content='search_text', content_rowid='id', tokenize="birlik '{language}'");
INSERT INTO search (search) VALUES ('rebuild');
INSERT INTO search (search) VALUES ('optimize');
-- Titles and names once more by themselves: the best are found there, however often a word stands in texts.
CREATE VIRTUAL TABLE search_title USING fts5(title, names, content='', tokenize="birlik '{language}'");
INSERT INTO search_title (rowid, title, names) SELECT id, title, names FROM search_text;
INSERT INTO search_title (search_title) VALUES ('optimize');

-- Every word as it is written, to go on from the beginning of one and to mend a mistake: how often it
-- stands in a title or a name, and anywhere.
CREATE TABLE search_word (
  folded TEXT PRIMARY KEY, surface TEXT NOT NULL, titles INTEGER NOT NULL, count INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO search_word
  SELECT folded, max(surface), sum(in_title), count(*) FROM (
    SELECT w.folded, w.surface, 1 AS in_title FROM search_text AS t JOIN search_words(t.title || ' · ' || t.names, '{language}') AS w
    UNION ALL
    SELECT w.folded, w.surface, 0 FROM search_text AS t JOIN search_words(coalesce(t.summary, '') || ' · ' || coalesce(t.body, ''), '{language}') AS w)
   GROUP BY folded;

-- Titles and names by any three letters that follow each other: what stands within a word is found too.
CREATE VIRTUAL TABLE search_part USING fts5(text, content='', tokenize='trigram');
INSERT INTO search_part (rowid, text) SELECT id, search_fold(title || ' ' || names, '{language}') FROM search_text;
INSERT INTO search_part (search_part) VALUES ('optimize');

-- Who asks for a record by its name or its acronym gets it first.
CREATE TABLE search_exact (folded TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (folded, id)) WITHOUT ROWID;
INSERT OR IGNORE INTO search_exact
  SELECT search_fold(title, '{language}'), id FROM search_item UNION ALL SELECT search_fold(name, '{language}'), id FROM search_name;
