-- +goose Up

CREATE TABLE new_allowances ( -- what learners have in a quiz beyond its rules; who has one of their own and one of a group has the larger
	quiz_id TEXT NOT NULL REFERENCES quizzes, -- the quiz
	person_id TEXT REFERENCES people ON DELETE CASCADE, -- whose it is; null for a group's
	group_id TEXT REFERENCES learner_groups ON DELETE CASCADE, -- whose members have it; null for one person's
	extra_time BIGINT NOT NULL, -- milliseconds on top of the deadline
	extended BIGINT NOT NULL, -- how much of extra_time was given while attempts ran, on top of what there was, and may be taken back
	extra_attempts BIGINT NOT NULL, -- beyond those that the rules give
	given_by TEXT REFERENCES people ON DELETE SET NULL, -- who gave it last
	given_at BIGINT NOT NULL, -- when
	CHECK ((person_id IS NULL) <> (group_id IS NULL)), -- one of the two
	UNIQUE (quiz_id, person_id),
	UNIQUE (quiz_id, group_id)
);
INSERT INTO new_allowances (quiz_id, person_id, group_id, extra_time, extended, extra_attempts, given_by, given_at)
	SELECT quiz_id, person_id, group_id, extra_time, 0, extra_attempts, given_by, given_at FROM allowances;
DROP TABLE allowances;
ALTER TABLE new_allowances RENAME TO allowances;
CREATE INDEX allowances_of_person ON allowances (person_id);
