package views

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/words"
)

// FactsPage is what of a briefing was learned: its articles, shaded.
type FactsPage struct {
	ReportFrame
	Facts   reports.Facts
	Sources []Source
	Numbers map[string]int    // of the revision's questions, from 1, by id
	Stems   map[string]string // Markdown, by id
	Suspect []string          // ids of questions in which the best did worst, so that their keys may be wrong
}

// leastLearned is how many facts are named before the articles.
const leastLearned = 3

// worst are the facts that most missed, of those with enough answers to say so.
func (p FactsPage) worst() []reports.QuoteFact {
	var worst []reports.QuoteFact
	for _, q := range p.Facts.Quotes {
		if level := q.Level(); (level == reports.Missed || level == reports.HalfLearned) && len(worst) < leastLearned {
			worst = append(worst, q)
		}
	}
	return worst
}

// judged tells whether there are enough attempts for words of judgement, and so for shades.
func (p FactsPage) judged() bool { return reports.Judged(p.Facts.N) }

// lede sums up in a sentence how many passages are asked about, and how many of these were learned.
func (p FactsPage) lede() string {
	passages, asked, learned := 0, 0, 0
	for _, facts := range p.Facts.Passages {
		for _, f := range facts {
			passages++
			if len(f.Questions) > 0 {
				asked++
			}
			if f.Level() == reports.Learned {
				learned++
			}
		}
	}
	switch {
	case p.N == 0:
		return p.W.T("report.lede")
	case passages == 0:
		return p.W.T("facts.lede-tags")
	}
	text := p.W.T("facts.lede", "count", passages, "asked", p.W.Number(asked))
	switch {
	case p.judged() && learned == 0:
		text += " " + p.W.T("facts.lede-none")
	case p.judged():
		text += " " + p.W.T("facts.lede-learned", "count", learned)
	}
	return text
}

// suspects are the numbers of questions that a fact is known from and that may have a wrong key.
func (p FactsPage) suspects(q reports.QuoteFact) (numbers []string) {
	for _, id := range q.Questions {
		if slices.Contains(p.Suspect, id) {
			numbers = append(numbers, strconv.Itoa(p.Numbers[id]))
		}
	}
	return numbers
}

// passage is what is known of passage n, from 1, of a source.
func (p FactsPage) passage(source string, n int) reports.PassageFact {
	if facts := p.Facts.Passages[source]; n <= len(facts) {
		return facts[n-1]
	}
	return reports.PassageFact{}
}

// levelWord says how well something was learned.
func levelWord(w words.Words, l reports.Level) string {
	switch l {
	case reports.Missed:
		return w.T("facts.missed")
	case reports.HalfLearned:
		return w.T("facts.half")
	case reports.NearlyLanded:
		return w.T("facts.mostly")
	case reports.Learned:
		return w.T("facts.learned")
	case reports.TooFew:
		return w.T("facts.too-few")
	}
	return w.T("facts.unasked")
}

// legend are the levels that the page has words for, and what they mean.
func legend(w words.Words) []choice {
	levels := []reports.Level{reports.Missed, reports.HalfLearned, reports.NearlyLanded, reports.Learned}
	means := []string{w.T("facts.under", "percent", w.Percent(40)), w.T("facts.under", "percent", w.Percent(60)), w.T("facts.under", "percent", w.Percent(80)), w.T("facts.from", "percent", w.Percent(80))}
	var list []choice
	for i, l := range levels {
		list = append(list, choice{Value: string(l), Text: levelWord(w, l), Hint: means[i]})
	}
	return append(list, choice{Value: string(reports.Unasked), Text: levelWord(w, reports.Unasked)})
}

// levelClass is the class that shades what was learned so well.
func levelClass(l reports.Level) string { return "landed-" + string(l) }

// questionLabel is a question's number and stem, for who can't see where a link stands.
func (p FactsPage) questionLabel(id string) string {
	return p.W.T("facts.question", "number", p.Numbers[id], "stem", plainStem(p.Stems[id]))
}

// factStrokes underlines the evidence in a passage, with the numbers of the questions that it proves.
func factStrokes(p FactsPage, fact reports.PassageFact, text string) []stroke {
	var strokes []stroke
	open := map[string]bool{}
	for i, s := range fact.Stretches {
		st := stroke{start: s.Start, end: s.End, open: `<mark class="fact-quote ` + levelClass(s.Level()) + `">`, close: "</mark>"}
		if last := i == len(fact.Stretches)-1; last || fact.Stretches[i+1].Start > s.End {
			st.end = pastPunctuation(text, s.End)
		}
		for _, id := range s.Questions {
			if !open[id] {
				open[id] = true
				st.before += `<span class="sr">` + html.EscapeString(p.W.T("facts.begins", "number", p.Numbers[id])) + ` </span>`
			}
			if !continues(fact.Stretches[i+1:], s.End, id) {
				open[id] = false
				st.after += p.footnote(id)
			}
		}
		strokes = append(strokes, st)
	}
	return strokes
}

// continues tells whether the next stretch goes on with the evidence of a question.
func continues(next []reports.Stretch, end int, id string) bool {
	return len(next) > 0 && next[0].Start == end && slices.Contains(next[0].Questions, id)
}

func (p FactsPage) footnote(id string) string {
	number := strconv.Itoa(p.Numbers[id])
	return `<a class="footnote" href="` + html.EscapeString(p.questionPath(id)) + `"><span class="sr"> ` + html.EscapeString(p.W.T("facts.ends", "number", p.Numbers[id])) +
		`</span><span aria-hidden="true">` + number + `</span></a>`
}

// strip is an article drawn as a strip: a piece for each passage, as wide as its text is long.
func (p FactsPage) strip(s Source) []stripPiece {
	total := 0
	for _, passage := range s.Passages {
		total += len(passage.Text)
	}
	var pieces []stripPiece
	at := 0.0
	for i, passage := range s.Passages {
		width := 1000 * float64(len(passage.Text)) / float64(max(total, 1))
		pieces = append(pieces, stripPiece{x: at, width: max(width-4, 1), class: levelClass(p.passage(s.ID, i+1).Level())})
		at += width
	}
	return pieces
}

type stripPiece struct {
	x, width float64
	class    string
}

// stripText says what the strip shows.
func (p FactsPage) stripText(s Source) string {
	var said []string
	for i := range s.Passages {
		fact := p.passage(s.ID, i+1)
		said = append(said, p.W.T("facts.strip-passage", "number", i+1, "level", p.landed(fact.Landing)))
	}
	return strings.Join(said, "; ")
}

// landed is a share with its word, where there are both.
func (p FactsPage) landed(l reports.Landing) string {
	switch level := l.Level(); level {
	case reports.Unasked:
		return levelWord(p.W, level)
	case reports.TooFew:
		return percentOr(p.W, l.Share())
	default:
		return p.W.T("facts.share-level", "percent", percentOr(p.W, l.Share()), "level", levelWord(p.W, level))
	}
}

// aroundQuote is a quote that starts or ends within a sentence, with what a reader needs to see so.
func aroundQuote(q reports.QuoteFact, sources []Source) string {
	s := findSource(sources, q.Source)
	if s == nil || q.Passage > len(s.Passages) {
		return q.Quote
	}
	passage := s.Passages[q.Passage-1]
	start, end := sentencesAround(passage, q.Start, q.End)
	return passage.Text[start:end]
}

// sentencesAround are the bounds of the whole sentences that a span touches.
func sentencesAround(p questions.Passage, start, end int) (from, to int) {
	from, to = start, end
	for n := range p.Sentences {
		first, last, ok := p.Sentence(n + 1)
		if ok && first < end && last > start {
			from, to = min(from, first), max(to, last)
		}
	}
	return from, to
}
