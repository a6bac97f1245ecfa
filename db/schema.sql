-- The records of the site. An element below the root of a file in content/ is a row
-- of the table of its name; its attributes and its children are the row's columns.
-- A child that may repeat is a row of the table <record>_<child>, whose `parent` is
-- the record's id; its own text, if it has one, is the column of the child's name.
--
-- What a column is follows from its declaration:
--   X with X_lang      a text of the record's source language, translated by locales/;
--                      X_lang is the language it is shown in, NULL where that is the
--                      database's own; X_state is stale or missing, NULL where it is current;
--                      X_source is the language of the original of what is stale
--   X_rank             the record's place in the alphabetical order of the language: by its acronym,
--                      or by X
--   X_letter           the letter under which an index has it; # for none
--   X_read X_flags     how X is spoken and what it ends in, from the record <reading> of its text
--   MARKUP             block markup, cleaned and finished by the build
--   YEAR INTEGER DATE URL TEXT   checked by content.rng; YEAR and INTEGER also tell how
--                      <value of="kind/id/column"/> is written in prose
--   slug               the last segment of the record's address
--   href               the address of the page that is named like the table
--   position           the record's place in its file, or the child's in its record
--   REFERENCES         must name a record that exists
--
-- Every language has this schema, a database of its own. What is only there to be read
-- fast is in derive.sql; what must hold is in checks.sql.

CREATE TABLE topic (
  id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, icon TEXT NOT NULL,
  name TEXT NOT NULL, name_lang TEXT, name_state TEXT, name_rank INTEGER NOT NULL,
  summary TEXT, summary_lang TEXT, summary_state TEXT, summary_source TEXT
);

CREATE TABLE organisation (
  id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, href TEXT,
  kind TEXT NOT NULL,            -- union association network municipality institution platform
  level TEXT NOT NULL,           -- local regional national international
  founded YEAR,
  website URL,
  publishes INTEGER NOT NULL DEFAULT 0,      -- has pages of its own on this site
  demonstration INTEGER NOT NULL DEFAULT 0,  -- made up for this site
  unverified TEXT,               -- what nobody has confirmed: "website name:tr"
  source TEXT REFERENCES article(id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL, name_lang TEXT, name_state TEXT, name_rank INTEGER NOT NULL, name_letter TEXT,
  name_read TEXT, name_flags TEXT,
  acronym TEXT, acronym_lang TEXT, acronym_state TEXT, acronym_read TEXT, acronym_flags TEXT,
  seat TEXT, seat_lang TEXT, seat_state TEXT, seat_read TEXT, seat_flags TEXT,
  summary TEXT, summary_lang TEXT, summary_state TEXT, summary_source TEXT,
  body MARKUP, body_lang TEXT, body_state TEXT, body_source TEXT
);
CREATE TABLE organisation_alias (
  parent TEXT NOT NULL REFERENCES organisation(id), position INTEGER NOT NULL,
  alias TEXT NOT NULL, alias_lang TEXT, alias_state TEXT,
  PRIMARY KEY (parent, position)
) WITHOUT ROWID;
CREATE TABLE organisation_topic (
  parent TEXT NOT NULL REFERENCES organisation(id), position INTEGER NOT NULL,
  topic TEXT NOT NULL REFERENCES topic(id),
  PRIMARY KEY (parent, position)
) WITHOUT ROWID;
-- What a source says of how a body came about; two sources may differ.
CREATE TABLE organisation_founding (
  parent TEXT NOT NULL REFERENCES organisation(id), position INTEGER NOT NULL,
  event TEXT NOT NULL,           -- founded decided public-entity
  year YEAR, source TEXT REFERENCES article(id),
  place TEXT, place_lang TEXT, place_state TEXT, place_read TEXT, place_flags TEXT,
  PRIMARY KEY (parent, position)
) WITHOUT ROWID;

CREATE TABLE membership (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL,
  member TEXT NOT NULL REFERENCES organisation(id),
  organisation TEXT NOT NULL REFERENCES organisation(id),
  role TEXT NOT NULL,            -- member natural-member member-or-affiliate participant
                                 -- representative secretariat contact-point operator
  status TEXT,                   -- as the network calls it: local-government
  since YEAR, until YEAR,
  scope TEXT,                    -- the group on the member's own page: national international
  source TEXT NOT NULL REFERENCES article(id)
);
CREATE TABLE relation (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL,
  subject TEXT NOT NULL REFERENCES organisation(id),
  kind TEXT NOT NULL,            -- section-of unit-of became founded-by set-up-by launched-by
                                 -- body-of working-group-of in-contact-with
  object TEXT NOT NULL REFERENCES organisation(id),
  year YEAR, source TEXT NOT NULL REFERENCES article(id)
);
CREATE TABLE figure (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL,
  organisation TEXT NOT NULL REFERENCES organisation(id),
  qualifier TEXT,                -- over more-than about nearly; none: the bare number
  value INTEGER NOT NULL,
  unit TEXT NOT NULL,            -- the words are in the stylesheets
  as_of DATE, source TEXT NOT NULL REFERENCES article(id)
);

CREATE TABLE country (
  id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, href TEXT,   -- ISO 3166
  kind TEXT NOT NULL,            -- country territory republic; a republic is not counted
  within TEXT REFERENCES country(id),
  listed INTEGER NOT NULL DEFAULT 1,
  position INTEGER NOT NULL,
  name TEXT NOT NULL, name_lang TEXT, name_state TEXT, name_rank INTEGER NOT NULL, name_read TEXT, name_flags TEXT
);
CREATE TABLE member_country (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL,
  organisation TEXT NOT NULL REFERENCES organisation(id),
  country TEXT NOT NULL REFERENCES country(id),
  source TEXT NOT NULL REFERENCES article(id),
  as_written TEXT, as_written_lang TEXT, as_written_state TEXT
);

CREATE TABLE article (
  id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, href TEXT,
  organisation TEXT NOT NULL REFERENCES organisation(id),
  kind TEXT NOT NULL,            -- cooperation memberships areas message
  position INTEGER NOT NULL,
  title TEXT NOT NULL, title_lang TEXT, title_state TEXT, title_source TEXT, title_rank INTEGER NOT NULL,
  summary TEXT NOT NULL, summary_lang TEXT, summary_state TEXT, summary_source TEXT
);
-- A section of an article: prose, a list made from records, or both.
CREATE TABLE article_section (
  parent TEXT NOT NULL REFERENCES article(id), position INTEGER NOT NULL,
  id TEXT NOT NULL,              -- the anchor, unique in the article
  list TEXT,                     -- memberships national international areas publications figures countries contact
  title TEXT, title_lang TEXT, title_state TEXT,
  body MARKUP, body_lang TEXT, body_state TEXT, body_source TEXT,
  PRIMARY KEY (parent, position)
) WITHOUT ROWID;
-- A working area, or a field of activity, of an organisation.
CREATE TABLE area (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL,
  organisation TEXT NOT NULL REFERENCES organisation(id),
  article TEXT REFERENCES article(id),               -- the page that describes it
  name TEXT NOT NULL, name_lang TEXT, name_state TEXT,
  summary TEXT, summary_lang TEXT, summary_state TEXT, summary_source TEXT
);
CREATE TABLE area_item (
  parent TEXT NOT NULL REFERENCES area(id), position INTEGER NOT NULL,
  item TEXT NOT NULL, item_lang TEXT, item_state TEXT,
  PRIMARY KEY (parent, position)
) WITHOUT ROWID;
CREATE TABLE area_topic (
  parent TEXT NOT NULL REFERENCES area(id), position INTEGER NOT NULL,
  topic TEXT NOT NULL REFERENCES topic(id),
  PRIMARY KEY (parent, position)
) WITHOUT ROWID;

CREATE TABLE publication (
  id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, href TEXT,
  organisation TEXT NOT NULL REFERENCES organisation(id),
  kind TEXT NOT NULL,            -- magazine book bulletin periodical report
  demonstration INTEGER NOT NULL DEFAULT 0,
  source TEXT REFERENCES article(id),
  position INTEGER NOT NULL,
  title TEXT NOT NULL, title_lang TEXT, title_state TEXT, title_rank INTEGER NOT NULL,
  summary TEXT NOT NULL, summary_lang TEXT, summary_state TEXT, summary_source TEXT
);
CREATE TABLE publication_area (
  parent TEXT NOT NULL REFERENCES publication(id), position INTEGER NOT NULL,
  area TEXT NOT NULL REFERENCES area(id),
  PRIMARY KEY (parent, position)
) WITHOUT ROWID;

-- How a name is spoken in a language whose suffixes follow sound, where its spelling does not tell;
-- what it ends in, by the flags that the language's stylesheet declares.
CREATE TABLE reading (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL,
  language TEXT NOT NULL, text TEXT NOT NULL,
  read TEXT, flags TEXT,
  UNIQUE (language, text)
);

-- A text of the site itself: about, accessibility, privacy, demonstration, country-names.
CREATE TABLE note (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL,
  title TEXT NOT NULL, title_lang TEXT, title_state TEXT,
  summary TEXT, summary_lang TEXT, summary_state TEXT, summary_source TEXT,
  body MARKUP NOT NULL, body_lang TEXT, body_state TEXT, body_source TEXT
);
