-- One row for each state that the policy ever had; a change that writes the same version twice loses.
CREATE TABLE policy_snapshot (
    version        BIGINT      NOT NULL PRIMARY KEY,
    hash           VARCHAR(64) NOT NULL,
    author         TEXT        NOT NULL,
    summary        TEXT        NOT NULL,
    created_micros BIGINT      NOT NULL
);

-- Grants are never changed or removed: a new revision ends the old one. In force where ended is null.
CREATE TABLE grant_revision (
    name          VARCHAR(63) NOT NULL,
    version       BIGINT      NOT NULL REFERENCES policy_snapshot (version),
    ended         BIGINT      REFERENCES policy_snapshot (version),
    source        TEXT        NOT NULL,
    manifest      TEXT        NOT NULL,
    expire_micros BIGINT      NOT NULL,
    etag          VARCHAR(32) NOT NULL,
    content       BYTEA       NOT NULL,
    PRIMARY KEY (name, version)
);
CREATE UNIQUE INDEX grant_in_force ON grant_revision (name) WHERE ended IS NULL;

CREATE TABLE classification_revision (
    source        TEXT        NOT NULL,
    database_name TEXT        NOT NULL,
    schema_name   TEXT        NOT NULL,
    object_name   TEXT        NOT NULL,
    column_name   TEXT        NOT NULL,
    version       BIGINT      NOT NULL REFERENCES policy_snapshot (version),
    ended         BIGINT      REFERENCES policy_snapshot (version),
    manifest      TEXT        NOT NULL,
    etag          VARCHAR(32) NOT NULL,
    content       BYTEA       NOT NULL,
    PRIMARY KEY (source, database_name, schema_name, object_name, column_name, version)
);
CREATE UNIQUE INDEX classification_in_force
    ON classification_revision (source, database_name, schema_name, object_name, column_name) WHERE ended IS NULL;

-- What a request was answered with, so that a repeat gets the same answer.
CREATE TABLE answered_request (
    caller          TEXT        NOT NULL,
    request_id      VARCHAR(36) NOT NULL,
    digest          VARCHAR(64) NOT NULL,
    answer          BYTEA       NOT NULL,
    answered_micros BIGINT      NOT NULL,
    PRIMARY KEY (caller, request_id)
);
