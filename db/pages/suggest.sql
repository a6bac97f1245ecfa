-- page: suggest
-- path: search/suggest
-- parent: search
-- media: application/json
-- index: no
-- cache: none
-- param q text 200

-- While a reader types: records whose title or name has the words, the last one begun.
-- name: suggestions/suggestion :many
WITH asked AS MATERIALIZED (
  SELECT coalesce(group_concat(words, ' AND '), '""') AS match FROM (
    SELECT CASE WHEN place < max(place) OVER () THEN search_query(surface, :language, (SELECT group_concat(language, ' ') FROM search_language))
           ELSE coalesce((SELECT '(' || group_concat('"' || folded || '"', ' OR ') || ')'
                            FROM (SELECT folded FROM search_word WHERE folded >= w.folded AND folded < w.folded || char(0x10ffff) AND titles > 0
                                   ORDER BY titles DESC LIMIT 8)), '""') END AS words
      FROM search_words(coalesce(:q, ''), :language) AS w LIMIT 24)),
found AS MATERIALIZED (
  SELECT rowid AS id, relevance(search_title, 10, 8) AS score FROM search_title WHERE search_title MATCH (SELECT match FROM asked) LIMIT 200)
SELECT i.kind AS "@kind", i.href AS "@href", i.title_lang AS "@lang", i.title AS "title"
  FROM (SELECT id, score FROM found ORDER BY score DESC, id LIMIT 8) AS f CROSS JOIN search_item AS i ON i.id = f.id
 ORDER BY f.score DESC, f.id;
