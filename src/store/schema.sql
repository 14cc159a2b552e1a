-- SPDX-License-Identifier: GPL-3.0-or-later
-- The schema of a library, version 4. Run whole in one transaction; application_id and user_version are set with it.
-- References are deferred: the records of a change may be written in any order, and what it leaves must fit together.

CREATE TABLE annotators (
  key      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  name     TEXT NOT NULL
) STRICT;

CREATE TABLE tagset (
  key      INTEGER PRIMARY KEY CHECK (key = 1),
  revision INTEGER NOT NULL,
  body     TEXT NOT NULL
) STRICT;

-- body is the record as JSON; what stands beside it is there to be searched
CREATE TABLE entities (
  id       BLOB NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  body     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Name and aliases, folded, from each word on: "a word begins with" is a range of this
CREATE TABLE entity_names (
  folded TEXT NOT NULL,
  entity BLOB NOT NULL,
  PRIMARY KEY (folded, entity)
) STRICT, WITHOUT ROWID;

-- Heads only: body is without text and blocks
CREATE TABLE articles (
  key           INTEGER PRIMARY KEY,
  id            BLOB NOT NULL UNIQUE,
  revision      INTEGER NOT NULL,
  status        INTEGER NOT NULL,
  added         INTEGER NOT NULL,
  title_key     TEXT NOT NULL,
  source_sha256 TEXT,
  n_mentions    INTEGER NOT NULL,
  n_claims      INTEGER NOT NULL,
  body          TEXT NOT NULL
) STRICT;

CREATE INDEX articles_by_added ON articles (added);
CREATE INDEX articles_by_title ON articles (title_key);
CREATE INDEX articles_by_status_added ON articles (status, added);
CREATE INDEX articles_by_status_title ON articles (status, title_key);
CREATE INDEX articles_by_source ON articles (source_sha256) WHERE source_sha256 IS NOT NULL;

CREATE TABLE texts (
  key    INTEGER PRIMARY KEY REFERENCES articles (key) DEFERRABLE INITIALLY DEFERRED,
  title  TEXT NOT NULL,
  text   TEXT NOT NULL,
  blocks BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
  title, text, content = 'texts', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(4.0, 1.0)');

-- What articles were read from, compressed by zlib. Named by content and never removed: undo may need it again
CREATE TABLE originals (
  key    INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  data   BLOB NOT NULL
) STRICT;

-- Clustered by article, spans packed with their quotes. body is NULL where the columns say it all, which is nearly always
CREATE TABLE mentions (
  article   INTEGER NOT NULL REFERENCES articles (key) DEFERRABLE INITIALLY DEFERRED,
  id        BLOB NOT NULL,
  revision  INTEGER NOT NULL,
  type      TEXT NOT NULL,
  entity    BLOB REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
  spans     BLOB NOT NULL,
  annotator INTEGER REFERENCES annotators (key) DEFERRABLE INITIALLY DEFERRED,
  created   INTEGER NOT NULL,
  modified  INTEGER NOT NULL,
  origin    INTEGER NOT NULL,
  body      TEXT,
  PRIMARY KEY (article, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX mentions_by_entity ON mentions (entity, article) WHERE entity IS NOT NULL;

CREATE TABLE claims (
  article  INTEGER NOT NULL REFERENCES articles (key) DEFERRABLE INITIALLY DEFERRED,
  id       BLOB NOT NULL,
  revision INTEGER NOT NULL,
  kind     TEXT,
  state    INTEGER NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY (article, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX claims_by_id ON claims (id);

-- What a claim refers to: entities, articles of its evidence, mentions of its own article
CREATE TABLE claim_entities (
  entity  BLOB NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
  article INTEGER NOT NULL,
  claim   BLOB NOT NULL,
  PRIMARY KEY (entity, article, claim)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_entities_by_article ON claim_entities (article);

CREATE TABLE claim_articles (
  evidence BLOB NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  article  INTEGER NOT NULL,
  claim    BLOB NOT NULL,
  PRIMARY KEY (evidence, article, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_mentions (
  article INTEGER NOT NULL,
  mention BLOB NOT NULL,
  claim   BLOB NOT NULL,
  PRIMARY KEY (article, mention, claim),
  FOREIGN KEY (article, mention) REFERENCES mentions (article, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE remarks (
  article  INTEGER NOT NULL REFERENCES articles (key) DEFERRABLE INITIALLY DEFERRED,
  id       BLOB NOT NULL,
  revision INTEGER NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY (article, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE relations (
  id          BLOB NOT NULL PRIMARY KEY,
  revision    INTEGER NOT NULL,
  from_claim  BLOB REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
  from_entity BLOB REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
  to_claim    BLOB REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
  to_entity   BLOB REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
  body        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX relations_from_claim ON relations (from_claim) WHERE from_claim IS NOT NULL;
CREATE INDEX relations_from_entity ON relations (from_entity) WHERE from_entity IS NOT NULL;
CREATE INDEX relations_to_claim ON relations (to_claim) WHERE to_claim IS NOT NULL;
CREATE INDEX relations_to_entity ON relations (to_entity) WHERE to_entity IS NOT NULL;

CREATE TABLE relation_articles (
  article  BLOB NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  relation BLOB NOT NULL,
  PRIMARY KEY (article, relation)
) STRICT, WITHOUT ROWID;

-- Append-only: one row a change. sense: 0 do, 1 undo, 2 redo. items stands last: it is long and seldom read
CREATE TABLE journal (
  seq       INTEGER PRIMARY KEY,
  hash      BLOB NOT NULL,
  id        BLOB NOT NULL,
  annotator BLOB NOT NULL,
  source    INTEGER NOT NULL,
  sense     INTEGER NOT NULL,
  undoes    INTEGER,
  grp       BLOB,
  time      INTEGER NOT NULL,
  label     TEXT NOT NULL,
  articles  BLOB NOT NULL,
  items     BLOB NOT NULL
) STRICT;

CREATE INDEX journal_by_undoes ON journal (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX journal_by_group ON journal (grp) WHERE grp IS NOT NULL;

-- Where a change is looked for to be undone: an article's id, or all zero for one that touches no article
CREATE TABLE journal_articles (
  article BLOB NOT NULL,
  seq     INTEGER NOT NULL,
  PRIMARY KEY (article, seq)
) STRICT, WITHOUT ROWID;

-- What was suggested and refused. It says nothing of the article: not exported, and not in the journal
CREATE TABLE rejections (
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  start   INTEGER NOT NULL,
  stop    INTEGER NOT NULL,
  entity  BLOB NOT NULL,
  PRIMARY KEY (article, start, stop, entity)
) STRICT, WITHOUT ROWID;

-- What a claim says, in one sentence and in the words of its article. It has a key because the full text index needs one
CREATE TABLE claim_texts (
  key       INTEGER PRIMARY KEY,
  claim     BLOB NOT NULL UNIQUE REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
  statement TEXT NOT NULL,
  quote     TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE claim_search USING fts5 (
  statement, quote, content = 'claim_texts', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE claim_words USING fts5vocab (claim_search, row);

-- What claims of the library are found and sorted by, folded: it follows from them and from those who make them. A key
-- never comes again, so that what is done by keys meets no other claim
CREATE TABLE claim_rows (
  key      INTEGER PRIMARY KEY AUTOINCREMENT,
  claim    BLOB NOT NULL UNIQUE,
  article  INTEGER NOT NULL,
  place    INTEGER NOT NULL,
  kind     TEXT,
  state    INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  claimant TEXT NOT NULL,
  text     TEXT NOT NULL
) STRICT;

CREATE INDEX claim_rows_by_article ON claim_rows (article, place, kind, state, priority);
CREATE INDEX claim_rows_by_claimant ON claim_rows (claimant);
CREATE INDEX claim_rows_by_text ON claim_rows (substr(text, 1, 40));

CREATE TABLE claim_verdicts (
  claim     INTEGER NOT NULL REFERENCES claim_rows (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  annotator BLOB NOT NULL,
  verdict   TEXT NOT NULL,
  PRIMARY KEY (claim, annotator)
) STRICT, WITHOUT ROWID;

-- When an article was published, as far as that is known, else the day it was added
CREATE TABLE article_dates (
  article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  date    TEXT NOT NULL
) STRICT;

CREATE INDEX article_dates_by_date ON article_dates (date);
