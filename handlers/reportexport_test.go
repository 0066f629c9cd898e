package handlers

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// exportSite is a quiz with one finished attempt, and who may take its reports.
type exportSite struct {
	*site
	quiz quiz.Quiz
	ines *client
}

func newExportSite(t *testing.T) *exportSite {
	t.Helper()
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	e := &exportSite{site: s, ines: s.as(ines), quiz: s.publish(ines, s.save(ines, s.flightSet("flight")))}
	lea := s.as(s.person("Lea", accounts.Learner))
	lea.post(lea.start(e.quiz) + "/finish").want(303)
	go s.Exports.Run(t.Context())
	return e
}

func (e *exportSite) page(report string) string {
	return "/studio/quizzes/" + e.quiz.ID + "/export/" + report
}

func TestAReportIsTakenWithTheColumnsThatAreWanted(t *testing.T) {
	e := newExportSite(t)
	e.ines.get("/studio/quizzes/"+e.quiz.ID+"/scores").want(200).wantCount(`a[href="`+e.page("attempts")+`"]`, 1)
	all := e.ines.get(e.page("attempts")).want(200)
	if n := all.find(`input[name="column"]`).Length(); n < 18 {
		t.Fatalf("%d columns", n)
	}
	all.wantCount(`input[name="column"]:not([checked])`, 0)
	csv := e.ines.post(e.page("attempts"), "format", "csv", "column", "percent", "column", "learner").want(200)
	if !strings.HasPrefix(csv.body, "learner,percent\r\nLea,0\r\n") {
		t.Errorf("the file has %q", csv.body)
	}
	e.ines.get(e.page("attempts")).want(200).wantCount(`input[name="column"][checked]`, 2)
	e.ines.get(e.page("answers")).want(200).wantCount(`input[name="column"]:not([checked])`, 0)
	wide := e.ines.post(e.page("answers-wide"), "format", "csv", "column", "learner", "column", "q.*.points").want(200)
	if head, _, _ := strings.Cut(wide.body, "\r\n"); !strings.HasPrefix(head, "learner,q.") || strings.Contains(head, ".answer") {
		t.Errorf("the file begins with %q", head)
	}

	e.ines.post(e.page("attempts"), "format", "csv").want(422).wantText(".error", say("exporting.columns-missing"))
	e.ines.post(e.page("attempts"), "format", "stone", "column", "learner").want(422).wantText(".error", say("exporting.format-missing"))
	e.ines.get(e.page("nothing")).want(404)
	e.as(e.person("Otis", accounts.Instructor)).get(e.page("attempts")).want(404)
}

func TestAReportIsTakenWithoutNames(t *testing.T) {
	e := newExportSite(t)
	e.ines.get(e.page("learners")).want(200).wantCount(`input[name="anonymous"]:not([checked])`, 1)
	csv := e.ines.post(e.page("learners"), "format", "csv", "column", "learner", "anonymous", "on").want(200)
	if !strings.HasPrefix(csv.body, "learner\r\nlearner-") {
		t.Errorf("the file has %q", csv.body)
	}
	e.ines.post(e.page("learners"), "format", "canvas-csv", "column", "learner", "anonymous", "on").want(422).
		wantText(".error", say("exporting.needs-names")).wantCount(`input[name="anonymous"][checked]`, 1)
	grades := e.ines.post(e.page("learners"), "format", "canvas-csv", "column", "learner").want(200)
	if !strings.HasPrefix(grades.body, "Student,ID,SIS User ID") {
		t.Errorf("a gradebook has %q", grades.body)
	}
	e.ines.get(e.page("learners")).want(200).wantCount(`input[name="column"][checked]`, 1)
}

func TestALongReportIsMadeBesideRequests(t *testing.T) {
	e := newExportSite(t)
	e.long = 1
	made := e.ines.post(e.page("answers"), "format", "json", "column", "question").want(303).to()
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		p := e.ines.get(made).want(200)
		if p.find("a[download]").Length() == 1 {
			break
		}
		if p.Header.Get("Refresh") == "" || time.Now().After(end) {
			t.Fatalf("it isn't ready: %s", p.text("main"))
		}
	}
	file := e.ines.get(made + "/file").want(200)
	if !strings.HasPrefix(file.body, "[\n{\"question\":") || file.Header.Get("Content-Disposition") != "attachment; filename=flight-answers.json" {
		t.Errorf("%s: %.80s", file.Header.Get("Content-Disposition"), file.body)
	}
	other := e.as(e.person("Otis", accounts.Administrator))
	for _, path := range []string{made, made + "/file", "/studio/exports/none"} {
		other.get(path).want(404)
	}
	e.nobody().get(made).wantTo("/login?next=" + url.QueryEscape(made))
	for _, page := range []string{e.page("answers"), "/studio/quizzes/" + e.quiz.ID + "/scores"} {
		e.ines.get(page).want(200).wantText("#made + ul", "flight-answers.json")
	}
	e.ines.post(made, "go", "remove").wantTo(e.page("answers"))
	e.ines.get(made).want(404)
	for range 5 {
		e.ines.post(e.page("answers"), "format", "json", "column", "question").want(303)
	}
	e.ines.post(e.page("answers"), "format", "json", "column", "question").want(409).wantText("main", say("exporting.too-many"))
}

func TestAReportIsOnTheAttemptsThatTheQueryChooses(t *testing.T) {
	e := newExportSite(t)
	wrong := e.ines.get(e.page("attempts")+"?from=soon").want(422).wantText(".error", "soon")
	e.ines.post(wrong.attr(`form.export-report`, "action"), "format", "csv", "column", "learner").want(422)
	later := e.ines.get(e.page("attempts") + "?from=2999-01-01&attempts=last").want(200)
	action := later.attr(`form.export-report`, "action")
	if action != e.page("attempts")+"?attempts=last&from=2999-01-01" {
		t.Errorf("the form goes to %s", action)
	}
}
