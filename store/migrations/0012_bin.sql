-- +goose Up

-- Sets and quizzes also say in their own rows that they are gone, since they are looked up more often than the bin.
CREATE TABLE bin ( -- what was deleted and can be brought back for some time
	set_id TEXT UNIQUE REFERENCES sets ON DELETE CASCADE, -- a question set; null for anything else
	quiz_id TEXT UNIQUE REFERENCES quizzes ON DELETE CASCADE, -- a quiz that was deleted by itself, not with its group; null for anything else
	group_id TEXT UNIQUE REFERENCES learner_groups ON DELETE CASCADE, -- a group, with its quizzes; null for anything else
	draft_id TEXT UNIQUE REFERENCES drafts ON DELETE CASCADE, -- the draft of a set that was never published; null for anything else
	deleted_at BIGINT NOT NULL, -- when
	deleted_by TEXT REFERENCES people ON DELETE SET NULL, -- who; null for somebody deleted since
	CHECK (coalesce(set_id, quiz_id, group_id, draft_id) IS NOT NULL) -- one of the four
);

INSERT INTO bin (set_id, deleted_at) SELECT id, deleted_at FROM sets WHERE deleted_at IS NOT NULL;
INSERT INTO bin (quiz_id, deleted_at) SELECT id, deleted_at FROM quizzes WHERE deleted_at IS NOT NULL;
