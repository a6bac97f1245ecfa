-- page: contact
-- path: contact
-- title: Contact
-- nav: main 5
-- cache: none
-- param to record organisation:publishes
-- field to record organisation:publishes required
-- field name text required max=100
-- field email email required max=254
-- field subject text required max=150
-- field message multiline required max=5000
-- then: contact-received

-- name: bodies/body :many
SELECT id AS "@id", slug AS "@slug", demonstration AS "@demonstration", acronym_lang AS "acronym/@lang", acronym AS "acronym",
       name_lang AS "name/@lang", name AS "name"
  FROM organisation WHERE publishes = 1 ORDER BY position;
-- name: privacy :one
SELECT title_lang AS "title/@lang", title AS "title", summary_lang AS "summary/@lang", summary AS "summary" FROM note WHERE id = 'privacy';
