-- What must hold of the records beyond their grammar. Every row is an error:
-- the record's kind, its id, and what is wrong with it.

SELECT 'membership', id, 'until (' || until || ') is before since (' || since || ')'
  FROM membership WHERE until < since;
SELECT 'membership', m.id, 'since (' || m.since || ') is before ' || o.id || ' was founded (' || o.founded || ')'
  FROM membership AS m JOIN organisation AS o ON o.id = m.organisation WHERE m.since < o.founded;
SELECT 'membership', id, 'an organisation cannot be a member of itself'
  FROM membership WHERE member = organisation;
SELECT 'relation', id, 'an organisation cannot have a relation to itself'
  FROM relation WHERE subject = object;
SELECT 'article', a.id, 'its organisation (' || o.id || ') has publishes="0"'
  FROM article AS a JOIN organisation AS o ON o.id = a.organisation WHERE NOT o.publishes;
SELECT 'article', parent, 'two sections have the id ' || id
  FROM article_section GROUP BY parent, id HAVING count(*) > 1;
SELECT 'article', parent, 'section ' || id || ' has neither a list nor a body'
  FROM article_section WHERE list IS NULL AND body IS NULL;
SELECT 'country', id, 'a republic needs within='
  FROM country WHERE kind = 'republic' AND within IS NULL;
SELECT 'figure', id, 'value is below 0' FROM figure WHERE value < 0;
