-- What stands on every page, before the page's own queries.

-- name: demonstration :one
SELECT title_lang AS "title/@lang", title AS "title", summary_lang AS "summary/@lang", summary AS "summary"
  FROM note WHERE id = 'demonstration';
-- name: publishers/publisher :many
SELECT id AS "@id", href AS "@href", acronym_lang AS "acronym/@lang", acronym AS "acronym",
       name_lang AS "name/@lang", name AS "name"
  FROM organisation WHERE publishes = 1 ORDER BY position LIMIT 12;
