-- Who may use the console and the API, and what was done there. Passwords, tokens and keys are kept as hashes; their
-- times are those of the node that wrote them.

-- An account is never removed, so that the audit log's ids keep their meaning.
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  -- What its person signs in with, in lower case.
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  roles TEXT[] NOT NULL CHECK (cardinality(roles) > 0),
  -- Argon2id with its parameters and salt, as a PHC string; NULL until the person has set one.
  password TEXT,
  password_at TIMESTAMPTZ,
  disabled_at TIMESTAMPTZ,
  since TIMESTAMPTZ NOT NULL
);

-- Somebody signed in, in one browser.
CREATE TABLE account_session (
  -- SHA-256 of a random token.
  token BYTEA PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  begun_at TIMESTAMPTZ NOT NULL,
  seen_at TIMESTAMPTZ NOT NULL,
  -- From when on it is over, however busy it is.
  ends_at TIMESTAMPTZ NOT NULL,
  -- The network it was begun from, never a whole address.
  network TEXT
);

CREATE INDEX account_session_account_idx ON account_session (account);
CREATE INDEX account_session_ends_at_idx ON account_session (ends_at);

-- Links that let somebody in once. Using one removes it.
CREATE TABLE one_time_link (
  -- SHA-256 of a random token.
  token BYTEA PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('sign-in', 'password')),
  ends_at TIMESTAMPTZ NOT NULL,

  UNIQUE (account, purpose)
);

-- Sign-ins that failed in a row, whether or not there is an account of that name: what a name is answered must not tell.
CREATE TABLE sign_in_failure (
  -- HMAC-SHA256 of what was typed, which may be a password in the wrong field.
  name BYTEA PRIMARY KEY,
  failures INTEGER NOT NULL,
  failed_at TIMESTAMPTZ NOT NULL,
  locked_until TIMESTAMPTZ NOT NULL
);

CREATE INDEX sign_in_failure_failed_at_idx ON sign_in_failure (failed_at);

CREATE TABLE api_key (
  -- The part of the key by which it is found; it is no secret.
  id TEXT PRIMARY KEY,
  -- SHA-256 of the whole key.
  token BYTEA NOT NULL,
  name TEXT NOT NULL,
  scopes TEXT[] NOT NULL CHECK (cardinality(scopes) > 0),
  since TIMESTAMPTZ NOT NULL,
  ends_at TIMESTAMPTZ,
  revoked_at TIMESTAMPTZ,
  -- To the hour.
  used_at TIMESTAMPTZ
);

-- Who did what to which object. Ids only, nothing personal: it outlives the people in it, and is only added to.
CREATE TABLE audit (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at TIMESTAMPTZ NOT NULL,
  actor_kind TEXT NOT NULL,
  actor TEXT,
  verb TEXT NOT NULL,
  object_kind TEXT,
  object TEXT,
  -- Where the request came from, never a whole address.
  network TEXT,
  outcome TEXT NOT NULL,
  -- One of a few texts.
  reason TEXT
);

CREATE INDEX audit_actor_idx ON audit (actor, id);
CREATE INDEX audit_object_idx ON audit (object, id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Expected the table % to be only added to, but somebody tried to % it', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_is_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Also in a session that replays what another server did, where triggers rest otherwise.
ALTER TABLE audit ENABLE ALWAYS TRIGGER audit_is_only_added_to;
