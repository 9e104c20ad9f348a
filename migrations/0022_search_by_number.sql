-- The names that a kind of document is known by, as they are compared (`src/documents/kind-names.ts`): what a register file
-- calls it, and what stands before a number in a search.
CREATE TABLE document_kind_names (
  name_key TEXT NOT NULL PRIMARY KEY CHECK (name_key <> ''),
  kind TEXT NOT NULL REFERENCES document_kinds (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A register that has its kinds already learns what they are called; an empty one is given it with the kinds.
INSERT INTO document_kind_names (name_key, kind)
SELECT known.column1, known.column2 FROM (VALUES
  ('документ вищого органу', 'higher-authority'),
  ('документ органу вищого рівня', 'higher-authority'),
  ('документи вищих органів', 'higher-authority'),
  ('документів вищих органів', 'higher-authority'),
  ('документ органів вищого рівня', 'higher-authority'),
  ('документ вищих органів', 'higher-authority'),
  ('рішення виконкому', 'executive-decision'),
  ('рішення виконавчого комітету', 'executive-decision'),
  ('рішень виконкому', 'executive-decision'),
  ('рішень виконавчого комітету', 'executive-decision'),
  ('рішення виконавчого комітету міської ради', 'executive-decision'),
  ('рішення виконкому міської ради', 'executive-decision'),
  ('рішення викон комітету', 'executive-decision'),
  ('рішення вик комітету', 'executive-decision'),
  ('рішення вк', 'executive-decision'),
  ('ріш виконкому', 'executive-decision'),
  ('рвк', 'executive-decision'),
  ('розпорядження', 'mayoral-order'),
  ('розпорядження міського голови', 'mayoral-order'),
  ('розпоряджень', 'mayoral-order'),
  ('розпоряджень міського голови', 'mayoral-order'),
  ('розпорядження голови', 'mayoral-order'),
  ('розпорядження міськ голови', 'mayoral-order'),
  ('розп міського голови', 'mayoral-order'),
  ('розп голови', 'mayoral-order'),
  ('розп', 'mayoral-order'),
  ('рмг', 'mayoral-order'),
  ('протокол наради', 'operational-meeting'),
  ('протокол оперативної наради у міського голови', 'operational-meeting'),
  ('протоколи нарад', 'operational-meeting'),
  ('протоколів нарад', 'operational-meeting'),
  ('протоколів оперативних нарад', 'operational-meeting'),
  ('протокол оперативної наради', 'operational-meeting'),
  ('протокол наради у міського голови', 'operational-meeting'),
  ('протокол оперативної наради при міському голові', 'operational-meeting'),
  ('оперативна нарада', 'operational-meeting'),
  ('нарада', 'operational-meeting'),
  ('протокол інспекції', 'inspection'),
  ('протокол ранкової інспекції', 'inspection'),
  ('протоколи інспекцій', 'inspection'),
  ('протоколів інспекцій', 'inspection'),
  ('протоколів ранкових інспекцій', 'inspection'),
  ('протокол ранкової інспекції міського голови', 'inspection'),
  ('ранкова інспекція', 'inspection'),
  ('інспекція', 'inspection'),
  ('протокол ефіру', 'broadcast'),
  ('протокол прямого ефіру', 'broadcast'),
  ('протоколи ефірів', 'broadcast'),
  ('протоколів ефірів', 'broadcast'),
  ('протоколів прямих ефірів', 'broadcast'),
  ('протокол прямого ефіру міського голови', 'broadcast'),
  ('прямий ефір', 'broadcast'),
  ('ефір', 'broadcast'),
  ('рішення сесії', 'session-decision'),
  ('рішення сесії міської ради', 'session-decision'),
  ('рішення сесій', 'session-decision'),
  ('рішень сесій', 'session-decision'),
  ('рішень сесій міської ради', 'session-decision'),
  ('рішення сесії ради', 'session-decision'),
  ('рішення сесії мр', 'session-decision'),
  ('рішення міської ради', 'session-decision'),
  ('рішення ради', 'session-decision'),
  ('ріш сесії', 'session-decision'),
  ('запит на інформацію', 'information-request'),
  ('запит на публічну інформацію', 'information-request'),
  ('запити на інформацію', 'information-request'),
  ('запитів на інформацію', 'information-request'),
  ('запитів на публічну інформацію', 'information-request'),
  ('запит на доступ до публічної інформації', 'information-request'),
  ('запит про надання публічної інформації', 'information-request'),
  ('інформаційний запит', 'information-request'),
  ('зпі', 'information-request'),
  ('звернення', 'appeal'),
  ('звернення громадян', 'appeal'),
  ('звернень', 'appeal'),
  ('звернень громадян', 'appeal'),
  ('звернення громадянина', 'appeal'),
  ('звернення громадянки', 'appeal'),
  ('звернення гр', 'appeal'),
  ('депутатське звернення', 'deputy-appeal'),
  ('депутатські звернення', 'deputy-appeal'),
  ('депутатських звернень', 'deputy-appeal'),
  ('звернення депутата', 'deputy-appeal'),
  ('звернення народного депутата', 'deputy-appeal'),
  ('деп звернення', 'deputy-appeal'),
  ('депутатський запит', 'deputy-inquiry'),
  ('депутатські запити', 'deputy-inquiry'),
  ('депутатських запитів', 'deputy-inquiry'),
  ('запит депутата', 'deputy-inquiry'),
  ('запит народного депутата', 'deputy-inquiry'),
  ('деп запит', 'deputy-inquiry'),
  ('адвокатський запит', 'advocate-request'),
  ('адвокатські запити', 'advocate-request'),
  ('адвокатських запитів', 'advocate-request'),
  ('запит адвоката', 'advocate-request'),
  ('адв запит', 'advocate-request'),
  ('петиція', 'petition'),
  ('електронна петиція', 'petition'),
  ('петиції', 'petition'),
  ('петицій', 'petition'),
  ('електронних петицій', 'petition'),
  ('е-петиція', 'petition')
) AS known WHERE known.column2 IN (SELECT id FROM document_kinds);

-- What a document is found by when somebody types a number. Triggers keep it, since a number is made inside the database.
CREATE TABLE number_parts (
  part TEXT NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents (id),
  PRIMARY KEY (part, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX number_parts_by_document ON number_parts (document_id);

-- The index of a document and its correspondent's number, each from its beginning and from each place inside it by which one
-- may remember it: from three figures on, from the first figure after letters, and from a number that stands alone behind a
-- slash. So «01-15/1987» is found by «1987», and «1987/01-15» is not among all those of the case «01-15».
CREATE VIEW numbers_to_find AS
SELECT keys.document_id, substr(keys.number, place.value) AS part
FROM (
  SELECT id AS document_id, number_key AS number, 1 AS least, 1 AS most FROM documents
  UNION ALL
  SELECT id, replace(number_key, coalesce(case_index, ''), ''), 2, 48 FROM documents
  UNION ALL
  SELECT id, correspondent_number_key, 1, 48 FROM documents WHERE correspondent_number_key <> ''
) AS keys, json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48]') AS place
WHERE place.value BETWEEN keys.least AND min(keys.most, length(keys.number))
  AND (place.value = 1
    OR substr(keys.number, place.value - 1, 2) GLOB '[^0-9][0-9]'
      AND (substr(keys.number, place.value, 3) GLOB '[0-9][0-9][0-9]'
        OR substr(keys.number, 1, place.value - 1) NOT GLOB '*[0-9]*'
        OR substr(keys.number, place.value - 1, 1) = '/'
          AND substr(keys.number, place.value, instr(substr(keys.number, place.value) || '/', '/') - 1)
            NOT GLOB '*[0-9][-.][0-9]*'));

INSERT OR IGNORE INTO number_parts (part, document_id) SELECT part, document_id FROM numbers_to_find;
CREATE TRIGGER number_parts_of_new AFTER INSERT ON documents BEGIN
  INSERT OR IGNORE INTO number_parts (part, document_id)
  SELECT part, document_id FROM numbers_to_find WHERE document_id = new.id;
END;
CREATE TRIGGER number_parts_of_changed AFTER UPDATE OF number_key, correspondent_number_key, case_index ON documents BEGIN
  DELETE FROM number_parts WHERE document_id = new.id;
  INSERT OR IGNORE INTO number_parts (part, document_id)
  SELECT part, document_id FROM numbers_to_find WHERE document_id = new.id;
END;

-- A day alone finds what is dated so, by us or by whoever wrote.
CREATE INDEX documents_by_correspondent_date ON documents (correspondent_date) WHERE correspondent_date IS NOT NULL;
