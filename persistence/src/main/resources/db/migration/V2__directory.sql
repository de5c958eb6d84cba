-- Who somebody is, and under which key everything about them is sealed. No row tells a phone, a name or a word: what a
-- person goes by is kept as an HMAC, and the keys are wrapped with the master key, which is not in the database.

-- The keys of the installation itself.
CREATE TABLE vault (
  purpose TEXT PRIMARY KEY,
  wrapped_key BYTEA NOT NULL
);

-- One row for each person, for ever: where the key is gone, the person has been erased.
CREATE TABLE contact (
  id TEXT PRIMARY KEY,
  wrapped_key BYTEA,
  -- Found to be the same person as this one: both are erased together.
  merged_into TEXT,
  since TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX contact_merged_idx ON contact (merged_into) WHERE merged_into IS NOT NULL;

-- A contact on one account of the brand's. From seq on it follows from the journal and is written with it. Most turns
-- change it: there is room on each page for its next version, and no index on what most of them change.
CREATE TABLE conversation (
  id TEXT PRIMARY KEY,
  contact TEXT NOT NULL,
  channel TEXT NOT NULL,
  account TEXT NOT NULL,
  since TIMESTAMPTZ NOT NULL DEFAULT now(),

  seq BIGINT NOT NULL DEFAULT 0,
  due_at TIMESTAMPTZ,
  wake_at TIMESTAMPTZ,
  owner TEXT NOT NULL DEFAULT 'flow',
  queue TEXT,
  session BIGINT NOT NULL DEFAULT 0,
  last_at TIMESTAMPTZ
) WITH (fillfactor = 70);

CREATE INDEX conversation_contact_idx ON conversation (contact);
CREATE INDEX conversation_wake_idx ON conversation (wake_at) WHERE wake_at IS NOT NULL;

-- Whom a channel means by an id, and which conversation is theirs: one row for each id that a person goes by on one
-- account. A user id belongs to a person for good; a phone means whoever was seen with it last.
CREATE TABLE directory (
  channel TEXT NOT NULL,
  account TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('user', 'phone', 'session')),
  -- HMAC-SHA256 of all of the key, so that not even the same phone on two accounts is seen to be the same.
  identity BYTEA NOT NULL,
  conversation TEXT NOT NULL,
  since TIMESTAMPTZ NOT NULL DEFAULT now(),

  PRIMARY KEY (channel, account, kind, identity)
);

CREATE INDEX directory_conversation_idx ON directory (conversation);
