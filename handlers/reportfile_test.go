package handlers

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// newExported is a quiz of a group that somebody has finished, somebody is at, and somebody never started; and an
// instructor who has tried it. Some names would be formulas in a spreadsheet.
func newExported(t *testing.T) (instructor *client, path string) {
	t.Helper()
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	group := s.group(ines)
	pass := 50.0
	q := s.publish(ines, s.save(ines, s.flightSet("flight")), forGroup(group), rules(func(r *quiz.Rules) { r.PassMark, r.Attempts = &pass, 2 }))
	people := map[string]*accounts.Person{}
	for i, name := range []string{`=HYPERLINK("https://evil.example")`, "+1", "@Never, Started", `Nora "N" Novak`} {
		p := accounts.Person{Name: name, Role: accounts.Learner, ExternalID: []string{"-5", "=5", "", "0042"}[i], CreatedAt: s.clock.Now()}
		p = must[accounts.Person](t)(s.Store.AddPerson(p, store.Secrets{}))
		s.must(s.Store.Join(group.ID, p.ID, s.clock.Now()))
		people[name] = &p
	}
	for _, name := range []string{`Nora "N" Novak`, `=HYPERLINK("https://evil.example")`} {
		s.clock.move(time.Minute)
		c := s.sit(people[name], q)
		s.clock.move(90 * time.Second)
		c.postForm(c.path+"/answers", rightForm("a.1", "2", "a.2", "2", "a.4", "=1+1")).want(303)
		s.clock.move(30 * time.Second)
		if name[0] == 'N' {
			c.post(c.path + "/finish").want(303)
		}
	}
	instructor = s.as(ines)
	try := instructor.post("/studio/quizzes/" + q.ID + "/try").want(303).to()
	instructor.post(try + "/finish").want(303)
	return instructor, "/studio/quizzes/" + q.ID
}

// aRandomID is how accounts.NewID writes one.
var aRandomID = regexp.MustCompile(`\b[a-z2-7]{26}\b`)

// numbered puts id-1, id-2, … in the place of random ids, as they come.
func numbered(text string) string {
	known := map[string]string{}
	return aRandomID.ReplaceAllStringFunc(text, func(id string) string {
		if known[id] == "" {
			known[id] = fmt.Sprint("id-", len(known)+1)
		}
		return known[id]
	})
}

func TestExports(t *testing.T) {
	instructor, path := newExported(t)
	for _, report := range []string{"attempts", "answers", "answers-wide", "learners"} {
		file := instructor.get(path + "/" + report + ".csv").want(200)
		golden(t, "testdata/"+report+".csv", numbered(file.body))
		for name, want := range map[string]string{
			"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": "attachment; filename=flight-" + report + ".csv", "Cache-Control": "no-store",
		} {
			if got := file.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", report, name, got)
			}
		}
		if marked := instructor.get(path + "/" + report + ".csv?bom=1").want(200); marked.body != "\uFEFF"+file.body {
			t.Errorf("%s: with a byte order mark it is %.60q", report, marked.body)
		}
		rows := must[[][]string](t)(csv.NewReader(strings.NewReader(file.body)).ReadAll())
		for _, row := range rows {
			for _, cell := range row {
				_, err := strconv.ParseFloat(cell, 64)
				if err != nil && cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
					t.Errorf("%s: %q is a formula", report, cell)
				}
			}
		}
		sameAsJSON(t, rows, instructor.get(path+"/"+report+".json").want(200))
	}
	instructor.get(path + "/answers-wide.csv?columns=q.none.points").want(400)
	instructor.get(path + "/attempts.exe").want(404)
	instructor.get(path + "/attempts.moodle-csv").want(404)
	grades := instructor.get(path + "/learners.moodle-csv").want(200)
	if !strings.Contains(grades.body, "\r\n0042,") || strings.Contains(grades.body, "Started") || !strings.Contains(grades.Header.Get("Content-Disposition"), "flight-learners-moodle.csv") {
		t.Errorf("Moodle gets %s as %s", grades.body, grades.Header.Get("Content-Disposition"))
	}
	instructor.get(path + "/attempts.").want(404)
}

func TestAnExportOfSomeColumnsWithoutNames(t *testing.T) {
	instructor, path := newExported(t)
	file := instructor.get(path + "/attempts.csv?anonymous=1&columns=learner,guest&columns=state").want(200)
	rows := must[[][]string](t)(csv.NewReader(strings.NewReader(file.body)).ReadAll())
	if cmp.Diff(rows[0], []string{"learner", "guest", "state"}) != "" || len(rows) != 3 {
		t.Errorf("%q", rows)
	}
	for _, report := range []string{"attempts", "answers", "answers-wide", "learners"} {
		if body := instructor.get(path + "/" + report + ".csv?anonymous=1").want(200).body; strings.Contains(body, "Nora") || strings.Contains(body, "0042") {
			t.Errorf("%s tells who it was: %s", report, body)
		}
	}
	instructor.get(path + "/attempts.csv?columns=shoe_size").want(400)
	instructor.get(path + "/learners.canvas-csv?anonymous=1").want(400)
}

// sameAsJSON compares a report with its JSON: the same columns in the same order, and as many rows.
func sameAsJSON(t *testing.T, rows [][]string, page *page) {
	t.Helper()
	var objects []json.RawMessage
	if err := json.Unmarshal([]byte(page.body), &objects); err != nil || len(objects) != len(rows)-1 {
		t.Fatalf("%d rows of CSV, %d of JSON: %v", len(rows)-1, len(objects), err)
	}
	if got := page.Header.Get("Content-Type"); got != "application/json" {
		t.Errorf("JSON is of type %q", got)
	}
	for _, object := range objects {
		var columns []string
		for _, name := range regexp.MustCompile(`[{,]"([\w.-]+)":`).FindAllStringSubmatch(string(object), -1) {
			columns = append(columns, name[1])
		}
		if len(columns) < len(rows[0]) || cmp.Diff(rows[0][:2], columns[:2]) != "" {
			t.Errorf("the columns are %v, and %v", rows[0], columns)
		}
	}
}

// golden compares with a file of testdata/, or writes it with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(must[[]byte](t)(os.ReadFile(name))), got); diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
}

// TestScores: the page has what the learners report has, everybody in the group and no tries.
func TestScores(t *testing.T) {
	instructor, path := newExported(t)
	page := instructor.get(path+"/scores").want(200).wantCount("tbody tr", 4)
	page.wantText("tbody", "@Never, Started").wantCount(`tbody a[href$="/review"]`, 1)
	instructor.get(page.attr(`tbody a[href$="/review"]`, "href")).want(200).wantText(".review-head", `Nora "N" Novak`)
	for _, report := range []string{"attempts", "answers", "answers-wide", "learners"} {
		for _, kind := range []string{".xlsx", ".ods", ".csv?bom=1", ".csv", ".json", ".jsonl"} {
			instructor.get(page.attr(`a[href="`+path+"/"+report+kind+`"]`, "href")).want(200)
		}
	}
}

func TestScoresOfNobody(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	q := s.publish(ines, s.save(ines, s.flightSet("flight")))
	s.as(ines).get("/studio/quizzes/"+q.ID+"/scores").want(200).wantText("h2", say("scores.empty-title"))
	for report, lines := range map[string]int{"attempts": 1, "answers": 1, "learners": 1} {
		if csv := s.as(ines).get("/studio/quizzes/" + q.ID + "/" + report + ".csv").want(200).body; strings.Count(csv, "\n") != lines {
			t.Errorf("%s: %q", report, csv)
		}
		if json := s.as(ines).get("/studio/quizzes/" + q.ID + "/" + report + ".json").want(200).body; strings.TrimSpace(strings.ReplaceAll(json, "\n", "")) != "[]" {
			t.Errorf("%s: %q", report, json)
		}
	}
}

func TestScoresAreTakenAsAPaperToHandIn(t *testing.T) {
	instructor, path := newExported(t)
	for _, file := range []string{"attempts.pdf", "answers.pdf", "learners.pdf", "items.pdf", "learners.pdf?anonymous=1"} {
		got := instructor.get(path + "/" + file).want(200)
		if got.Header.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(got.body, "%PDF-") {
			t.Errorf("%s is sent as %s", file, got.Header.Get("Content-Type"))
		}
	}
	instructor.get(path + "/answers-wide.pdf").want(404)
}
