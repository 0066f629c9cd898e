package views

import (
	"html"
	"slices"
	"strconv"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// Source is one article as a page shows it, cut into passages as its revision was. One without passages is only named
// by its title: the rules hide its text.
type Source struct {
	questions.Source
	Passages []questions.Passage
}

// SourcesOf returns the sources of a revision, in the briefing's order.
func SourcesOf(r *questions.Revision) []Source {
	sources := make([]Source, 0, len(r.Set.Briefing))
	for _, s := range r.Set.Briefing {
		sources = append(sources, Source{Source: s, Passages: r.Cuts[s.ID]})
	}
	return sources
}

// NamesOnly returns the sources without their text.
func NamesOnly(sources []Source) []Source {
	names := make([]Source, len(sources))
	for i, s := range sources {
		names[i].ID, names[i].Title = s.ID, s.Title
	}
	return names
}

// readable leaves out sources that are only named.
func readable(sources []Source) []Source {
	return slices.DeleteFunc(slices.Clone(sources), func(s Source) bool { return len(s.Passages) == 0 })
}

// pick is a question whose answer is picked in a source.
type pick struct {
	number int // of the question
	source string
	given  quiz.Given
	field  string             // of the form; empty: that of the question's answer
	form   string             // its id; empty: the answers'
	bound  map[string]boundTo // sentences that are evidence already, by reference
}

func (p pick) fieldName() string {
	if p.field != "" {
		return p.field
	}
	return "a." + strconv.Itoa(p.number)
}

func (p pick) formID() string {
	if p.form != "" {
		return p.form
	}
	return "answers"
}

// picksIn returns the picks that concern a source.
func picksIn(picks []pick, source string) []pick {
	return slices.DeleteFunc(slices.Clone(picks), func(p pick) bool { return p.source != source })
}

// sentenceStrokes makes every sentence of a passage the label of its own checkbox, which belongs to the answers'
// form. Where several questions pick in one source, a sentence has a numbered checkbox for each instead.
func sentenceStrokes(w words.Words, picks []pick, source string, passage int, p questions.Passage) []stroke {
	var strokes []stroke
	for n := range p.Sentences {
		start, end, ok := p.Sentence(n + 1)
		if !ok || start >= end {
			continue
		}
		ref := source + "/" + strconv.Itoa(passage) + "." + strconv.Itoa(n+1)
		if len(picks) == 1 {
			strokes = append(strokes, sentenceStroke(w, picks[0], ref, start, end))
			continue
		}
		s := stroke{start: start, end: end, open: `<span class="sentence several">`, close: `</span>`}
		for _, k := range picks {
			label := w.T("attempt.pick-for", "number", k.number)
			s.before += `<span class="picker" data-question="` + strconv.Itoa(k.number) + `">` + checkbox(k, ref, label) +
				`<label for="` + checkboxID(k, ref) + `" aria-hidden="true">` + strconv.Itoa(k.number) + `</label></span>`
		}
		strokes = append(strokes, s)
	}
	return strokes
}

// sentenceStroke makes a sentence the label of its checkbox, and says when it is evidence.
func sentenceStroke(w words.Words, k pick, ref string, start, end int) stroke {
	class, sign := "sentence", ""
	if said := boundSign(w, k.bound[ref]); said != "" {
		class, sign = "sentence bound", ` <span class="bound-sign">`+html.EscapeString(said)+`</span>`
	}
	return stroke{start: start, end: end, before: `<span class="` + class + `">` + checkbox(k, ref, ""),
		open: `<label for="` + checkboxID(k, ref) + `">`, close: `</label>`, after: sign + `</span>`}
}

func checkboxID(p pick, ref string) string {
	return "pick-" + strconv.Itoa(p.number) + "-" + html.EscapeString(ref)
}

func checkbox(p pick, ref, label string) string {
	box := `<input type="checkbox" form="` + p.formID() + `" autocomplete="off" id="` + checkboxID(p, ref) + `" name="` + p.fieldName() +
		`" value="` + html.EscapeString(ref) + `"`
	if label != "" {
		box += ` aria-label="` + html.EscapeString(label) + `"`
	}
	if p.given.Has(ref) {
		box += " checked"
	}
	return box + ">"
}

// sentenceText is the text of the sentence that a reference such as allies/3.2 names, and its passage; "" when there
// is none.
func sentenceText(sources []Source, ref string) (text string, passage int) {
	r, err := questions.ParseSentenceRef(ref)
	if err != nil {
		return "", 0
	}
	s := findSource(sources, r.Source)
	if s == nil || r.Passage < 1 || r.Passage > len(s.Passages) {
		return "", 0
	}
	p := s.Passages[r.Passage-1]
	start, end, ok := p.Sentence(r.Sentence)
	if !ok {
		return "", 0
	}
	return p.Text[start:end], r.Passage
}

func findSource(sources []Source, id string) *Source {
	i := slices.IndexFunc(sources, func(s Source) bool { return s.ID == id })
	if i < 0 {
		return nil
	}
	return &sources[i]
}

// sourceTitle is a source's title, or its id where the briefing lacks it.
func sourceTitle(sources []Source, id string) string {
	if s := findSource(sources, id); s != nil {
		return s.Title
	}
	return id
}
