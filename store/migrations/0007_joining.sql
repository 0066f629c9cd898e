-- +goose Up

CREATE TABLE closed_groups ( -- groups that nobody can join just now; a table of its own, so that groups needn't be made anew
	group_id TEXT PRIMARY KEY REFERENCES learner_groups ON DELETE CASCADE, -- the group
	closed_at BIGINT NOT NULL -- since when
);

CREATE TABLE former_join_codes ( -- codes that were changed: never given again, and who types one is told so
	code TEXT PRIMARY KEY, -- in the form of learner_groups.join_code
	group_id TEXT NOT NULL REFERENCES learner_groups ON DELETE CASCADE, -- whose it was
	changed_at BIGINT NOT NULL -- until when
);
CREATE INDEX former_codes_of_group ON former_join_codes (group_id);
