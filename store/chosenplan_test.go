package store

import (
	"strings"
	"testing"
)

// TestAReportLooksUpALearnersAttemptsByLearner reads the engine's plan: through the index of starts, each learner would
// cost as much as all attempts at the quiz.
func TestAReportLooksUpALearnersAttemptsByLearner(t *testing.T) {
	s := openTest(t)
	for what, query := range map[string]string{
		"pages":    `SELECT a.id FROM attempts a WHERE ` + chosenAfter + ` AND (a.started_at, a.id) <= ($9, $10)`,
		"learners": `SELECT p.id FROM people p WHERE EXISTS (SELECT 1 FROM attempts a WHERE ` + chosenSince + ` AND a.person_id = p.id)`,
	} {
		args := []any{"", 0, "", "", "first", 0, 0, "", 0, ""}[:strings.Count(query, "$7")*4+6]
		byLearner, byStart := 0, ""
		err := each(s.reader(t.Context()), func(row scanner) error {
			var id, parent, unused int
			var step string
			err := row.Scan(&id, &parent, &unused, &step)
			if strings.Contains(step, "person_id=?") && !strings.Contains(step, "group_id") {
				byLearner++
			}
			if strings.Contains(step, "attempts_by_start") {
				byStart += step
			}
			return err
		}, `EXPLAIN QUERY PLAN `+query, args...)
		if err != nil {
			t.Fatal(err)
		}
		if what == "pages" && (byLearner != 1 || !strings.Contains(byStart, "(started_at,id)<(?,?)")) {
			t.Errorf("%s: %d by learner, by start %s", what, byLearner, byStart)
		}
		if what == "learners" && (byLearner != 2 || byStart != "") {
			t.Errorf("%s: %d by learner, by start %s", what, byLearner, byStart)
		}
	}
}
