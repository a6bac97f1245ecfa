-- page: accessibility
-- path: accessibility
-- title: Accessibility
-- nav: foot

-- name: note :one
SELECT id AS "@id", title_lang AS "title/@lang", title AS "title", summary_lang AS "summary/@lang", summary AS "summary",
       body_lang AS "body/@lang", body_state AS "body/@state", body_source AS "body/@source", body AS "body/*"
  FROM note WHERE id = 'accessibility';
