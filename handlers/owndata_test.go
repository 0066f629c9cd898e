package handlers

import (
	"archive/zip"
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// unzipped are the files of a ZIP file, by name.
func (p *page) unzipped() map[string]string {
	p.t.Helper()
	z := must[*zip.Reader](p.t)(zip.NewReader(strings.NewReader(p.body), int64(len(p.body))))
	files := map[string]string{}
	for _, f := range z.File {
		files[f.Name] = string(must[[]byte](p.t)(io.ReadAll(must[io.ReadCloser](p.t)(f.Open()))))
	}
	return files
}

// ownRows are the rows of a table in somebody's own data, by column.
func (c *client) ownRows(table string) []map[string]string {
	c.t.Helper()
	text := strings.TrimPrefix(c.get("/me/data").want(200).unzipped()[table+".csv"], "\uFEFF")
	lines := must[[][]string](c.t)(csv.NewReader(strings.NewReader(text)).ReadAll())
	rows := []map[string]string{}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// column is one column of rows, with bars between.
func column(rows []map[string]string, name string) string {
	var cells []string
	for _, r := range rows {
		cells = append(cells, r[name])
	}
	return strings.Join(cells, "|")
}

func TestOwnDataHasWhatOneDid(t *testing.T) {
	s := newSat(t, passing(nil))
	leader := s.person("Ines", accounts.Instructor)
	s.group(leader, s.learner)
	s.save(4, 1, `"dusk"`)
	s.clock.move(time.Minute)
	s.ask(4, "flag", `{"kind": "unclear", "note": "Which noon?"}`)
	s.postForm(s.path+"/answers", rightForm("seq.4", "2", "a.6.1.log", "states")).want(303)
	s.post(s.path + "/finish").want(303)
	code := s.certified()
	page := s.get("/me/data").want(200)
	if page.Header.Get("Content-Type") != "application/zip" || page.Header.Get("Content-Disposition") != "attachment; filename=readback-data.zip" {
		t.Errorf("it is sent as %v", page.Header)
	}
	files := page.unzipped()
	for name, part := range map[string]string{
		"about.txt": "person.json", "person.json": `"name": "Night shift"`, "certificates.csv": code, "attempts.csv": "Was it late?",
	} {
		if !strings.Contains(files[name], part) {
			t.Errorf("%s doesn't say %s: %s", name, part, files[name])
		}
	}
	if !strings.Contains(files["person.json"], s.learner.ID) || strings.Contains(files["person.json"], "hash") {
		t.Errorf("the profile is %s", files["person.json"])
	}
	answers := s.ownRows("answers")
	if got := column(answers, "number") + " " + column(answers, "flag_note"); got != "1|2|3|4|5|6 |||Which noon?||" {
		t.Errorf("numbers and flags are %s", got)
	}
	if got := answers[0]["answer"]; got != "The crew" {
		t.Errorf("the first answer is %q", got)
	}
	if answers[0]["verdict"] != "right" || answers[0]["points"] == "" || answers[3]["answer"] != "noon" {
		t.Errorf("answers are %v", answers)
	}
	history := slices.DeleteFunc(s.ownRows("history"), func(r map[string]string) bool { return r["number"] != "4" })
	if got := column(history, "answer") + " " + column(history, "event"); got != "dusk|noon saved|saved" {
		t.Errorf("what was saved to question 4 is %s", got)
	}
}

// TestOwnDataHasWhatIsReleased, and no mark before.
func TestOwnDataHasWhatIsReleased(t *testing.T) {
	for _, tt := range []struct {
		feedback   quiz.FeedbackMode
		closed     bool
		marks, key bool
	}{
		{quiz.FeedbackEnd, false, true, true},
		{quiz.FeedbackClosing, false, false, false},
		{quiz.FeedbackClosing, true, true, true},
		{quiz.FeedbackMarks, false, true, false},
		{quiz.FeedbackNone, true, false, false},
	} {
		s := newSite(t)
		q := s.publish(nil, s.save(nil, s.testFile("secrets.yaml")), passing(func(r *quiz.Rules) { r.Feedback = tt.feedback }))
		lea := s.sit(s.person("Lea", accounts.Learner), q)
		lea.put(lea.path+"/answers/1", `{"seq": 1, "answer": "1"}`).want(200)
		lea.post(lea.path + "/finish").want(303)
		if tt.closed {
			s.clock.move(2 * time.Hour)
		}
		answers := lea.ownRows("answers")
		if got := strings.Trim(column(answers, "verdict"), "|") != ""; got != tt.marks {
			t.Errorf("%s: it has marks: %v", tt.feedback, got)
		}
		if got := strings.Contains(column(answers, "feedback"), "xyzzy feedback one"); got != tt.key {
			t.Errorf("%s: it has feedback: %v", tt.feedback, got)
		}
		if score := lea.ownRows("attempts")[0]; score["state"] != "finished" || score["percent"] != "" && !tt.marks {
			t.Errorf("%s: the attempt is %v", tt.feedback, score)
		}
	}
}

func TestOwnDataOfAQuizThatWasTakenBack(t *testing.T) {
	s := newFinished(t, passing(nil))
	s.must(s.Store.DeleteQuiz(s.quiz.ID, s.learner.ID, s.clock.Now()))
	attempt, answers := s.ownRows("attempts"), s.ownRows("answers")
	if attempt[0]["taken_back"] != "true" || attempt[0]["percent"] != "" {
		t.Errorf("the attempt is %v", attempt)
	}
	if answers[3]["answer"] != "noon" || strings.Trim(column(answers, "question")+column(answers, "points"), "|") != "" {
		t.Errorf("answers are %v", answers)
	}
}

// TestOwnDataIsNobodyElses: a guest gets their own, and nothing of others.
func TestOwnDataIsNobodyElses(t *testing.T) {
	s := newFinished(t)
	s.nobody().get("/me/data").wantTo("/login?next=%2Fme%2Fdata")
	guest := s.nobody()
	path := guest.post("/quizzes/"+s.quiz.ID+"/attempts", "name", "Gus Guest").want(303).to()
	guest.put(path+"/answers/4", `{"seq": 1, "answer": "=noon"}`).want(200)
	files := guest.get("/me/data").want(200).unzipped()
	if strings.Contains(files["person.json"]+files["attempts.csv"]+files["answers.csv"], s.learner.ID) || !strings.Contains(files["person.json"], "Gus Guest") {
		t.Errorf("the guest gets %v", files)
	}
	if rows := guest.ownRows("attempts"); len(rows) != 1 || rows[0]["state"] != "open" {
		t.Errorf("the guest's attempts are %v", rows)
	}
	if rows := guest.ownRows("answers"); rows[3]["answer"] != "'=noon" {
		t.Errorf("what looks like a formula is %q", rows[3]["answer"])
	}
}
