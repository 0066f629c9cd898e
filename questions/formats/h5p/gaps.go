package h5p

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// gapMark is no text. Two of them with a number stand for a gap while HTML becomes Markdown.
const gapMark = "\uE0F1"

var gapMarks = regexp.MustCompile(gapMark + `([0-9]+)` + gapMark + `([(]?)`)

// starred cuts a text at what stands between stars: a*b*c. Two stars are one of the text. between has one more than marked; a
// star without a partner is text.
func starred(text string) (between, marked []string) {
	var b strings.Builder
	open := false
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] != '*':
			b.WriteByte(text[i])
		case i+1 < len(text) && text[i+1] == '*':
			b.WriteByte('*')
			i++
		default:
			if open {
				marked = append(marked, b.String())
			} else {
				between = append(between, b.String())
			}
			b.Reset()
			open = !open
		}
	}
	if !open {
		return append(between, b.String()), marked
	}
	between[len(between)-1] += "*" + b.String()
	return between, marked
}

// placed puts marks for gaps between texts, counting on from a number.
func placed(between []string, first int) string {
	var b strings.Builder
	for i, text := range between {
		if i > 0 {
			b.WriteString(gapMark + strconv.Itoa(first+i) + gapMark)
		}
		b.WriteString(text)
	}
	return b.String()
}

// stemOf is HTML with marks as a stem with gaps. A parenthesis right behind one would make a link of it.
func (r *reader) stemOf(html string) string {
	return gapMarks.ReplaceAllStringFunc(r.markup.Block(html), func(mark string) string {
		found := gapMarks.FindStringSubmatch(mark)
		if found[2] != "" {
			return "[[" + found[1] + "]]\\("
		}
		return "[[" + found[1] + "]]"
	})
}

// withoutMarks takes away what could be taken for a mark.
func withoutMarks(n *node) string { return strings.ReplaceAll(n.str(), gapMark, "") }

// blanks reads H5P.Blanks: all its texts are one question, with a gap for each word between stars.
func (r *reader) blanks(c content) {
	q, p := r.begin(c), c.params
	body := &questions.GapFill{Gaps: map[string]questions.Gap{}}
	blocks := []string{r.medium(p), r.block(p.get("text"))}
	var hints tips
	for _, n := range p.get("questions").list() {
		between, marked := starred(withoutMarks(n))
		first := len(body.Gaps)
		if first+len(marked) > maxGaps {
			q.Fail(r.at(n), "too-many", "what", "gaps", "most", maxGaps)
			break
		}
		for i, text := range marked {
			name := strconv.Itoa(first + i + 1)
			gap, tip := r.blank(text, p.get("behaviour"))
			hints.add(name, tip)
			body.Gaps[name] = gap
			r.place("/gaps/"+name, n)
		}
		blocks = append(blocks, r.stemOf(placed(between, first)))
	}
	q.Stem, q.Hint, q.Points = joined(blocks...), hints.markdown(), points(len(body.Gaps))
	r.place("/gaps", p.get("questions"))
	r.overall(p)
	q.Body = body
	r.end(q)
}

// blank reads what stands between stars: answer/alternative:tip.
func (r *reader) blank(text string, behaviour *node) (gap questions.Gap, tip string) {
	text, tip, _ = strings.Cut(text, ":")
	longest := 0
	for alternative := range strings.SplitSeq(text, "/") {
		answer := r.markup.Text(alternative)
		if answer == "" {
			continue
		}
		longest = max(longest, len([]rune(answer)))
		gap.Accept = append(gap.Accept, questions.GapAccept{Text: strings.ReplaceAll(answer, "*", `\*`)})
	}
	if behaviour.get("caseSensitive").is(true) {
		gap.Match = questions.MatchExact
	}
	if behaviour.get("acceptSpellingErrors").is(false) {
		gap.Typos = typos(longest)
	}
	return gap, r.markup.Inline(tip)
}

// typos is how many mistakes are forgiven in an answer (h5p-blanks, js/cloze.js).
func typos(length int) int {
	switch {
	case length > 9:
		return 2
	case length > 3:
		return 1
	}
	return 0
}

// Bounds of words to drag, so that the choices of all gaps together stay few.
const (
	maxGaps  = 200
	maxWords = 500
)

var (
	tipMark   = regexp.MustCompile(`:([^\\*]+)`)
	rightMark = regexp.MustCompile(`\\\+([^\\*:]+)`)
	wrongMark = regexp.MustCompile(`\\-([^\\*:]+)`)
)

// dragged is a word to drag, with what is said about it: word:tip\+feedback when it's right\-and when it's wrong.
type dragged struct{ word, tip, right, wrong string }

func (r *reader) dragged(text string) dragged {
	d := dragged{}
	for _, part := range []struct {
		mark *regexp.Regexp
		into *string
	}{{tipMark, &d.tip}, {rightMark, &d.right}, {wrongMark, &d.wrong}} {
		if found := part.mark.FindStringSubmatchIndex(text); found != nil {
			*part.into = r.markup.Inline(text[found[2]:found[3]])
			text = text[:found[0]] + text[found[1]:]
		}
	}
	d.word = r.inlineText(text)
	return d
}

// inlineText is HTML on a line as plain text in Markdown.
func (r *reader) inlineText(html string) string { return markup.Escape(r.markup.Text(html)) }

// dragText reads H5P.DragText: each gap is a choice among all words.
func (r *reader) dragText(c content) {
	q, p := r.begin(c), c.params
	lines := strings.NewReplacer("\r\n", "<br>", "\n", "<br>")
	between, marked := starred(lines.Replace(withoutMarks(p.get("textField"))))
	_, wrong := starred(p.get("distractors").str())
	q.Stem = joined(r.medium(p), r.block(p.get("taskDescription")))
	r.place("/stem", p.get("textField"))
	if len(marked) > maxGaps || len(marked)+len(wrong) > maxWords {
		q.Fail(draft.Place{}, "too-many", "what", "words", "most", maxGaps)
		r.end(q)
		return
	}
	q.Stem = joined(q.Stem, r.stemOf(placed(between, 0)))
	q.Points = points(len(marked))
	r.overall(p)
	r.dragBody(marked, wrong)
	r.end(q)
}

func (r *reader) dragBody(marked, wrong []string) {
	body := &questions.GapFill{Gaps: map[string]questions.Gap{}}
	words := make([]dragged, len(marked))
	var all []string
	seen := map[string]bool{}
	take := func(word string) {
		if !seen[word] {
			seen[word] = true
			all = append(all, word)
		}
	}
	for i, text := range marked {
		words[i] = r.dragged(text)
		take(words[i].word)
	}
	for _, text := range wrong {
		take(r.dragged(text).word)
	}
	var hints tips
	for i, w := range words {
		name := strconv.Itoa(i + 1)
		hints.add(name, w.tip)
		options := make(questions.Options, len(all))
		for j, word := range all {
			options[j] = questions.Option{Text: word, Correct: word == w.word, Feedback: w.wrong}
			if word == w.word {
				options[j].Feedback = w.right
			}
		}
		body.Gaps[name] = questions.Gap{Options: options}
	}
	r.q.Hint, r.q.Body = hints.markdown(), body
}
