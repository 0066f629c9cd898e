package handlers

import (
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// newReported is an open quiz that eleven learners have finished, one of them twice, and that their instructor has tried. Nine
// of them knew when it was; the attempts are a day apart.
func newReported(t *testing.T) (*site, *client, quiz.Quiz) {
	t.Helper()
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	q := s.publish(ines, s.save(ines, s.flightSet("flight")), rules(func(r *quiz.Rules) { r.Attempts = 0 }))
	for i := range 11 {
		lea := s.person("Lea "+string(rune('A'+i)), accounts.Learner)
		s.finish(lea, q, i > 1)
		if i == 0 {
			s.clock.move(time.Hour)
			s.finish(lea, q, true)
		}
		s.clock.move(24 * time.Hour)
	}
	instructor := s.as(ines)
	instructor.post("/studio/quizzes/" + q.ID + "/try").want(303)
	return s, instructor, q
}

// finish takes a quiz, knowing all or nothing.
func (s *site) finish(p *accounts.Person, q quiz.Quiz, knows bool) {
	c := s.sit(p, q)
	if knows {
		c.postForm(c.path+"/answers", rightForm()).want(303)
	}
	c.post(c.path + "/finish").want(303)
}

func TestReportsSayFromHowManyAttemptsTheyAre(t *testing.T) {
	_, instructor, q := newReported(t)
	path := "/studio/quizzes/" + q.ID + "/reports"
	for query, want := range map[string]string{
		"":              say("report.sample-first", "count", 11, "revision", "1"),
		"?attempts=all": say("report.sample-all", "count", 12, "revision", "1"),
		"?attempts=best&from=" + newClock().Now().AddDate(0, 0, 10).Format(time.DateOnly): say("report.sample-best", "count", 1, "revision", "1"),
	} {
		for _, page := range []string{"", "/facts", "/learners", "/questions/when"} {
			if got := instructor.get(path + page + query).want(200).text(".sample > p"); !strings.HasPrefix(got, want) {
				t.Errorf("%s%s: %q", page, query, got)
			}
		}
	}
}

func TestOverviewCountsFirstAttemptsAlone(t *testing.T) {
	_, instructor, q := newReported(t)
	page := instructor.get("/studio/quizzes/" + q.ID + "/reports").want(200)
	if got := page.text(".figures div:first-child"); !strings.Contains(got, "81.8%") || !strings.Contains(got, "n = 11") {
		t.Errorf("the mean is %q", got)
	}
	if n := page.find("figure.plot svg title + desc").Length(); n != 3 {
		t.Errorf("%d plots have a title and a description", n)
	}
	if n := page.find("figure.plot details table").Length(); n != 3 {
		t.Errorf("%d plots have their numbers as a table", n)
	}
}

func TestFactsShadePassagesByWhatTheirQuestionsEarned(t *testing.T) {
	_, instructor, q := newReported(t)
	page := instructor.get("/studio/quizzes/" + q.ID + "/reports/facts").want(200)
	noted := page.find(".landed-learned .landed-note")
	if noted.Length() == 0 || !strings.Contains(noted.First().Text(), "81.8%") || !strings.Contains(noted.First().Text(), "n = 11") {
		t.Errorf("%d passages are learned: %q", noted.Length(), noted.Text())
	}
	href, _ := noted.First().Find("a").Attr("href")
	instructor.get(href).want(200)
	few := instructor.get("/studio/quizzes/" + q.ID + "/reports/facts?until=" + newClock().Now().AddDate(0, 0, 3).Format(time.DateOnly)).want(200)
	if n := few.find(".landed-learned, .landed-missed, .landed-half, .landed-mostly").Length(); n != 0 {
		t.Errorf("with four attempts %d things are judged", n)
	}
}

func TestAFilterThatCannotBeUnderstoodSaysWhy(t *testing.T) {
	s, instructor, q := newReported(t)
	other := s.group(s.person("Otis", accounts.Instructor))
	path := "/studio/quizzes/" + q.ID + "/reports"
	for query, want := range map[string]string{
		"?attempts=some":                    say("report.bad-which", "value", "some"),
		"?revision=9":                       say("report.bad-revision", "value", "9"),
		"?group=" + other.ID:                say("report.bad-group"),
		"?from=yesterday":                   say("report.bad-date", "value", "yesterday"),
		"?from=2026-05-02&until=2026-05-01": say("report.bad-order"),
	} {
		for _, page := range []string{"", "/facts", "/learners", "/questions/when"} {
			got := instructor.get(path + page + query).want(422)
			if text := got.text(".notice.bad"); !strings.Contains(text, want) {
				t.Errorf("%s%s: %q", page, query, text)
			}
			if got.find(".figures, .landed").Length() > 0 {
				t.Errorf("%s%s shows numbers", page, query)
			}
		}
	}
	if got := instructor.get(path+"?from=yesterday").attr("#from", "value"); got != "yesterday" {
		t.Errorf("what was typed is %q", got)
	}
}

func TestReportsOfAQuestion(t *testing.T) {
	s, instructor, q := newReported(t)
	path := "/studio/quizzes/" + q.ID + "/reports/questions/"
	page := instructor.get(path + "when").want(200)
	if got := page.text(".figures"); !strings.Contains(got, "81.8%") || !strings.Contains(got, "18.2%") {
		t.Errorf("figures %q", got)
	}
	instructor.get(path + "no-such").want(404)
	empty := s.publish(nil, s.save(nil, s.flightSet("other")))
	if got := s.as(s.person("Ada", accounts.Administrator)).get("/studio/quizzes/" + empty.ID + "/reports/facts").want(200).text(".nothing-yet h2"); got != say("report.empty-title") {
		t.Errorf("before anybody has finished: %q", got)
	}
}

func TestLearnersReportShowsProgressOverAllAttempts(t *testing.T) {
	_, instructor, q := newReported(t)
	page := instructor.get("/studio/quizzes/" + q.ID + "/reports/learners").want(200)
	if n := page.find(".table tbody tr").Length(); n != 11 {
		t.Errorf("%d learners", n)
	}
	if got := page.text(".table tbody tr:first-child"); !strings.Contains(got, "Lea A") || !strings.Contains(got, "0% → 100%") {
		t.Errorf("who has two attempts: %q", got)
	}
	href := page.attr(".table tbody tr:first-child .do a", "href")
	instructor.get(href).want(200)
	if got := page.text(".plot-table"); !strings.Contains(got, say("plot.attempt-number", "number", "2")) {
		t.Errorf("from attempt to attempt: %q", got)
	}
}

func TestEachQuestionSaysHowItDid(t *testing.T) {
	e := newExportSite(t)
	page := "/studio/quizzes/" + e.quiz.ID + "/reports/questions"
	p := e.ines.get(page).want(200).wantCount("#questions ~ * tbody tr", 6).wantCount("svg[role=img]", 1)
	p.wantText("tbody", say("report.verdict-unjudged")).wantText("tbody", say("report.blank-too-few")).wantText("tbody", say("report.no-answer"))
	p.wantText(".figures", say("report.cic")).wantCount(`tbody a[href^="`+page+`/"]`, 6)
	e.ines.get(page+"?from=2999-01-01").want(200).wantText("main", say("report.none-chosen-title"))
	e.ines.get(page + "?from=soon").want(422)
}

func TestAReportIsTakenAsAFileOnTheSameAttempts(t *testing.T) {
	e := newExportSite(t)
	path := "/studio/quizzes/" + e.quiz.ID
	for page, kind := range map[string]string{"": "attempts", "/facts": "items", "/questions": "items", "/learners": "learners"} {
		to := path + "/export/" + kind + "?attempts=last"
		e.ines.get(path+"/reports"+page+"?attempts=last").want(200).wantCount(`.studio-head a[href="`+to+`"], header a[href="`+to+`"]`, 1)
		e.ines.get(to).want(200).wantCount(`.sample details[open]`, 1)
	}
}

// TestReportsCountWhoHasComeHowFarInTheSameDays: the page agrees with the learners report on the same filter.
func TestReportsCountWhoHasComeHowFarInTheSameDays(t *testing.T) {
	_, instructor, q := newReported(t)
	path := "/studio/quizzes/" + q.ID + "/reports"
	first := newClock().Now().Format(time.DateOnly)
	instructor.get(path).want(200).wantText(".figures div:last-child", say("report.of-learners", "count", 11))
	instructor.get(path+"?until="+first).want(200).wantText(".figures div:last-child", say("report.of-learners", "count", 1))
}

func TestAQuestionOfAQuizThatNobodyHasTaken(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	q := s.publish(ines, s.save(ines, s.flightSet("flight")))
	page := s.as(ines).get("/studio/quizzes/" + q.ID + "/reports/questions/when").want(200)
	page.wantText("main", say("report.empty-title")).wantText("h1", say("report.question", "number", 4))
	s.as(ines).get("/studio/quizzes/" + q.ID + "/reports/questions/none").want(404)
	if lede := s.as(ines).get("/studio/quizzes/" + q.ID + "/reports/facts").want(200).text("main"); strings.Contains(lede, say("facts.lede-tags")) {
		t.Error("a quiz with articles is said to have none")
	}
}
