-- One row for each question that people were asked; a change counts for whoever finds the revision that they read.
CREATE TABLE approval (
    name           VARCHAR(36) NOT NULL PRIMARY KEY,
    state          VARCHAR(12) NOT NULL,
    revision       BIGINT      NOT NULL,
    issuer         TEXT        NOT NULL,
    human          TEXT        NOT NULL,
    agent          TEXT        NOT NULL,
    task           TEXT        NOT NULL,
    workload       TEXT        NOT NULL,
    request_id     VARCHAR(36) NOT NULL,
    created_micros BIGINT      NOT NULL,
    expire_micros  BIGINT      NOT NULL,
    question       BYTEA       NOT NULL,
    work           BYTEA       NOT NULL,
    image          BYTEA       NOT NULL,
    decisions      BYTEA       NOT NULL,
    ended_because  TEXT        NOT NULL,
    consumed_by    VARCHAR(36) NOT NULL,
    audit_index    BIGINT      NOT NULL,
    UNIQUE (issuer, human, agent, task, workload, request_id)
);
CREATE INDEX approval_open ON approval (expire_micros) WHERE state IN ('PENDING', 'APPROVED');
CREATE INDEX approval_order ON approval (created_micros, name);

-- The keys with which people sign. A key is one person's for ever, also once it was revoked.
CREATE TABLE approver_key (
    id             VARCHAR(43) NOT NULL PRIMARY KEY,
    issuer         TEXT        NOT NULL,
    human          TEXT        NOT NULL,
    jwk            TEXT        NOT NULL,
    state          VARCHAR(10) NOT NULL,
    proposed_by    TEXT        NOT NULL,
    confirmed_by   TEXT        NOT NULL,
    created_micros BIGINT      NOT NULL
);

-- What is still to be told to a webhook.
CREATE TABLE notice (
    id             TEXT   NOT NULL PRIMARY KEY,
    webhook        TEXT   NOT NULL,
    body           BYTEA  NOT NULL,
    attempts       BIGINT NOT NULL,
    due_micros     BIGINT NOT NULL,
    created_micros BIGINT NOT NULL
);
CREATE INDEX notice_due ON notice (due_micros);

-- One row for each time that two admins let a human's operations on a source run without asking people.
CREATE TABLE break_glass (
    name           VARCHAR(36) NOT NULL PRIMARY KEY,
    revision       BIGINT      NOT NULL,
    request_id     VARCHAR(36) NOT NULL,
    source         TEXT        NOT NULL,
    issuer         TEXT        NOT NULL,
    human          TEXT        NOT NULL,
    reason         TEXT        NOT NULL,
    length_micros  BIGINT      NOT NULL,
    state          VARCHAR(10) NOT NULL,
    opened_by      TEXT        NOT NULL,
    confirmed_by   TEXT        NOT NULL,
    reviewed_by    TEXT        NOT NULL,
    created_micros BIGINT      NOT NULL,
    open_micros    BIGINT      NOT NULL,
    expire_micros  BIGINT      NOT NULL,
    finding        TEXT        NOT NULL,
    UNIQUE (opened_by, request_id)
);
CREATE INDEX break_glass_open ON break_glass (source, issuer, human) WHERE state = 'OPEN';
