package store

import (
	"database/sql"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/reports"
)

// TestAMatrixIsWhatMarksAndAnswersSay reads both tables themselves, as a second way.
func TestAMatrixIsWhatMarksAndAnswersSay(t *testing.T) {
	c := newClassroom(t)
	c.take(t, "Ann", 10, true, "q1", `"b"`, "q2", `"noon"`)
	c.take(t, "Dan", 11, true, "q2", `"one"`)
	m, revision, err := c.Matrix(t.Context(), reports.Filter{Quiz: c.quiz.ID})
	if err != nil || m.N != 5 || revision.ID != c.quiz.RevisionID || len(m.Questions) != 2 {
		t.Fatalf("%+v of %s: %v", m, revision.ID, err)
	}
	got, want := map[string]float64{}, map[string]float64{}
	for _, q := range m.Questions {
		for i, points := range q.Points {
			got[m.Learners[i]+" "+q.Name] += points
		}
	}
	err = each(c.reader(t.Context()), func(row scanner) error {
		var person, question string
		var points float64
		err := row.Scan(&person, &question, &points)
		want[person+" "+question] += points
		return err
	}, `SELECT a.person_id, k.question_id, k.points FROM marks k JOIN attempts a ON a.id = k.attempt_id WHERE NOT a.try_it AND a.quiz_id = $1`, c.quiz.ID)
	if err != nil || len(want) != 4 {
		t.Fatal(want, err)
	}
	for name, points := range want {
		if got[name] != points {
			t.Errorf("%s: %v points, marks say %v", name, got[name], points)
		}
	}
	chosen := map[string]int{}
	for _, given := range m.Questions[0].Given {
		if given >= 0 {
			chosen[m.Questions[0].Answers[given][0]]++
		}
	}
	if chosen["a"] != 1 || chosen["b"] != 1 || m.Questions[1].Given != nil {
		t.Errorf("chosen: %v", chosen)
	}
}

// TestSheetsFollowTheMarks: a mark by hand changes what the matrix says.
func TestSheetsFollowTheMarks(t *testing.T) {
	m := newMarkingRoom(t, nil)
	a := m.take(t, "Ada", "when", `"noon"`, "why", `"Because."`)
	check := func(when string, awaiting bool, share float64) {
		t.Helper()
		matrix, _, err := m.Matrix(t.Context(), reports.Filter{Quiz: m.quiz.ID})
		if err != nil || matrix.N != 1 || matrix.Awaiting[0] != awaiting {
			t.Fatalf("%s: %+v %v", when, matrix, err)
		}
		for _, q := range matrix.Questions {
			if got := q.Points[0] / q.Max; q.Name == "why" && got != share && !(math.IsNaN(got) && math.IsNaN(share)) {
				t.Errorf("%s: %v", when, got)
			}
		}
	}
	check("finished", true, math.NaN())
	m.correct(t, m.byHand(a, "5/8"))
	check("marked", false, 0.625)
	m.correct(t, m.byHand(a, ""))
	check("taken back", true, math.NaN())
}

// TestSheetsOfAnOlderDatabase: what the migration makes of attempts is read as what finishing them makes.
func TestSheetsOfAnOlderDatabase(t *testing.T) {
	c := newClassroom(t)
	now, _, err := c.Matrix(t.Context(), reports.Filter{Quiz: c.quiz.ID})
	if err != nil {
		t.Fatal(err)
	}
	migration := string(must[[]byte](t)(migrations.ReadFile("migrations/0019_sheets.sql")))
	_, fill, _ := strings.Cut(migration, "INSERT INTO sheets")
	db := must[*sql.DB](t)(openSQLite(c.file, sqliteWriter)) // the migration's JSON paths have dollars, which a write takes for values
	defer db.Close()
	for _, statement := range []string{"DELETE FROM sheets", "INSERT INTO sheets" + fill} {
		must[sql.Result](t)(db.Exec(statement))
	}
	migrated, _, err := c.Matrix(t.Context(), reports.Filter{Quiz: c.quiz.ID})
	if err != nil || !cmp.Equal(now, migrated) {
		t.Errorf("%v\n%s", err, cmp.Diff(now, migrated))
	}
}

// TestMatrixPages: there are more learners than one page has, with two attempts each.
func TestMatrixPages(t *testing.T) {
	c := newClassroom(t)
	const count = `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < $1) `
	err := c.write(func(tx *tx) error {
		_, err := tx.exec(count+`INSERT INTO people (id, name, role, guest, created_at) SELECT 'many-' || n.i, 'X', 'learner', FALSE, 0 FROM n`, matrixPage)
		if err == nil {
			_, err = tx.exec(count+`INSERT INTO attempts (id, quiz_id, revision_id, person_id, number, try_it, state, started_at, plan)
				SELECT 'many-' || n.i || '-' || k.i, a.quiz_id, a.revision_id, 'many-' || n.i, k.i, FALSE, 'finished', a.started_at, a.plan
				FROM n JOIN (SELECT 1 AS i UNION SELECT 2) k JOIN attempts a ON a.id = $2`, matrixPage, c.ids["Ann1"])
		}
		if err == nil {
			_, err = tx.exec(`INSERT INTO sheets (quiz_id, person_id, try_it, number, revision_id, started_at, percent, marks)
				SELECT a.quiz_id, a.person_id, a.try_it, a.number, a.revision_id, a.started_at, 50, $1 FROM attempts a WHERE a.person_id LIKE 'many-%'`,
				"1\tq1\t1/3\t\"a\"\n2\tq2\t\t")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	m, _, err := c.Matrix(t.Context(), reports.Filter{Quiz: c.quiz.ID})
	if err != nil || m.N != 2*(matrixPage+1)+3 {
		t.Fatalf("%d rows: %v", m.N, err)
	}
	thirds, awaiting := 0, 0
	for i, p := range m.Questions[0].Points {
		if math.Abs(p-m.Questions[0].Max/3) < 1e-15 {
			thirds++
		}
		if math.IsNaN(m.Questions[1].Points[i]) {
			awaiting++
		}
	}
	if thirds != 2*(matrixPage+1) || awaiting != 2*(matrixPage+1) {
		t.Errorf("%d thirds, %d awaiting", thirds, awaiting)
	}
}

func TestASheetThatCantBeReadIsAnError(t *testing.T) {
	c := newClassroom(t)
	if err := c.write(func(tx *tx) error {
		_, err := tx.exec(`UPDATE sheets SET marks = 'q1'`)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	_, _, err := c.Matrix(t.Context(), reports.Filter{Quiz: c.quiz.ID})
	wantErr(t, err, errSheet)
}
