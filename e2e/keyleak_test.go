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
	before := wire.all()
	l.follow(button(say("finish.go")))
	l.wait("location.pathname.endsWith('/review')")

	secrets := secretsOf(l.set)
	sent := slices.DeleteFunc(slices.Clone(before), func(b body) bool { return b.kind != "sent" })
	t.Logf("%d responses, %d requests with a body, %d secrets", len(before)-len(sent), len(sent), len(secrets))
	if len(before) < len(l.set.Questions) || len(sent) < len(questions.Types()) || len(secrets) < len(l.set.Questions) {
		t.Fatal("that is too little to show anything")
	}
	for _, b := range before {
		b.keepsSecret(t, secrets)
	}
	after := wire.all()[len(before):]
	l.reviewTells(after, secrets)
}

// secret is something of the key that no learner may see before review.
type secret struct{ question, what, text string }

// secretsOf lists what gives the key of a set away: sentences that aren't in what learners read anyway.
func secretsOf(set *questions.Set) (secrets []secret) {
	public := publicText(set)
	add := func(q *questions.Question, what, text string) {
		for _, sentence := range strings.SplitAfter(seen(questions.PlainText(text)), ". ") {
			if sentence = strings.TrimSpace(sentence); len(sentence) > 12 && !strings.Contains(public, sentence) {
				secrets = append(secrets, secret{q.ID, what, sentence})
			}
		}
	}
	for i := range set.Questions {
		q := &set.Questions[i]
		if strings.Contains(q.ID, "-") { // others are words that may stand anywhere
			secrets = append(secrets, secret{q.ID, "authored id", q.ID})
		}
		add(q, "explanation", q.Explanation)
		for _, text := range keyTexts(q) {
			add(q, "key", text)
		}
	}
	return secrets
}

// keyTexts are feedback, accepted answers, and why a source is silent.
func keyTexts(q *questions.Question) (texts []string) {
	for _, e := range q.Evidence {
		texts = append(texts, e.Absent)
	}
	switch body := q.Body.(type) {
	case *questions.SingleChoice:
		texts = append(texts, feedbacks(body.Options)...)
	case *questions.MultipleResponse:
		texts = append(texts, feedbacks(body.Options)...)
	case *questions.TrueFalse:
		texts = append(texts, body.Feedback.True, body.Feedback.False)
	case *questions.ShortText:
		for _, a := range body.Accept {
			texts = append(texts, a.Text, a.Feedback)
		}
	case *questions.CompareSources:
		for _, claim := range body.Claims {
			for _, e := range claim.Evidence {
				texts = append(texts, e.Absent)
			}
		}
	}
	return texts
}

func feedbacks(options questions.Options) (texts []string) {
	for _, o := range options {
		texts = append(texts, o.Feedback)
	}
	return texts
}

// publicText is what learners read: the briefing, the questions and what they choose from.
func publicText(set *questions.Set) string {
	texts := []string{set.Title, set.Description}
	for _, s := range set.Briefing {
		texts = append(texts, s.Title, s.Text)
	}
	for _, q := range set.Questions {
		texts = append(texts, q.Stem)
		switch body := q.Body.(type) {
		case *questions.SingleChoice:
			texts = append(texts, optionTexts(body.Options)...)
		case *questions.MultipleResponse:
			texts = append(texts, optionTexts(body.Options)...)
		case *questions.CompareSources:
			for _, claim := range body.Claims {
				texts = append(texts, claim.Text)
			}
		}
	}
	for i := range texts {
		texts[i] = seen(questions.PlainText(texts[i]))
	}
	return strings.Join(texts, " ")
}

func optionTexts(options questions.Options) (texts []string) {
	for _, o := range options {
		texts = append(texts, o.Text)
	}
	return texts
}

var (
	tags = regexp.MustCompile(`<[^>]*>`)
	// evidenceMarkup is how the review marks a proof in its source.
	evidenceMarkup = regexp.MustCompile(`data-evidence|class="[^"]*\bevidence\b|id="(?:evidence|note)[-_]`)
	choices        = regexp.MustCompile(`<input type="(?:radio|checkbox)"[^>]*name="(a\.[^"]*)"[^>]*value="([^"]*)"`)
	ownName        = regexp.MustCompile(`^a\.\d+(?:\.\d+\.[a-z-]+)?$`)
	ownValue       = regexp.MustCompile(`^(?:\d+|true|false|states|silent|contradicts|[a-z-]+/\d+\.\d+)$`)
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
		for _, c := range choices.FindAllStringSubmatch(b.text, -1) {
			if !ownName.MatchString(c[1]) || !ownValue.MatchString(c[2]) {
				t.Errorf("%s has a choice that isn't by the attempt's own ids: %s", b.what, c[0])
			}
		}
	}
	if found := authoredPart.FindString(b.text); found != "" && strings.HasPrefix(b.what, "PUT") {
		t.Errorf("%s carries an authored id: %s", b.what, b.text)
	}
}

// reviewTells finds every explanation in the review, and evidence marked: the search above would have found them.
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
		if s.what == "explanation" && !strings.Contains(text, s.text) {
			l.t.Errorf("the review lacks the explanation of %s: %q", s.question, s.text)
		}
	}
	if !evidenceMarkup.MatchString(review.String()) {
		l.t.Error("the review marks no evidence")
	}
}
