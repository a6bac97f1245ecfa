-- What must hold of the records beyond their grammar. Every row is a finding: the record's kind, its id, and what is
-- wrong with it. It refuses the release, unless a column `grade` says 'warning'. What else a query may use is told in
-- fcgi/site/checks.h: build (as_of), and typed, the numbers that stand in texts.

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

-- A year or a day that has not come yet.
SELECT kind, id, name || ' (' || year || ') is after the day of this release (' || as_of || ')' FROM build, (
    SELECT 'membership' AS kind, id, 'since' AS name, since AS year FROM membership
    UNION ALL SELECT 'organisation', id, 'founded', founded FROM organisation
    UNION ALL SELECT 'organisation', parent, 'the year of a founding', year FROM organisation_founding
    UNION ALL SELECT 'relation', id, 'year', year FROM relation)
  WHERE year > CAST(substr(as_of, 1, 4) AS INTEGER);
SELECT 'figure', id, 'as_of (' || f.as_of || ') is after the day of this release (' || b.as_of || ')'
  FROM figure AS f, build AS b WHERE f.as_of > b.as_of;

-- The same fact twice. A year that is not known leaves its end open.
SELECT 'membership', b.id, 'is “' || a.id || '” again: the same member, organisation and role, in the same years'
  FROM membership AS a JOIN membership AS b
    ON b.member = a.member AND b.organisation = a.organisation AND b.role = a.role AND b.position > a.position
  WHERE coalesce(a.since, 0) < coalesce(b.until, 9999) AND coalesce(b.since, 0) < coalesce(a.until, 9999);
SELECT kind, parent, 'has the ' || what || ' “' || value || '” twice' FROM (
    SELECT 'organisation' AS kind, parent, 'topic' AS what, topic AS value FROM organisation_topic
    UNION ALL SELECT 'area', parent, 'topic', topic FROM area_topic
    UNION ALL SELECT 'publication', parent, 'area', area FROM publication_area)
  GROUP BY kind, parent, what, value HAVING count(*) > 1;

-- Sources may differ on the year of a founding; the one that the record goes by is one of theirs.
SELECT 'organisation', o.id, 'founded is ' || o.founded || ', but its foundings say ' || group_concat(DISTINCT f.year)
  FROM organisation AS o JOIN organisation_founding AS f ON f.parent = o.id
  WHERE f.event = 'founded' AND f.year IS NOT NULL AND o.founded IS NOT NULL
  GROUP BY o.id HAVING NOT max(f.year = o.founded);

-- A figure or a year that a record has is not typed beside it: it would stay when the record changes.
SELECT t.kind, t.id, t.number || ' is typed; it changes with its record as <value name="" of="' || min(k.reference) || '"/>',
       'warning' AS grade, t.file AS file, t.line AS line
  FROM typed AS t
  JOIN (SELECT 'organisation' AS kind, id, id AS organisation FROM organisation
        UNION ALL SELECT 'article', id, organisation FROM article
        UNION ALL SELECT 'area', id, organisation FROM area
        UNION ALL SELECT 'publication', id, organisation FROM publication) AS w ON w.kind = t.kind AND w.id = t.id
  JOIN (SELECT organisation, value AS number, 'figure/' || id AS reference FROM figure
        UNION ALL SELECT id, founded, 'organisation/' || id || '/founded' FROM organisation
        UNION ALL SELECT member, since, 'membership/' || id || '/since' FROM membership
        UNION ALL SELECT organisation, since, 'membership/' || id || '/since' FROM membership
        UNION ALL SELECT member, until, 'membership/' || id || '/until' FROM membership
        UNION ALL SELECT organisation, until, 'membership/' || id || '/until' FROM membership
        UNION ALL SELECT subject, year, 'relation/' || id || '/year' FROM relation
        UNION ALL SELECT object, year, 'relation/' || id || '/year' FROM relation) AS k
    ON k.organisation = w.organisation AND k.number = t.number
  GROUP BY t.kind, t.id, t.number, t.file, t.line;
