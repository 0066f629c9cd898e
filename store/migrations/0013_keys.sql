-- +goose Up

-- The table is made anew, since what its kinds may be can't be changed.
CREATE TABLE corrections_with_keys ( -- what changed marks after the fact; rows are only ever added, and go with the attempt that they mark
	id TEXT PRIMARY KEY, -- random
	quiz_id TEXT NOT NULL REFERENCES quizzes, -- the quiz
	number BIGINT NOT NULL, -- 1, 2, 3… within the quiz; a later one takes the place of an earlier one on the same thing
	kind TEXT NOT NULL CHECK (kind IN ('mark', 'accept', 'key')), -- one answer's mark by hand; a text that earns something in the whole quiz; or another revision's key for all who were asked the question on one revision
	attempt_id TEXT REFERENCES attempts ON DELETE CASCADE, -- whose answer is marked; null for a text and a key
	question_id TEXT NOT NULL, -- the question's id in the revisions
	gap_id TEXT, -- where the text is accepted; null outside of gaps
	text TEXT, -- what is accepted, folded; null for a mark and a key
	fraction TEXT, -- share of full marks, exact, like 3/4, and 1 for a key; null takes the earlier ones back
	criteria TEXT, -- JSON: the points of each criterion of the rubric; null without one
	comment TEXT, -- what the learner is told; null when nothing
	why TEXT, -- for the log, and of a key for learners; null when nothing
	by_person TEXT REFERENCES people ON DELETE SET NULL, -- who
	at BIGINT NOT NULL, -- when
	revision_id TEXT REFERENCES revisions, -- whose attempts are marked by a key; null for others
	key_revision_id TEXT REFERENCES revisions, -- whose question has the key; null for others
	UNIQUE (quiz_id, number)
);
INSERT INTO corrections_with_keys (id, quiz_id, number, kind, attempt_id, question_id, gap_id, text, fraction, criteria, comment, why,
	by_person, at)
	SELECT id, quiz_id, number, kind, attempt_id, question_id, gap_id, text, fraction, criteria, comment, why, by_person, at FROM corrections;
DROP TABLE corrections;
ALTER TABLE corrections_with_keys RENAME TO corrections;
CREATE INDEX corrections_of_attempt ON corrections (attempt_id, quiz_id, number);
