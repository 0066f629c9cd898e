package e2e

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

// TestKeyStaysOnServer reads every byte that a learner's browser is sent until the attempt is finished: nothing of
// the key is in it. The review then has it, which shows that it would have been found.
func TestKeyStaysOnServer(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	l := &taker{newTab(p, desktop), starterSet(t)}
	wire := l.record()
	l.open("/briefings/" + l.set.ID) // refused: who isn't given a quiz has no briefing
	l.startAsGuest("Mallory")
	l.open("/briefings/" + l.set.ID)
	l.open("/")
	l.follow(link(say("quiz.resume")))
	for n := 1; n <= len(l.set.Questions); n++ {
		if n == l.firstOf(l.asked(n).Type) {
			l.answer(n, n%2 == 0)
			l.saved()
		}
		l.follow(at("button.next"))
	}
	l.wait("location.pathname.endsWith('/finish')")
	l.findsNoKey(wire, 0)
}

// TestKeyOfEveryTypeStaysOnServer does the same for a question of each type, with a wrong try of each and a hint.
func TestKeyOfEveryTypeStaysOnServer(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	l := &taker{newTab(p, desktop), everyType(t)}
	wire := l.record()
	l.startAs(p.publish(l.set, withTries), "Mallory")
	hinted := l.firstOf(questions.NumericType)
	for n := range l.set.Questions {
		if l.asked(n+1).Marked() && l.asked(n+1).Type != questions.EssayType { // which is locked by a check
			l.answer(n+1, false)
			l.saved()
			l.follow(button(say("question.check")))
			l.see(say("question.tries-left", "count", 2))
		}
		if n+1 == hinted {
			l.asksForHint(wire, hinted)
		}
		l.follow(at("button.next"))
	}
	l.findsNoKey(wire, hinted)
}

// asksForHint is told the hint, which wasn't on the wire before.
func (l *taker) asksForHint(wire *recorder, n int) {
	l.t.Helper()
	hint := secretsOf(l.set)
	hint = slices.DeleteFunc(hint, func(s secret) bool { return s.what != "hint" || s.question != l.asked(n).ID })
	if len(hint) == 0 {
		l.t.Fatal("there is no hint to ask for")
	}
	for _, b := range wire.all() {
		b.keepsSecret(l.t, hint)
	}
	l.follow(button(say("question.show-hint")))
	l.see(hint[0].text)
}

// findsNoKey finishes the attempt. Nothing that came before tells anything of the key, but for the hint to the question
// with the number hinted; what comes after does.
func (l *taker) findsNoKey(wire *recorder, hinted int) {
	l.t.Helper()
	l.wait("location.pathname.endsWith('/finish')")
	before := wire.all()
	l.handIn()

	secrets := slices.DeleteFunc(secretsOf(l.set), func(s secret) bool {
		return hinted > 0 && s.what == "hint" && s.question == l.set.Questions[hinted-1].ID
	})
	sent := slices.DeleteFunc(slices.Clone(before), func(b body) bool { return b.kind != "sent" })
	l.t.Logf("%d responses, %d requests with a body, %d secrets", len(before)-len(sent), len(sent), len(secrets))
	if len(before) < len(l.set.Questions) || len(sent) < len(typesIn(l.set)) || len(secrets) < len(l.set.Questions) {
		l.t.Fatal("that is too little to show anything")
	}
	for _, b := range before {
		b.keepsSecret(l.t, secrets)
	}
	after := wire.all()[len(before):]
	l.reviewTells(after, secrets)
}

var (
	tags = regexp.MustCompile(`<[^>]*>`)
	// evidenceMarkup is how the review marks a proof in its source.
	evidenceMarkup = regexp.MustCompile(`data-evidence|class="[^"]*\bevidence\b|id="(?:evidence|note)[-_]`)
	fields         = regexp.MustCompile(`<(?:input|select|textarea)[^>]* name="(a\.[^"]*)"[^>]*>`)
	values         = regexp.MustCompile(`<input type="(?:radio|checkbox)"[^>]*name="[ac]\.[^"]*"[^>]*value="([^"]*)"|<option value="([^"]*)"`)
	parts          = regexp.MustCompile(` data-(?:item|prompt|onto|drag|gap|claim)="([^"]*)"`)
	ownName        = regexp.MustCompile(`^a\.\d+(?:\.\d+(?:\.[a-z-]+)?)?$`)
	ownValue       = regexp.MustCompile(`^(?:\d*|true|false|states|silent|contradicts|[a-z-]+/\d+\.\d+)$`)
	authoredPart   = regexp.MustCompile(`"(?:[a-z]|[cimp]\d+)"`)
)

// seen is a text as a reader sees it, in lower case.
func seen(text string) string { return strings.ToLower(folded(text)) }

// keepsSecret fails the test when a body gives something away: in what a reader sees or in what the page's source has.
func (b body) keepsSecret(t *testing.T, secrets []secret) {
	t.Helper()
	source := seen(html.UnescapeString(b.text))
	text := seen(html.UnescapeString(tags.ReplaceAllString(b.text, " ")))
	for _, s := range secrets {
		if strings.Contains(source, s.text) || strings.Contains(text, s.text) {
			t.Errorf("%s gives the %s of %s away: %q", b.what, s.what, s.question, s.text)
		}
	}
	if strings.HasPrefix(b.kind, "text/html") {
		if found := evidenceMarkup.FindString(b.text); found != "" {
			t.Errorf("%s marks evidence: %s", b.what, found)
		}
		b.hasOwnIDsOnly(t)
	}
	if found := authoredPart.FindString(b.text); found != "" && strings.HasPrefix(b.what, "PUT") {
		t.Errorf("%s carries an authored id: %s", b.what, b.text)
	}
}

// hasOwnIDsOnly fails the test when a control on a page has another name or value than the attempt's own.
func (b body) hasOwnIDsOnly(t *testing.T) {
	t.Helper()
	for _, field := range fields.FindAllStringSubmatch(b.text, -1) {
		if !ownName.MatchString(field[1]) {
			t.Errorf("%s has a field that isn't by the attempt's own ids: %s", b.what, field[0])
		}
	}
	for _, found := range append(values.FindAllStringSubmatch(b.text, -1), parts.FindAllStringSubmatch(b.text, -1)...) {
		if value := strings.Join(found[1:], ""); !ownValue.MatchString(value) {
			t.Errorf("%s has a choice that isn't by the attempt's own ids: %s", b.what, found[0])
		}
	}
}

// reviewTells finds every explanation in the review, what an essay is marked by, and evidence marked: the search above
// would have found them.
func (l *taker) reviewTells(after []body, secrets []secret) {
	l.t.Helper()
	var review strings.Builder
	for _, b := range after {
		if strings.HasPrefix(b.kind, "text/html") {
			review.WriteString(b.text)
		}
	}
	text := seen(html.UnescapeString(tags.ReplaceAllString(review.String(), " ")))
	for _, s := range secrets {
		isEssay := l.set.Question(s.question).Type == questions.EssayType
		if (s.what == "explanation" || s.what == "key" && isEssay) && !strings.Contains(text, s.text) {
			l.t.Errorf("the review lacks the %s of %s: %q", s.what, s.question, s.text)
		}
	}
	if !evidenceMarkup.MatchString(review.String()) {
		l.t.Error("the review marks no evidence")
	}
}
