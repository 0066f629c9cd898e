package e2e

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/readback/readback/questions"
)

// TestScoreReports has twelve learners take the starter quiz. Its instructor reads the reports and takes them as files, on a desktop
// and then on a phone without JavaScript; the learner who knew most prints a certificate, which somebody signed out checks.
func TestScoreReports(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	grace, ada := p.addPerson("Grace Darling", "instructor"), p.addPerson("Ada Lindqvist", "learner")
	r := p.readStarter(grace, ada, 12)

	b := newTab(p, desktop)
	b.signIn(grace)
	b.readsReports(r)
	b.choosesAttempts(r)
	b.takesFiles(r)

	small := newTab(p, phone)
	small.setDark(true)
	small.withoutScript()
	small.signIn(grace)
	small.readsReports(r)
	small.choosesAttempts(r)
	small.open("/studio/quizzes/" + r.quiz + "/export/attempts")
	small.has(at("[name=column]:not(:checked)")) // remembered from the other browser
	small.check("report as a file")

	learner := newTab(p, phone)
	learner.setDark(true)
	learner.withoutScript()
	learner.signIn(ada)
	code := learner.printsCertificate(r)
	newTab(p, desktop).checksCertificate(code)
	unscripted := newTab(p, phone)
	unscripted.withoutScript()
	unscripted.checksCertificate(code)
	learner.takesOwnData()
}

// readsReports goes from page to page of the reports.
func (b *tab) readsReports(r readings) {
	b.t.Helper()
	n := say("report.of-n", "count", r.readers)
	b.open("/studio/quizzes/" + r.quiz + "/scores")
	b.check("scores of twelve")
	b.follow(link(say("report.link")))
	b.see(say("report.sample-first", "count", r.readers, "revision", r.revision.Number))
	b.has(within(at(".figures div"), ".from", n))
	b.readsPlots()
	b.check("report, overview")

	b.follow(link(say("report.to-facts")))
	b.has(within(at(".landed-missed .landed-note"), ".word", say("facts.missed")))
	b.has(within(at(".landed-learned .landed-note"), ".from", n))
	b.check("report, facts")

	b.follow(link(say("report.questions")))
	b.readsPlots()
	b.has(within("document", "span.weak", say("report.verdict-backwards")))
	b.see(say("report.blank-no-spread")) // a number that there is none of says why, on a phone too
	b.check("report, questions")
	b.readsQuestion(r, backwards)

	b.follow(link(say("report.learners")))
	b.readsPlots()
	b.see("Ada Lindqvist")
	b.check("report, learners")
}

// readsPlots opens the numbers behind every plot; there are some in each.
func (b *tab) readsPlots() {
	b.t.Helper()
	b.has(at("figure.plot svg[role=img]"))
	plots := ask[int](b, "document.querySelectorAll('figure.plot').length")
	for i := range plots {
		figure := where(fmt.Sprintf("document.querySelectorAll('figure.plot')[%d]", i))
		b.press(within(figure, "summary", ""))
		b.has(within(figure, "tbody td", ""))
	}
}

// readsQuestion reads who chose what of a question with options: the right one was chosen by those who earned least elsewhere.
func (b *tab) readsQuestion(r readings, id string) {
	b.t.Helper()
	i := slices.IndexFunc(r.revision.Set.Questions, func(q questions.Question) bool { return q.ID == id })
	q := &r.revision.Set.Questions[i]
	b.follow(link(fmt.Sprintf("%d. %s", i+1, folded(questions.PlainText(q.Stem)))))
	b.see(say("report.key"))
	options := q.Body.(*questions.SingleChoice).Options
	right := slices.IndexFunc(options, func(o questions.Option) bool { return o.Correct })
	b.see(questions.PlainText(options[right].Text))
	b.see(say("report.rest"))
	b.has(at("blockquote, .notes"))
	b.check("report, one question")
}

// choosesAttempts has the reports on other attempts, and gets the days wrong first.
func (b *tab) choosesAttempts(r readings) {
	b.t.Helper()
	b.open("/studio/quizzes/" + r.quiz + "/reports?from=yesterday")
	b.see(say("report.bad-date", "value", "yesterday"))
	b.gone(at(".figures"))
	b.check("report, no such day")

	b.open("/studio/quizzes/" + r.quiz + "/reports")
	b.press(at(".sample summary"))
	b.picksDay("report.from", r.from.AddDate(0, 0, 4))
	b.picksDay("report.until", r.from)
	b.follow(button(say("report.show")))
	b.see(say("report.bad-order"))
	b.check("report, days in the wrong order")

	b.picksDay("report.until", r.from.AddDate(0, 0, 7))
	b.follow(button(say("report.show")))
	b.see(say("report.sample-first", "count", 4, "revision", r.revision.Number))
	b.follow(link(say("report.facts")))
	b.see(say("facts.few", "count", 4))
	b.gone(at(".landed-missed, .landed-learned"))
	b.check("report, facts from too few")

	b.open("/studio/quizzes/" + r.quiz + "/reports")
	b.press(at(".sample summary"))
	b.set(labelled(say("report.which")), say("report.which-all"))
	b.follow(button(say("report.show")))
	b.see(say("report.sample-all", "count", r.readers+2, "revision", r.revision.Number))
}

// picksDay chooses a day in UTC, which is the quiz's zone.
func (b *tab) picksDay(field string, day time.Time) {
	b.t.Helper()
	b.wait(fmt.Sprintf("(%s).value = %s", labelled(say(field)), quoted(day.UTC().Format(time.DateOnly))))
}

// takesFiles takes them from the page that chooses columns, which knows them the next time.
func (b *tab) takesFiles(r readings) {
	b.t.Helper()
	attempts := "/studio/quizzes/" + r.quiz + "/export/attempts"
	b.open(attempts)
	b.check("report as a file, nothing chosen yet")
	for _, column := range []string{"quiz", "group", "external_id"} {
		b.press(choiceOn("column", column))
	}
	heads := b.takesCSV(r.readers + 2)
	if slices.Contains(heads, "quiz") || !slices.Contains(heads, "percent") {
		b.t.Errorf("the columns are %q", heads)
	}
	b.open(attempts)
	b.wait("one('[name=column][value=quiz]').checked === false && one('[name=column][value=percent]').checked")
	b.takesXLSX(r.readers + 2)
	b.takesPDF()
	b.withoutNames(attempts)
	b.withoutNames("/studio/quizzes/" + r.quiz + "/export/learners")
	b.open("/studio/quizzes/" + r.quiz + "/export/items")
	b.check("report of questions as a file")
	b.takesPDF()
}
