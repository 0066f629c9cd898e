-- +goose Up

CREATE TABLE drafts ( -- sets that are being edited; one each, whoever edits
	set_id TEXT PRIMARY KEY, -- the set's slug; there may be no such set yet
	owner_id TEXT NOT NULL REFERENCES people, -- who began it, and whose a new set becomes
	base_id TEXT REFERENCES revisions, -- the revision that it began from; null for a new set
	version BIGINT NOT NULL, -- one more with each change, undoing too
	number BIGINT NOT NULL, -- of the state that it is in
	by_person TEXT REFERENCES people ON DELETE SET NULL, -- who changed it last
	changed_at BIGINT NOT NULL -- when
);

CREATE TABLE draft_states ( -- what drafts say and said, for undoing; only the latest ones are kept
	set_id TEXT NOT NULL REFERENCES drafts ON DELETE CASCADE, -- the draft
	number BIGINT NOT NULL, -- 1, 2, 3… in the order of the changes; those behind the draft's own were undone
	content TEXT NOT NULL, -- JSON of the set, which may be wrong
	questions BIGINT NOT NULL, -- how many it has
	PRIMARY KEY (set_id, number)
);

CREATE INDEX drafts_of_owner ON drafts (owner_id);
