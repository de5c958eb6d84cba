-- Who a channel means by an id, and which conversation is theirs: one row for each id that a person goes by on one
-- account. A user id belongs to a person for good; a phone means whoever was seen with it last.

CREATE TABLE directory (
  channel TEXT NOT NULL,
  account TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('user', 'phone')),
  identity TEXT NOT NULL,
  conversation TEXT NOT NULL,
  since TIMESTAMPTZ NOT NULL DEFAULT now(),

  PRIMARY KEY (channel, account, kind, identity)
);

CREATE INDEX directory_conversation_idx ON directory (conversation);
