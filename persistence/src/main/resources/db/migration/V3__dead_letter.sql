-- What arrived with a valid signature and could not be read: kept for the operator, the newest of it.

CREATE TABLE dead_letter (
  id BIGSERIAL PRIMARY KEY,
  channel TEXT NOT NULL,
  received_at TIMESTAMPTZ NOT NULL,
  reason TEXT NOT NULL,
  -- The first bytes of what arrived, and how many there were in all.
  payload BYTEA NOT NULL,
  size INTEGER NOT NULL
);
