package views

import (
	"html"
	"strings"

	"github.com/readback/readback/questions"
)

// WorklistPage lists the questions of a set that have no evidence yet, each with the passages that come nearest.
type WorklistPage struct {
	Frame
	Errors   Errors
	Draft    DraftNote
	Sources  []Source
	Left     int  // questions without evidence
	Required bool // the set asks for evidence with every question
	Items    []WorklistItem
	After    int    // questions without evidence that were skipped
	Next     string // path of the questions behind these; empty: there are none
}

// WorklistItem is a question without evidence.
type WorklistItem struct {
	ID          string
	Stem        string   // Markdown
	Key         []string // what is right, as authored
	Suggestions []WorklistSuggestion
	Chosen      string // what was chosen: a suggestion's value, OwnQuote, or empty to leave it
	Source      string // of a quote of one's own
	Quote       string // likewise
}

// OwnQuote is the choice of another quote than those suggested.
const OwnQuote = "own"

// WorklistSuggestion is a passage with the sentence that may prove the key.
type WorklistSuggestion struct {
	Value      string // allies/3.2
	Title      string // of the source
	Number     int    // of the passage
	Passage    questions.Passage
	Start, End int // of the sentence in the passage's text
}

// plainHeadings takes headings out of the outline of a page.
var plainHeadings = strings.NewReplacer("<h3>", "<p>", "</h3>", "</p>")

// marked is the passage as HTML, with the sentence marked. It stands in a label, where a heading would be none of the page's.
func (s WorklistSuggestion) marked(begins, ends string) string {
	return plainHeadings.Replace(dress(s.Passage, []stroke{{
		start: s.Start, end: s.End, open: `<mark class="evidence">`, close: "</mark>",
		before: `<span class="sr">` + html.EscapeString(begins) + ` </span>`, after: `<span class="sr"> ` + html.EscapeString(ends) + `</span>`,
	}}))
}

// name is the form field of an item: what is chosen, and with a part, what belongs to it.
func (i WorklistItem) name(part string) string { return part + "." + i.ID }

// key is what is right, in a line.
func (i WorklistItem) key() string {
	texts := make([]string, 0, len(i.Key))
	for _, t := range i.Key {
		if t = strings.TrimSpace(questions.PlainText(t)); t != "" {
			texts = append(texts, t)
		}
	}
	return strings.Join(texts, " · ")
}

// scripts are for the sources beside the questions.
func (p WorklistPage) scripts() []string {
	if len(p.Items) > 0 {
		return []string{"review.js"}
	}
	return nil
}

func (p WorklistPage) order() []string {
	names := make([]string, len(p.Items))
	for i, item := range p.Items {
		names[i] = item.name("quote")
	}
	return names
}

func (p WorklistPage) sourceChoices() []choice {
	choices := make([]choice, len(p.Sources))
	for i, s := range p.Sources {
		choices[i] = choice{Value: s.ID, Text: s.Title}
	}
	return choices
}
