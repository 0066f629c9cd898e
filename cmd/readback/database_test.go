package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

func TestImportAndExport(t *testing.T) {
	data := t.TempDir()
	source := file(t, "set.yaml", goodSet)
	if r := command(t, "", "import", "--data", data, "--dry-run", source).want(t, exitFine); !strings.Contains(r.out, "flight: ready to be imported, questions: 2") {
		t.Errorf("dry run: %s", r.out)
	}
	command(t, "", "export", "--data", data, "flight").want(t, exitProblems)
	if r := command(t, "", "import", "--data", data, source).want(t, exitFine); !strings.Contains(r.out, "revision 1") {
		t.Errorf("import: %s", r.out)
	}
	if r := command(t, "", "import", "--data", data, source).want(t, exitFine); !strings.Contains(r.out, "unchanged since revision 1") {
		t.Errorf("the same again: %s", r.out)
	}
	exported := command(t, "", "export", "--data", data, "flight").want(t, exitFine)
	if r := command(t, "", "import", "--data", data, file(t, "back.yaml", exported.out)).want(t, exitFine); !strings.Contains(r.out, "unchanged") {
		t.Errorf("what was exported is not what was stored: %s", r.out)
	}
}

func TestImportIsAllOrNothing(t *testing.T) {
	data := t.TempDir()
	r := command(t, "", "import", "--data", data, file(t, "good.yaml", goodSet), file(t, "bad.yaml", strings.Replace(badSet, "flight", "other", 1)))
	if r.want(t, exitProblems); !strings.Contains(r.err, "Nothing was imported") {
		t.Errorf("said %s", r.err)
	}
	command(t, "", "export", "--data", data, "flight").want(t, exitProblems)
	twice := command(t, "", "import", "--data", data, file(t, "a.yaml", goodSet), file(t, "b.yaml", goodSet)).want(t, exitProblems)
	if !strings.Contains(twice.err, "flight") {
		t.Errorf("said %s", twice.err)
	}
}

func TestUsers(t *testing.T) {
	data := t.TempDir()
	user := func(code int, input string, args ...string) ran {
		t.Helper()
		return command(t, input, append([]string{"user", args[0], "--data", data}, args[1:]...)...).want(t, code)
	}
	user(exitFine, "a long enough one\n", "add", "Ada", "--email", "Ada@Example.org", "--role", "administrator")
	user(exitProblems, "a long enough one\n", "add", "Ada II", "--email", "ada@example.org")
	if r := user(exitProblems, "short\n", "add", "Bob"); !strings.Contains(r.err, "longer password") {
		t.Errorf("a short password: %s", r.err)
	}
	if r := user(exitFine, "", "add", "Bob Learner", "--no-password"); !strings.Contains(r.out, "bob-learner") || !strings.Contains(r.out, "Return code: ") {
		t.Errorf("without a password: %s", r.out)
	}
	user(exitFine, "", "role", "bob-learner", "instructor")
	user(exitWrongUse, "", "role", "bob-learner", "king")
	user(exitFine, "another long one\n", "password", "ada@example.org")
	user(exitFine, "", "disable", "bob-learner")
	user(exitProblems, "", "role", "nobody", "learner")
	if r := user(exitProblems, "", "delete", "ada@example.org"); !strings.Contains(r.err, "administrator") {
		t.Errorf("the last administrator: %s", r.err)
	}
	listed := decoded[[]listedPerson](t, user(exitFine, "", "list", "--json").out)
	if len(listed) != 2 || listed[0].Email() != "ada@example.org" || listed[1].Role != accounts.Instructor || !listed[1].Disabled {
		t.Errorf("%+v", listed)
	}
	user(exitFine, "", "disable", "bob-learner", "--undo")
	user(exitFine, "", "delete", "bob-learner")
	if r := user(exitFine, "", "list"); strings.Contains(r.out, "Bob") || !strings.Contains(r.out, "Ada") {
		t.Errorf("listed %s", r.out)
	}
}

// Email is how the person signs in.
func (p listedPerson) Email() string { return p.SignsInAs }

// taken makes a quiz that one learner has finished, and returns its id.
func taken(t *testing.T, data string) string {
	t.Helper()
	command(t, "", "import", "--data", data, file(t, "set.yaml", goodSet)).want(t, exitFine)
	ctx := context.Background()
	s, err := store.Open(ctx, store.Options{Dir: data})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	revision, err := s.LatestRevision(ctx, "flight")
	if err != nil {
		t.Fatal(err)
	}
	q, err := s.AddQuiz(quiz.Quiz{Title: "Q", SetID: "flight", RevisionID: revision.ID, Rules: quiz.DefaultRules(), CreatedAt: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.AddPerson(accounts.Person{Name: "=Eve", Role: accounts.Learner, CreatedAt: time.Now()}, store.Secrets{})
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Start(quiz.Attempt{QuizID: q.ID, RevisionID: revision.ID, PersonID: p.ID, Plan: quiz.NewPlan(revision.Revision, q.Rules, 1, nil), StartedAt: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Finish(a.ID, time.Now()); err != nil {
		t.Fatal(err)
	}
	return q.ID
}

func TestReports(t *testing.T) {
	data := t.TempDir()
	id := taken(t, data)
	for kind, first := range map[string]string{"attempts": "attempt,quiz,set", "answers": "attempt,learner_id", "learners": "learner_id,learner"} {
		r := command(t, "", "report", kind, "--data", data, "--quiz", id).want(t, exitFine)
		if !strings.HasPrefix(r.out, first) || !strings.Contains(r.out, "'=Eve") {
			t.Errorf("%s as CSV: %s", kind, r.out)
		}
		r = command(t, "", "report", kind, "--data", data, "--quiz", id, "--format", "json").want(t, exitFine)
		if rows := decoded[[]map[string]any](t, r.out); len(rows) == 0 || rows[0]["learner"] != "=Eve" {
			t.Errorf("%s as JSON: %s", kind, r.out)
		}
		r = command(t, "", "report", kind, "--data", data, "--quiz", id, "--format", "jsonl").want(t, exitFine)
		if line := decoded[map[string]any](t, strings.SplitAfter(r.out, "\n")[0]); line["learner"] != "=Eve" {
			t.Errorf("%s as JSON Lines: %s", kind, r.out)
		}
	}
	out := filepath.Join(t.TempDir(), "attempts.csv")
	command(t, "", "report", "attempts", "--data", data, "--quiz", id, "-o", out).want(t, exitFine)
	whole, _ := os.ReadFile(out)
	command(t, "", "report", "attempts", "--data", data, "--quiz", "none", "-o", out).want(t, exitProblems)
	if kept, err := os.ReadFile(out); err != nil || len(whole) == 0 || string(kept) != string(whole) {
		t.Errorf("a report that failed left %q of the file: %v", kept, err)
	}
	if left, _ := filepath.Glob(out + ".*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if r := command(t, "", "report", "attempts", "--data", data, "--quiz", "none").want(t, exitProblems); !strings.Contains(r.err, `no quiz "none"`) {
		t.Errorf("said %s", r.err)
	}
}

func TestAReportOfSomeColumnsWithoutNames(t *testing.T) {
	data := t.TempDir()
	id := taken(t, data)
	report := func(code int, args ...string) ran {
		t.Helper()
		return command(t, "", append([]string{"report", "learners", "--data", data, "--quiz", id}, args...)...).want(t, code)
	}
	first := report(exitFine, "--anonymous", "--columns", "learner,standing")
	if !strings.HasPrefix(first.out, "learner,standing\r\nlearner-") || strings.Contains(first.out, "Eve") {
		t.Errorf("%s", first.out)
	}
	if again := report(exitFine, "--anonymous", "--columns", "learner,standing"); again.out != first.out {
		t.Errorf("the same again: %s", again.out)
	}
	if r := report(exitWrongUse, "--columns", "shoe_size"); !strings.Contains(r.err, `"shoe_size"`) || !strings.Contains(r.err, "percent") {
		t.Errorf("said %s", r.err)
	}
	if r := report(exitWrongUse, "--anonymous", "--format", "moodle-csv"); !strings.Contains(r.err, `"moodle-csv"`) {
		t.Errorf("said %s", r.err)
	}
	if r := report(exitFine, "--format", "moodle-csv"); !strings.Contains(r.err, "learners: 1") {
		t.Errorf("said %s", r.err)
	}
}

func TestWideAnswers(t *testing.T) {
	data := t.TempDir()
	id := taken(t, data)
	args := []string{"report", "answers", "--wide", "--data", data, "--quiz", id}
	if r := command(t, "", args...).want(t, exitFine); strings.Count(r.out, "\r\n") != 2 || !strings.Contains(r.out, ",external_id,q.") {
		t.Errorf("%s", r.out)
	}
	if r := command(t, "", append(args, "--columns", "q.never.points")...).want(t, exitWrongUse); !strings.Contains(r.err, "q.never.points") {
		t.Errorf("said %s", r.err)
	}
	if r := command(t, "", "report", "items", "--wide", "--data", data, "--quiz", id).want(t, exitWrongUse); !strings.Contains(r.err, "--wide") {
		t.Errorf("said %s", r.err)
	}
}

func TestBackupAndRestore(t *testing.T) {
	data := t.TempDir()
	id := taken(t, data)
	backup := filepath.Join(t.TempDir(), "backup.db")
	if r := command(t, "", "backup", "--data", data, backup).want(t, exitFine); !strings.Contains(r.out, "verified") {
		t.Errorf("said %s", r.out)
	}
	command(t, "", "backup", "--data", data, backup).want(t, exitProblems)
	other := t.TempDir()
	command(t, "", "restore", "--data", other, backup).want(t, exitFine)
	before := command(t, "", "report", "answers", "--data", data, "--quiz", id).want(t, exitFine)
	after := command(t, "", "report", "answers", "--data", other, "--quiz", id).want(t, exitFine)
	if before.out != after.out {
		t.Errorf("restored %s, had %s", after.out, before.out)
	}
	command(t, "", "restore", "--data", other, file(t, "no.db", "no database")).want(t, exitProblems)
}

// TestImportHoldsStaleQuestionsBack: where the source of a stored set has changed, its question is named and held back. A quote
// that never was there is as wrong as before.
func TestImportHoldsStaleQuestionsBack(t *testing.T) {
	const set = `readback: 1
id: flight
title: The late flight
briefing: [{id: log, title: The log, text: "TEXT"}]
questions:
  - {id: when, type: short-text, stem: When?, accept: [{text: noon}], evidence: [{source: log, quote: QUOTE}]}
  - {id: late, type: true-false, stem: It was late., answer: true, evidence: [{source: log, quote: It was late.}]}
`
	with := func(text, quote string) string {
		return file(t, "set.yaml", strings.NewReplacer("TEXT", text, "QUOTE", quote).Replace(set))
	}
	data := filepath.Join(t.TempDir(), "data")
	changed := with("The crew left at one. It was late.", "left at noon")
	command(t, "", "import", "--data", data, "--dry-run", changed).want(t, exitProblems)
	command(t, "", "import", "--data", data, with("The crew left at noon. It was late.", "left at noon")).want(t, exitFine)
	r := command(t, "", "import", "--data", data, "--dry-run", changed).want(t, exitFine)
	if !strings.Contains(r.err, ":6:103: warning: ") || !strings.Contains(r.err, "[stale]") || !strings.Contains(r.err, "The crew left at one.") {
		t.Errorf("said %s", r.err)
	}
	if r := command(t, "", "import", "--data", data, changed).want(t, exitFine); !strings.Contains(r.out, "revision 2, questions: 2, held back: 1\n") {
		t.Errorf("said %s", r.out)
	}
	command(t, "", "import", "--data", data, with("The crew left at one. It was late.", "left at two")).want(t, exitProblems)
	command(t, "", "check", changed).want(t, exitProblems)
}
