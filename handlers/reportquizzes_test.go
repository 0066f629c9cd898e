package handlers

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// newTaught is a set that three quizzes are on: two of one instructor, of which one is for a group and has a pass mark, and one of another.
// Lea takes all of them, Olu the group's alone; a third of the group hasn't begun.
func newTaught(t *testing.T) (ines *client, open, given, others quiz.Quiz) {
	t.Helper()
	s := newSite(t)
	teacher, colleague := s.person("Ines", accounts.Instructor), s.person("Otto", accounts.Instructor)
	lea, olu, pia := s.person("Lea", accounts.Learner), s.person("Olu", accounts.Learner), s.person("Pia", accounts.Learner)
	set := s.save(teacher, s.flightSet("flight"))
	pass := 50.0
	open = s.publish(teacher, set)
	given = s.publish(teacher, set, forGroup(s.group(teacher, lea, olu, pia)), rules(func(r *quiz.Rules) { r.PassMark = &pass }))
	others = s.publish(colleague, set)
	s.finish(lea, given, false)
	s.clock.move(time.Hour)
	s.finish(lea, open, true)
	s.finish(olu, given, true)
	s.finish(lea, others, true)
	return s.as(teacher), open, given, others
}

func TestReportsOnAllQuizzesOfASet(t *testing.T) {
	ines, open, given, _ := newTaught(t)
	for _, q := range []quiz.Quiz{open, given} {
		path := "/studio/quizzes/" + q.ID + "/reports"
		page := ines.get(path + "?quizzes=set").want(200)
		page.wantText(".sample", say("report.sample-first", "count", 3, "revision", "1")).wantText(".sample", say("report.sample-set", "count", 2))
		page.wantText(".figures", "66.7%").wantText(".figures", say("report.pass-rate-each")).wantText(".figures", say("report.of-learners", "count", 3))
		page.wantCount(`#quizzes option`, 2).wantCount(`#quizzes option[selected][value=set]`, 1).wantCount(`.report-tabs a[href$="?quizzes=set"]`, 4)
		for _, other := range []string{"/facts", "/questions", "/questions/when"} {
			ines.get(path+other+"?quizzes=set").want(200).wantText(".sample", say("report.sample-set", "count", 2))
		}
		learners := ines.get(path+"/learners?quizzes=set").want(200).wantCount(".table tbody tr", 2)
		if got := learners.text(".table tbody tr:first-child"); !strings.Contains(got, "0% → 100%") {
			t.Errorf("Lea's way is %q", got)
		}
	}
	ines.get("/studio/quizzes/"+open.ID+"/reports").want(200).wantText(".sample", say("report.sample-first", "count", 1, "revision", "1"))
	ines.get("/studio/quizzes/"+open.ID+"/reports?quizzes=mine").want(422).wantText(".notice.bad", say("report.bad-quizzes", "value", "mine"))
}

func TestAReportOnAllQuizzesOfASetIsTaken(t *testing.T) {
	ines, open, given, others := newTaught(t)
	page := "/studio/quizzes/" + open.ID + "/export/attempts?quizzes=set"
	action := ines.get(page).want(200).attr("form.export-report", "action")
	csv := ines.post(action, "format", "csv", "column", "quiz", "column", "learner").want(200).body
	lines := strings.Split(strings.TrimSpace(csv), "\r\n")[1:]
	slices.Sort(lines)
	want := []string{open.ID + ",Lea", given.ID + ",Lea", given.ID + ",Olu"}
	slices.Sort(want)
	if !slices.Equal(lines, want) || strings.Contains(csv, others.ID) {
		t.Errorf("%q, want %q", lines, want)
	}
	ines.post(action, "format", "pdf", "column", "learner").want(422).wantText(".notice.bad", say("exporting.one-quiz"))
}
