-- What pages read often is worked out once, when the release is built: after the
-- records and their addresses are in place. :language is the database's language.

CREATE INDEX organisation_by_name ON organisation (name_rank);
CREATE INDEX organisation_by_founding ON organisation (founded, name_rank);
CREATE INDEX organisation_publishes ON organisation (publishes, position);
CREATE INDEX topic_by_name ON topic (name_rank);
CREATE INDEX membership_of_member ON membership (member, position);
CREATE INDEX membership_of_organisation ON membership (organisation, position);
CREATE INDEX relation_subject ON relation (subject, position);
CREATE INDEX relation_object ON relation (object, position);
CREATE INDEX figure_of_organisation ON figure (organisation, position);
CREATE INDEX country_by_name ON country (listed, name_rank);
CREATE INDEX member_country_of_organisation ON member_country (organisation, source, country);
CREATE INDEX member_country_of_country ON member_country (country, organisation, source);
CREATE INDEX article_of_organisation ON article (organisation, position);
CREATE INDEX article_of_kind ON article (kind, position);
CREATE INDEX area_of_organisation ON area (organisation, position);
CREATE INDEX area_of_article ON area (article, position);
CREATE INDEX publication_by_title ON publication (title_rank);
CREATE INDEX publication_of_organisation ON publication (organisation, title_rank);
CREATE INDEX publication_of_kind ON publication (kind, title_rank);
CREATE INDEX publication_area_of_area ON publication_area (area, parent);

-- The filters of the directory: one row for each value that holds for an organisation, and one
-- of the filter 'all', in the two orders in which the directory is read. What has no founding year stands last.
CREATE TABLE facet (
  filter TEXT NOT NULL, value TEXT NOT NULL, name_rank INTEGER NOT NULL, organisation TEXT NOT NULL, founded YEAR,
  PRIMARY KEY (filter, value, name_rank, organisation)
) WITHOUT ROWID;
INSERT INTO facet
  SELECT DISTINCT filter, value, o.name_rank, o.id, coalesce(o.founded, 9999) FROM (
    SELECT 'all' AS filter, '' AS value, id AS organisation FROM organisation
    UNION ALL SELECT 'kind', kind, id FROM organisation
    UNION ALL SELECT 'level', level, id FROM organisation
    UNION ALL SELECT 'topic', topic, parent FROM organisation_topic
    UNION ALL SELECT 'country', country, organisation FROM member_country
    UNION ALL SELECT 'role', role, organisation FROM membership
  ) AS f JOIN organisation AS o ON o.id = f.organisation;
CREATE INDEX facet_by_founding ON facet (filter, value, founded, name_rank, organisation);

CREATE TABLE facet_count (
  filter TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (filter, value)
) WITHOUT ROWID;
INSERT INTO facet_count SELECT filter, value, count(*) FROM facet GROUP BY filter, value;

-- How many of those a value holds for are left when another filter is set: `other` is '', or that filter with its value,
-- as ' level=local'. Three filters at once are not counted.
CREATE TABLE facet_together (
  filter TEXT NOT NULL, value TEXT NOT NULL, other TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (filter, value, other)
) WITHOUT ROWID;
CREATE INDEX facet_of_organisation ON facet (organisation, filter, value);
CREATE TEMP TABLE together AS
  SELECT a.filter, a.value, ' ' || b.filter || '=' || b.value AS other, count(*) AS count
    FROM organisation AS o CROSS JOIN facet AS a ON a.organisation = o.id CROSS JOIN facet AS b ON b.organisation = o.id
   WHERE a.filter <> 'all' AND b.filter NOT IN ('all', a.filter) GROUP BY a.filter, a.value, b.filter, b.value;
DROP INDEX facet_of_organisation;
INSERT INTO facet_together
  SELECT filter, value, '', count FROM facet_count WHERE filter <> 'all'
  UNION ALL SELECT a.filter, a.value, ' ' || b.filter || '=' || b.value, 0
    FROM facet_count AS a JOIN facet_count AS b ON a.filter <> 'all' AND b.filter NOT IN ('all', a.filter);
INSERT OR REPLACE INTO facet_together SELECT filter, value, other, count FROM together;
DROP TABLE together;

-- The values of filters that are words of the interface. The build puts into `word` what the language calls them
-- (xsl/words.xsl), and into `word_rank` the order of these; levels stand from near to far.
CREATE TABLE wording (
  filter TEXT NOT NULL, value TEXT NOT NULL, place INTEGER NOT NULL DEFAULT 0, word TEXT, word_rank INTEGER
);
INSERT INTO wording (filter, value, place)
  SELECT filter, value, iif(filter = 'level', instr('local regional national international', value), 0)
    FROM facet_count WHERE filter IN ('kind', 'level', 'role')
  UNION ALL SELECT DISTINCT 'publication-kind', kind, 0 FROM publication;
CREATE INDEX wording_of ON wording (filter, value, word);
CREATE INDEX wording_in_order ON wording (filter, place, word_rank, value);

CREATE TABLE total (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO total
  SELECT 'organisations', count(*) FROM organisation
  UNION ALL SELECT 'memberships', count(*) FROM membership
  UNION ALL SELECT 'countries', count(*) FROM country WHERE listed AND kind <> 'republic'
  UNION ALL SELECT 'publications', count(*) FROM publication;

-- How far a network reaches: one figure of members and one of countries, where a source gives them.
CREATE TABLE reach (
  organisation TEXT PRIMARY KEY REFERENCES organisation(id),
  members INTEGER, members_qualifier TEXT, members_unit TEXT,
  countries INTEGER, countries_qualifier TEXT
) WITHOUT ROWID;
INSERT INTO reach
  SELECT o.id, m.value, m.qualifier, m.unit, c.value, c.qualifier
    FROM organisation AS o
    LEFT JOIN figure AS m ON m.id = (SELECT id FROM figure WHERE organisation = o.id
         AND unit IN ('members', 'municipalities', 'large-cities', 'cities', 'members-and-partners', 'governments',
                      'member-associations', 'units-and-unions')
       ORDER BY position LIMIT 1)
    LEFT JOIN figure AS c ON c.id = (SELECT id FROM figure WHERE organisation = o.id AND unit = 'countries'
       ORDER BY position LIMIT 1)
   WHERE m.id IS NOT NULL OR c.id IS NOT NULL;
CREATE INDEX reach_by_members ON reach (members);

-- Memberships of the bodies that publish here, by the organisation: it may have thousands of other members.
CREATE TABLE tie (
  organisation TEXT NOT NULL, position INTEGER NOT NULL, member TEXT NOT NULL, role TEXT NOT NULL, since YEAR, until YEAR,
  PRIMARY KEY (organisation, position)
) WITHOUT ROWID;
INSERT INTO tie
  SELECT m.organisation, m.position, m.member, m.role, m.since, m.until
    FROM membership AS m JOIN organisation AS o ON o.id = m.member WHERE o.publishes = 1;

-- What is drawn of a body besides its founding: when it became another one, and from when, and to when if that is over, a body
-- that publishes here has belonged to it.
CREATE TABLE life (organisation TEXT PRIMARY KEY REFERENCES organisation(id), ended YEAR, since YEAR, until YEAR) WITHOUT ROWID;
INSERT INTO life
  SELECT organisation, max(ended), min(since), iif(count(since) = count(until), max(until), NULL) FROM (
    SELECT subject AS organisation, year AS ended, NULL AS since, NULL AS until FROM relation WHERE kind = 'became' AND year > 0
    UNION ALL SELECT organisation, NULL, since, until FROM tie WHERE since > 0)
   GROUP BY organisation;

-- The index of the directory: where each letter begins, and the organisation before, which is the cursor that leads there.
CREATE TABLE letter (
  rank INTEGER PRIMARY KEY, letter TEXT NOT NULL, count INTEGER NOT NULL, before TEXT
);
INSERT INTO letter
  SELECT min(name_rank), name_letter, count(*), NULL FROM organisation GROUP BY name_letter;
UPDATE letter SET before = (SELECT id FROM organisation WHERE name_rank < letter.rank ORDER BY name_rank DESC LIMIT 1);
