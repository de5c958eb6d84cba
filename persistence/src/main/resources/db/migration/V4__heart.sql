-- What else follows from the journal, or is told beside it, for each conversation. Nothing here is personal but the
-- channel's ids of messages, which are sealed.

-- The effect of which the conversation waits for a status.
ALTER TABLE conversation ADD awaits BIGINT;

-- Inputs that a conversation has taken and that its state does not remember any more, by 64 bits of their hash.
CREATE TABLE seen (
  conversation TEXT NOT NULL,
  hash BIGINT NOT NULL,
  sent_at TIMESTAMPTZ NOT NULL,

  PRIMARY KEY (conversation, hash)
);

-- For letting go of the old ones.
CREATE INDEX seen_sent_at_idx ON seen (sent_at);

-- How far the messages that were sent have come.
CREATE TABLE message_status (
  conversation TEXT NOT NULL,
  effect BIGINT NOT NULL,
  -- 1 sent, 2 delivered, 3 read, 4 failed
  status SMALLINT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  -- The channel's id of the message, sealed.
  message BYTEA,
  failure TEXT,

  PRIMARY KEY (conversation, effect)
) WITH (fillfactor = 70);
