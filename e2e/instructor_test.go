package e2e

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
)

//go:embed testdata/runway.yaml
var runway string

// breakings make a file with three errors of a good one.
var breakings = strings.NewReplacer(
	"had been seen on it, correct: true", "had been seen on it",
	"type: true-false", "type: maybe",
	"quote: The animal was caught by the fire brigade.", "quote: The animal was caught by the police.",
)

// runwaySet is the set of testdata/runway.yaml.
func runwaySet(t *testing.T) *questions.Set {
	t.Helper()
	set, problems := formats.Read(os.DirFS("testdata"), "runway.yaml", "")
	if problems.Failed() {
		t.Fatalf("%d problems in runway.yaml", len(problems))
	}
	return &set
}

// TestInstructor goes from an empty installation to the scores of a group: administrator, instructor, a set of their
// own, a quiz for a group, learners, reports.
func TestInstructor(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	email := becomesAdministratorAndAddsInstructor(p)
	b := newTab(p, desktop)
	b.signIn(email)
	b.open("/studio")
	b.check("studio")
	b.importsBrokenFile()
	b.importsMendedFile()
	joinCode := b.makesGroup("Tower crew")
	quiz := b.publishesFor("Tower crew", joinCode)
	b.triesIt(quiz)

	joinsAndTakes(p, joinCode, "Barbara Liskov")
	joinsOnly(p, joinCode, "Radia Perlman")
	b.readsScores(quiz)
	b.downloadsReports(quiz)
	b.looksAround(quiz)
}

// becomesAdministratorAndAddsInstructor uses the setup link, which then is good no more.
func becomesAdministratorAndAddsInstructor(p *program) (email string) {
	p.t.Helper()
	b := newTab(p, desktop)
	setup := strings.TrimPrefix(p.setupLink, p.url(""))
	b.open(setup)
	b.check("setup")
	b.fill(labelled(say("person.name")), "Dorothy Vaughan")
	b.fill(labelled(say("person.email")), "dorothy@example.org")
	b.fill(labelled(say("person.password")), "password")
	b.follow(button(say("setup.go")))
	b.see(say("form.errors"))
	b.check("setup refused")
	b.fill(labelled(say("person.password")), password)
	b.follow(button(say("setup.go")))
	b.see(say("setup.done"))
	b.check("studio of a new administrator")
	b.open(setup)
	b.check("setup link used")
	b.see(say("error.not-found"))
	b.follow(link(say("failure.home")))
	b.follow(link(say("nav.people")))
	b.fill(labelled(say("people.name")), "Katherine Johnson")
	b.fill(labelled(say("people.email")), "katherine@example.org")
	b.set(labelled(say("people.role")), say("role.instructor"))
	b.fill(labelled(say("people.password")), password)
	b.follow(button(say("people.add")))
	b.see("Katherine Johnson")
	b.check("people")
	return "katherine@example.org"
}

// importsBrokenFile uploads a file with errors, and is shown each of them with its place; nothing is stored.
func (b *tab) importsBrokenFile() {
	b.t.Helper()
	file := filepath.Join(b.t.TempDir(), "runway.yaml")
	broken := breakings.Replace(runway)
	b.write(file, []byte(broken))
	b.follow(link(say("nav.sets")))
	b.check("question sets")
	b.follow(link(say("sets.import")))
	b.check("import")
	b.do(chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), []string{file}))
	b.follow(button(say("import.check")))
	expected := problemsOf(b.t, file)
	b.see(say("import.errors", "count", len(expected)))
	b.see(say("import.refused"))
	for _, problem := range expected {
		b.see(say("import.line", "line", fmt.Sprint(problem.Line)) + ", " + say("import.column", "column", fmt.Sprint(problem.Column)))
		b.see(problem.Message)
		b.see(problem.Suggestion)
		line := strings.TrimSpace(strings.Split(broken, "\n")[problem.Line-1])
		b.has(within(at(fmt.Sprintf("#line-%d", problem.Line)), "code", line))
	}
	b.check("import with errors")
}

// problem is what `readback check --json` says is wrong.
type problem struct {
	Line, Column        int
	Message, Suggestion string
}

// problemsOf asks the command line what is wrong with a file. Finding none is an error of the test.
func problemsOf(t *testing.T, file string) (problems []problem) {
	t.Helper()
	out, err := exec.Command(readback, "check", "--json", file).Output()
	if err == nil {
		t.Fatal("check finds nothing wrong with the broken file")
	}
	if err := json.Unmarshal(out, &problems); err != nil || len(problems) != 3 {
		t.Fatalf("check --json: %v\n%s", err, out)
	}
	return problems
}

// importsMendedFile corrects the text on the page, looks at the preview and imports.
func (b *tab) importsMendedFile() {
	b.t.Helper()
	b.paste(labelled(say("import.change")), runway)
	b.follow(button(say("import.check-again")))
	b.see(say("import.clean"))
	set := runwaySet(b.t)
	for i, q := range set.Questions {
		if stem := b.text(at(fmt.Sprintf("#q%d-stem", i+1))); stem != folded(q.Stem) {
			b.t.Errorf("the preview of question %d is %q, want %q", i+1, stem, q.Stem)
		}
	}
	b.check("import preview")
	b.follow(button(say("import.import")))
	b.see(say("import.done", "set", set.Title, "number", "1"))
	b.check("question set")
}

// makesGroup makes a group and returns its join code.
func (b *tab) makesGroup(name string) (joinCode string) {
	b.t.Helper()
	b.follow(link(say("nav.groups")))
	b.check("groups, none yet")
	b.fill(labelled(say("groups.name")), name)
	b.follow(button(say("groups.make")))
	b.see(say("groups.made", "group", name))
	b.check("group")
	return b.text(at(".join-code [data-copy]"))
}

// publishesFor gives the set to a group; rules that make no sense are refused first. It returns the quiz's id.
func (b *tab) publishesFor(group, joinCode string) (quiz string) {
	b.t.Helper()
	b.follow(link(say("nav.sets")))
	b.follow(link(runwaySet(b.t).Title))
	b.follow(link(say("set.publish")))
	b.check("publish")
	b.set(labelled(say("publish.group")), group)
	b.fill(labelled(say("publish.pass-mark")), "600")
	b.follow(button(say("publish.publish")))
	b.see(say("form.errors"))
	b.check("publish refused")
	b.fill(labelled(say("publish.pass-mark")), "60")
	b.follow(button(say("publish.publish")))
	b.see(say("publish.done"))
	b.see(joinCode)
	b.has(at(".qr svg"))
	b.has(link(b.program.url("/join/" + joinCode)))
	b.check("quiz of an instructor")
	quiz = strings.TrimPrefix(b.path(), "/studio/quizzes/")
	b.has(link(b.program.url("/quizzes/" + quiz)))
	return quiz
}

// triesIt takes the quiz as an instructor, which counts nowhere.
func (b *tab) triesIt(quiz string) {
	b.t.Helper()
	b.follow(button(say("quizzes.try")))
	b.see(say("attempt.try-it"))
	b.check("quiz page of a try")
	l := &taker{b, runwaySet(b.t)}
	l.answerAll(true)
	b.see("100")
	b.check("review of a try")
	b.open("/studio/quizzes/" + quiz + "/scores")
	b.check("scores, none yet")
	b.gone(link(say("scores.review") + ": Katherine Johnson"))
}

// answerAll answers every question, rightly or wrongly, and hands in.
func (l *taker) answerAll(right bool) {
	l.t.Helper()
	for range l.set.Questions {
		l.answer(l.here(), right)
		l.saved()
		l.follow(at("button.next"))
	}
	l.see(say("finish.all"))
	l.follow(button(say("finish.go")))
	l.wait("location.pathname.endsWith('/review')")
}

// joins joins a group on a phone, by its code and with a name only.
func joins(p *program, joinCode, name string) *taker {
	p.t.Helper()
	l := &taker{newTab(p, phone), runwaySet(p.t)}
	l.open("/")
	l.fill(labelled(say("join.code")), strings.ToLower(joinCode))
	l.follow(button(say("join.go")))
	l.check("join")
	l.fill(labelled(say("person.name")), name)
	l.follow(button(say("join.join")))
	l.see(say("join.done", "group", "Tower crew"))
	l.has(at(".notice .code"))
	l.check("front page of a new member")
	return l
}

func joinsOnly(p *program, joinCode, name string) {
	p.t.Helper()
	joins(p, joinCode, name)
}

// joinsAndTakes takes the quiz, with everything wrong: a good score could come from somewhere else.
func joinsAndTakes(p *program, joinCode, name string) {
	p.t.Helper()
	l := joins(p, joinCode, name)
	l.follow(link(runwaySet(p.t).Title))
	l.check("rules of a quiz")
	l.follow(button(say("quiz.start")))
	l.answerAll(false)
	l.see(say("score.not-passed"))
}

// readsScores finds everybody of the group, the one who never started too, and nobody else.
func (b *tab) readsScores(quiz string) {
	b.t.Helper()
	b.open("/studio/quizzes/" + quiz + "/scores")
	b.see("Barbara Liskov")
	b.see(say("standing.never-started"))
	rows := ask[[]string](b, "[...document.querySelectorAll('tbody tr')].map(wordsOf)")
	if len(rows) != 2 {
		b.t.Errorf("the scores have the rows %q, want two", rows)
	}
	for _, row := range rows {
		if never := strings.Contains(row, say("standing.never-started")); never != strings.Contains(row, "Radia Perlman") {
			b.t.Errorf("who never started? %q", row)
		}
	}
	b.check("scores")
	b.resize(phone)
	b.check("scores")
	b.resize(desktop)
	b.follow(where("one('tbody a[href^=\"/attempts/\"]')"))
	b.check("review for an instructor")
}

// looksAround visits what the way didn't come by.
func (b *tab) looksAround(quiz string) {
	b.t.Helper()
	b.open("/")
	b.check("front page of an instructor")
	b.open("/studio/quizzes")
	b.check("quizzes")
	b.open("/studio/quizzes/" + quiz + "/rules")
	b.check("change the rules")
	b.open("/studio/groups")
	b.check("groups")
	b.open("/nowhere")
	b.check("not found")
	b.open("/join/ABCD2345")
	b.check("join with a wrong code")
}

// paste puts a text into a field in place of what is there, all at once.
func (b *tab) paste(w where, text string) {
	b.t.Helper()
	b.press(w)
	b.wait("(" + string(w) + ").select() === undefined")
	call(b, input.InsertText, input.InsertTextParams{Text: text})
}

// set chooses in a drop-down list by what is written there.
func (b *tab) set(w where, text string) {
	b.t.Helper()
	b.has(w)
	b.wait(fmt.Sprintf(`((list) => {
		const option = [...list.options].find((o) => fold(o.text) === fold(%s));
		if (!option) return false;
		list.value = option.value;
		return list.dispatchEvent(new Event('change', { bubbles: true }));
	})(%s)`, quoted(text), w))
}
