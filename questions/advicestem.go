package questions

import (
	"regexp"
	"strings"
	"unicode"
)

// copiedWords is how many words in a row a stem may share with its evidence: beyond that, who finds the words needs no
// understanding.
const copiedWords = 10

var (
	emphasised = regexp.MustCompile(`(?s)<(strong|em)>.*?</(strong|em)>`)
	negative   = regexp.MustCompile(`\b(not|except|never|\w+n['’]t)\b`) // in lower case: NOT is emphasis of its own
	imperative = regexp.MustCompile(`(?i)^(arrange|assign|calculate|choose|compare|complete|compute|describe|estimate|explain|fill|find|give|identify|list|mark|match|name|order|pick|put|round|say|select|sort|state|tick|type|which|write)\b`)
)

func (a *adviser) stem() {
	plain := a.text(a.q.Stem)
	if plain == "" {
		return
	}
	switch a.q.Body.(type) {
	case *SelectSentence:
		a.negated()
	case *SingleChoice, *MultipleResponse:
		a.negated()
		a.asks(plain)
	case *ShortText, *Numeric:
		a.asks(plain)
	}
}

// negated looks for a negative in the sentence that asks, without emphasis: it is easily read over.
func (a *adviser) negated() {
	if !a.english {
		return
	}
	rendered := emphasised.ReplaceAllString(RenderMarkdown(a.q.Stem), " ")
	if found := negative.FindString(lastSentence(strings.TrimSpace(textOf(rendered)))); found != "" {
		a.advise("negative", "/stem", "word", found)
	}
}

// lastSentence is what stands behind the last full stop but that at the end.
func lastSentence(text string) string {
	starts := sentenceStarts(text)
	if len(starts) == 0 {
		return text
	}
	return text[starts[len(starts)-1]:]
}

// asks advises on a stem that is no question, leaves nothing open and tells nobody to do anything.
func (a *adviser) asks(plain string) {
	end := strings.TrimRightFunc(plain, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'”’»)]`, r) })
	isOpen := strings.ContainsAny(plain, "??؟_…") || strings.Contains(plain, "...") || strings.HasSuffix(end, ":") || strings.HasSuffix(end, ":")
	if a.english && !isOpen && !imperative.MatchString(plain) && !imperative.MatchString(lastSentence(plain)) && strings.HasSuffix(end, ".") {
		a.advise("no-question", "/stem")
	}
}

// copied looks for a run of words that the stem takes over from its evidence as it stands there.
func (a *adviser) copied() {
	stem := wordsOf(a.text(a.q.Stem))
	for _, e := range a.q.Evidence {
		if run := longestRun(stem, wordsOf(e.Quote)); len(run) >= copiedWords {
			a.advise("copied", "/stem", "count", len(run), "words", strings.Join(run, " "))
			return
		}
	}
}

// longestRun is the longest run of words that both have.
func longestRun(a, b []string) (run []string) {
	before := make([]int, len(b)+1) // lengths of the runs that end at the word of a before this one
	for i := range a {
		now := make([]int, len(b)+1)
		for j := range b {
			if a[i] == b[j] {
				now[j+1] = before[j] + 1
				if now[j+1] > len(run) {
					run = a[i+1-now[j+1] : i+1]
				}
			}
		}
		before = now
	}
	return run
}
