-- page: search
-- path: search
-- title: Search
-- index: no
-- cache: none
-- param q text 200
-- param kind one-of organisation article publication area country note
-- param after int 1..999999999

-- What is looked for: all of the words; where nothing has them all, words that begin like them. @terms finds the
-- same as @match and sooner; only relevance() needs the words themselves.
-- name: search :one
WITH others AS MATERIALIZED (SELECT group_concat(language, ' ') AS codes FROM search_language),
asked AS MATERIALIZED (
  SELECT search_query(coalesce(:q, ''), :language, codes) AS words, search_terms(coalesce(:q, ''), :language, codes) AS terms FROM others),
looked AS MATERIALIZED (SELECT words, terms, EXISTS (SELECT 1 FROM search WHERE search MATCH terms) AS found FROM asked),
going AS MATERIALIZED (
  SELECT CASE WHEN found THEN NULL ELSE (
           SELECT coalesce(CASE WHEN count(*) = count(words) THEN group_concat(words, ' AND ') END, '""')
             FROM (SELECT (SELECT '(' || group_concat('"' || folded || '"', ' OR ') || ')'
                             FROM (SELECT folded FROM search_word WHERE folded >= w.folded AND folded < w.folded || char(0x10ffff)
                                    ORDER BY count DESC LIMIT 8)) AS words
                     FROM search_words(coalesce(:q, ''), :language) AS w WHERE length(w.folded) > 1 LIMIT 24)) END AS beginnings
    FROM looked)
SELECT CASE WHEN found THEN 'words' WHEN EXISTS (SELECT 1 FROM search WHERE search MATCH beginnings) THEN 'beginnings' END AS "@found",
       coalesce(beginnings, words) AS "@match", coalesce(beginnings, terms) AS "@terms"
  FROM looked, going;
-- name: kinds/kind :many
WITH counted AS MATERIALIZED (
  SELECT kind, low, (SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH :search_terms AND rowid BETWEEN low AND high LIMIT 200)) AS count
    FROM search_kind)
SELECT kind AS "@value", count AS "@count" FROM counted WHERE count > 0 ORDER BY low;
-- Of what is found, the best: those of that very name, then the first 200 with the words in title or names, and the
-- first 200 with the words anywhere, in the order of their relevance. A word that is everywhere costs no more.
-- name: results/result :many
WITH found (id, score) AS MATERIALIZED (
  SELECT id, max(score) FROM (
    SELECT id, 1e9 AS score FROM search_exact WHERE folded = search_fold(:q, :language)
    UNION ALL SELECT * FROM (
      SELECT rowid, relevance(search_title, 10, 8) FROM search_title WHERE search_title MATCH :search_match
         AND rowid BETWEEN (SELECT low FROM search_kind WHERE kind = :kind) AND (SELECT high FROM search_kind WHERE kind = :kind) -- if kind
       LIMIT 200)
    UNION ALL SELECT * FROM (
      SELECT rowid, relevance(search, 10, 8, 3, 1) FROM search WHERE search MATCH :search_match
         AND rowid BETWEEN (SELECT low FROM search_kind WHERE kind = :kind) AND (SELECT high FROM search_kind WHERE kind = :kind) -- if kind
       LIMIT 200))
   WHERE id BETWEEN (SELECT low FROM search_kind WHERE kind = :kind) AND (SELECT high FROM search_kind WHERE kind = :kind) -- if kind
   GROUP BY id),
shown AS MATERIALIZED (
  SELECT id, score FROM found
   WHERE (-score, id) > (SELECT -score, id FROM found WHERE id = :after) -- if after
   ORDER BY score DESC, id LIMIT 11)
SELECT i.id AS "@id", i.kind AS "@kind", i.href AS "@href", i.place_lang AS "place/@lang", i.place AS "place",
       i.title_lang AS "title/@lang", excerpt(search, '<mark>', '</mark>', 0, 0) AS "title/*",
       CASE WHEN found_in(search, 0) IS NULL AND found_in(search, 1) THEN excerpt(search, '<mark>', '</mark>', 12, 1) END AS "name/*",
       CASE coalesce(found_in(search, 2, 3), 2) WHEN 2 THEN i.summary_lang ELSE i.body_lang END AS "excerpt/@lang",
       excerpt(search, '<mark>', '</mark>', 32, 2, 3) AS "excerpt/*"
  FROM shown AS s CROSS JOIN search_item AS i ON i.id = s.id CROSS JOIN search ON search.rowid = s.id AND search MATCH :search_terms
 ORDER BY s.score DESC, s.id;
-- Where that finds nothing: titles in which what was typed stands within a word.
-- name: parts/part :many
SELECT kind AS "@kind", href AS "@href", place_lang AS "place/@lang", place AS "place", title_lang AS "title/@lang", title AS "title"
  FROM search_item WHERE id IN (
    SELECT rowid FROM search_part WHERE search_part MATCH (
      SELECT coalesce(group_concat('"' || folded || '"', ' AND '), '""')
        FROM search_words(CASE WHEN :search_found IS NULL THEN coalesce(:q, '') ELSE '' END, :language) WHERE length(folded) > 2)
     LIMIT 10)
 ORDER BY id;
-- And the same words with each that nothing has replaced by the nearest that something has.
-- name: suggestion :one
WITH others AS MATERIALIZED (SELECT group_concat(language, ' ') AS codes FROM search_language),
asked AS MATERIALIZED (
  SELECT surface, folded, EXISTS (SELECT 1 FROM search WHERE search MATCH search_terms(surface, :language, (SELECT codes FROM others))) AS known
    FROM search_words(CASE WHEN :search_found = 'words' THEN '' ELSE coalesce(:q, '') END, :language) LIMIT 24),
mended AS MATERIALIZED (
  SELECT known, CASE WHEN known THEN surface ELSE coalesce((
           SELECT surface FROM (
             SELECT w.surface, w.count, search_distance(w.folded, a.folded) AS distance FROM search_word AS w
              WHERE w.folded >= substr(a.folded, 1, 1) AND w.folded < substr(a.folded, 1, 1) || char(0x10ffff)
                AND length(a.folded) > 2 AND a.folded NOT GLOB '*[0-9]*' AND abs(length(w.folded) - length(a.folded)) < 4)
            WHERE distance <= (length(a.folded) + 1) / 3 ORDER BY distance, count DESC LIMIT 1), surface) END AS word
    FROM asked AS a),
whole AS MATERIALIZED (SELECT group_concat(word, ' ') AS words, sum(NOT known) AS unknown FROM mended)
SELECT words AS "@q" FROM whole
 WHERE unknown > 0 AND EXISTS (SELECT 1 FROM search WHERE search MATCH search_terms(words, :language, (SELECT codes FROM others)));
