-- Once for each other language (:language), whose database is attached as `other`: what a record is
-- called there is a name of it here too.

INSERT OR IGNORE INTO search_name
  SELECT here.id, there.title, :language
    FROM other.search_item AS there JOIN search_item AS here ON here.kind = there.kind AND here.record = there.record
   WHERE there.title_lang IS NULL AND there.title <> here.title;
INSERT OR IGNORE INTO search_name
  SELECT here.id, n.name, coalesce(n.lang, :language)
    FROM other.search_item AS there JOIN search_item AS here ON here.kind = there.kind AND here.record = there.record
    JOIN other.search_name AS n ON n.id = there.id AND n.name <> here.title;
INSERT OR IGNORE INTO search_language VALUES (:language);
