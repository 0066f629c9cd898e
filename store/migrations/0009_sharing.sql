-- +goose Up

CREATE TABLE co_owners ( -- instructors who own a set or a group together with whose it was first
	set_id TEXT REFERENCES sets ON DELETE CASCADE, -- the set; null for a group
	group_id TEXT REFERENCES learner_groups ON DELETE CASCADE, -- the group; null for a set
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE, -- who owns it, too
	added_at BIGINT NOT NULL, -- since when
	added_by TEXT REFERENCES people ON DELETE SET NULL, -- who made them an owner; null for somebody deleted since
	CHECK ((set_id IS NULL) <> (group_id IS NULL)), -- one of the two
	UNIQUE (set_id, person_id),
	UNIQUE (group_id, person_id)
);

CREATE INDEX co_owners_of_person ON co_owners (person_id);
