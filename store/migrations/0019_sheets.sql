-- +goose Up

-- Statistics over many attempts read a row an attempt instead of one for each mark and each answer, and rows of one quiz stand
-- together, learner by learner.
CREATE TABLE sheets ( -- what finished attempts earned, as statistics read it; says nothing that attempts, marks and answers don't
	quiz_id TEXT NOT NULL, -- as in attempts
	person_id TEXT NOT NULL, -- as in attempts
	try_it BOOLEAN NOT NULL, -- as in attempts
	number BIGINT NOT NULL, -- as in attempts
	revision_id TEXT NOT NULL, -- as in attempts
	started_at BIGINT NOT NULL, -- as in attempts
	percent DOUBLE PRECISION, -- as in attempts: null without a score
	marks TEXT NOT NULL, -- a line a question: its number in the attempt, its id, the fraction of its mark, and the answer if it chooses options, with tabs between
	PRIMARY KEY (quiz_id, person_id, try_it, number),
	FOREIGN KEY (quiz_id, person_id, try_it, number) REFERENCES attempts (quiz_id, person_id, try_it, number) ON DELETE CASCADE -- whose it is
) WITHOUT ROWID;

-- Which questions choose options isn't known here. Answers that are longer than an option's id, or objects, aren't such.
INSERT INTO sheets (quiz_id, person_id, try_it, number, revision_id, started_at, percent, marks)
	SELECT a.quiz_id, a.person_id, a.try_it, a.number, a.revision_id, a.started_at, a.percent,
		coalesce((SELECT group_concat((p.key + 1) || char(9) || k.question_id || char(9) || coalesce(k.fraction, '') || char(9) ||
			CASE WHEN n.answer IS NULL OR n.answer LIKE '{%' OR n.answer LIKE '"%' AND length(n.answer) > 100 THEN '' ELSE n.answer END, char(10) ORDER BY p.key)
			FROM json_each(a.plan, '$.questions') p JOIN marks k ON k.attempt_id = a.id AND k.question_id = json_extract(p.value, '$.id')
			LEFT JOIN answers n ON n.attempt_id = k.attempt_id AND n.question_id = k.question_id), '')
	FROM attempts a WHERE a.state = 'finished';
