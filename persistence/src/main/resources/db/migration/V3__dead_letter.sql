-- What could not be processed, kept for the operator: to see what it was, and to have it offered again.

CREATE TABLE dead_letter (
  id BIGSERIAL PRIMARY KEY,
  -- unreadable: it arrived with a valid signature and could not be read; nobody knows whose it is.
  -- unrecovered: an input for a conversation that could not be brought back into memory.
  -- failed-turn: a turn that threw; the journal has the input, at conversation and seq.
  kind TEXT NOT NULL CHECK (kind IN ('unreadable', 'unrecovered', 'failed-turn')),
  -- NULL where the conversation tells it.
  channel TEXT,
  conversation TEXT,
  seq BIGINT,
  received_at TIMESTAMPTZ NOT NULL,
  -- One of a few texts, with nothing personal in it.
  reason TEXT NOT NULL,
  -- The first bytes of what arrived, sealed beside this row's id; and how many there were in all. NULL for a failed
  -- turn, and where the contact has been erased.
  payload BYTEA,
  size INTEGER NOT NULL DEFAULT 0,
  -- From when on it is to be offered again, and how often that was tried since the operator asked for it.
  retry_at TIMESTAMPTZ,
  retried INTEGER NOT NULL DEFAULT 0,

  UNIQUE (conversation, seq)
);

CREATE INDEX dead_letter_kind_idx ON dead_letter (kind, id);
CREATE INDEX dead_letter_retry_idx ON dead_letter (retry_at) WHERE retry_at IS NOT NULL;
