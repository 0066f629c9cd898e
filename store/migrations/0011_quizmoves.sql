-- +goose Up

CREATE TABLE quiz_moves ( -- when quizzes were put on other revisions of their sets; attempts that had begun stayed on theirs
	id TEXT PRIMARY KEY, -- random
	quiz_id TEXT NOT NULL REFERENCES quizzes ON DELETE CASCADE, -- the quiz
	from_revision_id TEXT NOT NULL REFERENCES revisions ON DELETE CASCADE, -- what it asked before
	to_revision_id TEXT NOT NULL REFERENCES revisions ON DELETE CASCADE, -- what it asks since
	by_person TEXT REFERENCES people ON DELETE SET NULL, -- who did it
	at BIGINT NOT NULL -- when
);

CREATE INDEX quiz_moves_of_quiz ON quiz_moves (quiz_id, at);
