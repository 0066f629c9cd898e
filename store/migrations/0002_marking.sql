-- +goose Up

-- The table is made anew, since a column that is added to one would stand on another's line, with its comment.
CREATE TABLE answers_with_certainty ( -- the latest answer to each question of an attempt
	attempt_id TEXT NOT NULL REFERENCES attempts ON DELETE CASCADE, -- the attempt
	question_id TEXT NOT NULL, -- the question's id in the revision
	seq BIGINT NOT NULL, -- the page's count of changes to this answer; only a higher one replaces it
	answer TEXT NOT NULL, -- canonical JSON with authored ids; null for an answer that was taken back
	saved_at BIGINT NOT NULL, -- when it was stored
	crc32c BIGINT NOT NULL, -- CRC-32C over the columns before this one
	checked_at BIGINT, -- since when it is locked, because its learner was shown the key; null while it may change
	certainty BIGINT, -- how sure the learner is, 1 (guessing) to 3 (certain); null when not said
	PRIMARY KEY (attempt_id, question_id)
);
INSERT INTO answers_with_certainty (attempt_id, question_id, seq, answer, saved_at, crc32c, checked_at)
	SELECT attempt_id, question_id, seq, answer, saved_at, crc32c, checked_at FROM answers;
DROP TABLE answers;
ALTER TABLE answers_with_certainty RENAME TO answers;

CREATE TABLE tries ( -- answers that their learner had checked while the attempt went on
	attempt_id TEXT NOT NULL REFERENCES attempts ON DELETE CASCADE, -- the attempt
	question_id TEXT NOT NULL, -- the question's id in the revision
	number BIGINT NOT NULL, -- 1, 2, 3… for this question in this attempt
	answer TEXT NOT NULL, -- canonical JSON with authored ids
	checked_at BIGINT NOT NULL, -- when it was checked
	PRIMARY KEY (attempt_id, question_id, number)
);
INSERT INTO tries (attempt_id, question_id, number, answer, checked_at) -- until now the first check locked
	SELECT attempt_id, question_id, 1, answer, checked_at FROM answers WHERE checked_at IS NOT NULL;

CREATE TABLE hints ( -- which hints were asked for
	attempt_id TEXT NOT NULL REFERENCES attempts ON DELETE CASCADE, -- the attempt
	question_id TEXT NOT NULL, -- the question's id in the revision
	shown_at BIGINT NOT NULL, -- when it was shown first
	PRIMARY KEY (attempt_id, question_id)
);

CREATE TABLE flags ( -- what learners find unclear or wrong
	attempt_id TEXT NOT NULL REFERENCES attempts ON DELETE CASCADE, -- the attempt
	question_id TEXT NOT NULL, -- the question's id in the revision
	kind TEXT NOT NULL CHECK (kind IN ('unclear', 'wrong')), -- what the learner finds
	note TEXT NOT NULL, -- why, in the learner's words; may be empty
	flagged_at BIGINT NOT NULL, -- when it was said, or said otherwise
	resolved_at BIGINT, -- when somebody had looked at it; null until then
	resolved_by TEXT REFERENCES people ON DELETE SET NULL, -- who; null until then
	PRIMARY KEY (attempt_id, question_id)
);

CREATE TABLE corrections ( -- what changed marks after the fact; rows are only ever added, and go with the attempt that they mark
	id TEXT PRIMARY KEY, -- random
	quiz_id TEXT NOT NULL REFERENCES quizzes, -- the quiz
	number BIGINT NOT NULL, -- 1, 2, 3… within the quiz; a later one takes the place of an earlier one on the same thing
	kind TEXT NOT NULL CHECK (kind IN ('mark', 'accept')), -- one answer's mark by hand, or a text that earns something in the whole quiz
	attempt_id TEXT REFERENCES attempts ON DELETE CASCADE, -- whose answer is marked; null for a text
	question_id TEXT NOT NULL, -- the question's id in the revisions
	gap_id TEXT, -- where the text is accepted; null outside of gaps
	text TEXT, -- what is accepted, folded; null for a mark
	fraction TEXT, -- share of full marks, exact, like 3/4; null takes the earlier ones back
	criteria TEXT, -- JSON: the points of each criterion of the rubric; null without one
	comment TEXT, -- what the learner is told; null when nothing
	why TEXT, -- for the log; null when nothing
	by_person TEXT REFERENCES people ON DELETE SET NULL, -- who
	at BIGINT NOT NULL, -- when
	UNIQUE (quiz_id, number)
);
CREATE INDEX corrections_of_attempt ON corrections (attempt_id, quiz_id, number);
