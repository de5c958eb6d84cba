-- What the nodes that share this database agree on through it, because the network between them may break: who holds
-- a lease, and which nodes are members of the one cluster. Times are the database's own.

CREATE TABLE lease (
  name TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE member (
  address TEXT PRIMARY KEY,
  -- A member that has not said for so long that it lives counts as dead.
  lives_until TIMESTAMPTZ NOT NULL
);
