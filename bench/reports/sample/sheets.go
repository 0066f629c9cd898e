package sample

// putSheets is how the migration that made the table of sheets filled it, from all that was written.
const putSheets = `INSERT INTO sheets (quiz_id, person_id, try_it, number, revision_id, started_at, percent, marks)
	SELECT a.quiz_id, a.person_id, a.try_it, a.number, a.revision_id, a.started_at, a.percent,
		coalesce((SELECT group_concat((p.key + 1) || char(9) || k.question_id || char(9) || coalesce(k.fraction, '') || char(9) ||
			CASE WHEN n.answer IS NULL OR n.answer LIKE '{%' OR n.answer LIKE '"%' AND length(n.answer) > 100 THEN '' ELSE n.answer END, char(10) ORDER BY p.key)
			FROM json_each(a.plan, '$.questions') p JOIN marks k ON k.attempt_id = a.id AND k.question_id = json_extract(p.value, '$.id')
			LEFT JOIN answers n ON n.attempt_id = k.attempt_id AND n.question_id = k.question_id), '')
	FROM attempts a WHERE a.state = 'finished'`
