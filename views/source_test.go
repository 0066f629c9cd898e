package views

import (
	"strings"
	"testing"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

func passageOf(t *testing.T, markdown string) questions.Passage {
	t.Helper()
	passages := questions.CutText(markdown)
	if len(passages) != 1 {
		t.Fatalf("%d passages", len(passages))
	}
	return passages[0]
}

func TestDressKeepsMarkupWhole(t *testing.T) {
	tests := []struct {
		name, markdown string
		stretch        string
		want           string
	}{
		{"plain", "One two three.", "two", "<p>One <b>two</b> three.</p>"},
		{"around markup", "One *two* three.", "One two three", "<p><b>One <em>two</em> three</b>.</p>"},
		{"across markup", "One *two three* four.", "three four", "<p>One <em>two <b>three</b></em><b> four</b>.</p>"},
		{"escaped", "Q&A <3 *all*.", "&A <", "<p>Q<b>&amp;A &lt;</b>3 <em>all</em>.</p>"},
		{"a heading ranks below the source's title", "# Head", "Head", "<h3><b>Head</b></h3>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := passageOf(t, test.markdown)
			start := strings.Index(p.Text, test.stretch)
			got := dress(p, []stroke{{start: start, end: start + len(test.stretch), open: "<b>", close: "</b>"}})
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestEvidenceOverlaps(t *testing.T) {
	p := passageOf(t, "The ministry paid gangs. They hacked.")
	note := func(number int, quote string) footnote {
		start := strings.Index(p.Text, quote)
		return footnote{quiz.KeyEvidence{Number: number, Span: questions.Span{Passage: 1, Start: start, End: start + len(quote)}}, number}
	}
	html := dress(p, evidenceStrokes(words.Words{}, []footnote{note(1, "ministry paid gangs"), note(2, "paid gangs. They"), note(3, "ministry paid gangs")}, 1, p.Text))
	for _, want := range []string{`data-evidence="1 3"`, `data-evidence="1 2 3"`, `data-evidence="2"`, `id="evidence_2"`, `href="#note_3"`} {
		if strings.Count(html, want) != 1 {
			t.Errorf("%d times %s in %s", strings.Count(html, want), want, html)
		}
	}
	if strings.Index(html, `href="#note_1"`) < strings.Index(html, "gangs.") {
		t.Errorf("the footnote stands before the full stop: %s", html)
	}
}

func TestSentencesAreTheirOwnLabels(t *testing.T) {
	p := passageOf(t, "Dr. *Okafor* said so. Nobody <b>was</b> hurt.")
	given := quiz.Given{Seq: 1, Answer: []byte(`["courier/4.2"]`)}
	one := dress(p, sentenceStrokes(words.Words{}, []pick{{number: 5, source: "courier", given: given}}, "courier", 4, p))
	if strings.Count(one, `type="checkbox"`) != 2 || strings.Count(one, "checked") != 1 || !strings.Contains(one, `<label for="pick-5-courier/4.1">Dr. <em>Okafor</em> said so.</label>`) {
		t.Errorf("one question: %s", one)
	}
	two := dress(p, sentenceStrokes(words.Words{}, []pick{{number: 5, source: "courier", given: given}, {number: 7, source: "courier"}}, "courier", 4, p))
	if strings.Count(two, `name="a.5"`) != 2 || strings.Count(two, `name="a.7"`) != 2 {
		t.Errorf("two questions: %s", two)
	}
}
