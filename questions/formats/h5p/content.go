package h5p

import (
	"encoding/json"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// content is a piece of content: what a library shows with parameters. Nearly everything of H5P is made of these, one within
// the other.
type content struct {
	library string // H5P.MultiChoice, without its version
	params  *node
	id      string // of the content within another; empty for that of a whole file
	title   string
	whole   *node // where it stands
}

// contentOf is a value as a piece of content: an object with a library and parameters.
func contentOf(n *node) (c content, ok bool) {
	library, params := n.get("library"), n.get("params")
	if library == nil || library.kind != isText || library.text == "" || params == nil {
		return c, false
	}
	c = content{params: params, id: n.get("subContentId").str(), title: n.get("metadata", "title").str(), whole: n}
	c.library, _, _ = strings.Cut(library.text, " ")
	return c, true
}

// top reads a content.json, which says itself what it is when it is a piece of content, and else has the parameters of the
// file's main library.
func (r *reader) top(n *node, library string) {
	if c, ok := contentOf(n); ok {
		r.piece(c)
		return
	}
	if library == "" {
		library = guess(n)
	}
	if library == "" {
		r.failed = true
		r.d.Fail(r.at(n), "h5p-unknown")
		return
	}
	r.setHead(library, n)
	r.piece(content{library: library, params: n, whole: n})
}

// guess finds out which library parameters are for, by those that others haven't.
func guess(n *node) string {
	if n == nil || n.kind != isObject {
		return ""
	}
	has := func(keys ...string) bool {
		for _, key := range keys {
			if n.get(key) == nil {
				return false
			}
		}
		return true
	}
	first := func(key string) *node {
		if list := n.get(key).list(); len(list) > 0 {
			return list[0]
		}
		return nil
	}
	switch {
	case first("questions").get("library") != nil:
		return "H5P.QuestionSet"
	case has("questions") && first("questions").str() != "":
		return "H5P.Blanks"
	case has("question", "answers"):
		return "H5P.MultiChoice"
	case has("question", "correct"):
		return "H5P.TrueFalse"
	case has("choices"):
		return "H5P.SingleChoiceSet"
	case has("summaries"):
		return "H5P.Summary"
	case has("taskDescription", "keywords"):
		return "H5P.Essay"
	case has("taskDescription", "paragraphs"):
		return "H5P.SortParagraphs"
	case has("textField") && (has("distractors") || has("dropZoneIndex") || has("tipLabel")):
		return "H5P.DragText"
	case has("textField") && (has("displaySolutionDescription") || has("a11yClickableTextLabel") || has("missedAnswer")):
		return "H5P.MarkTheWords"
	case has("dialogs"):
		return "H5P.Dialogcards"
	case has("cards"):
		return "H5P.Flashcards"
	case has("content"), has("chapters"), has("presentation"), has("interactiveVideo"), has("branchingScenario"):
		return "H5P.Column"
	}
	return ""
}

// kinds are the libraries that questions are made of, and how.
var kinds map[string]func(*reader, content)

func init() {
	kinds = map[string]func(*reader, content){
		"H5P.MultiChoice": (*reader).multiChoice, "H5P.MultiMediaChoice": (*reader).mediaChoice, "H5P.TrueFalse": (*reader).trueFalse,
		"H5P.Blanks": (*reader).blanks, "H5P.DragText": (*reader).dragText, "H5P.MarkTheWords": (*reader).markTheWords,
		"H5P.SingleChoiceSet": (*reader).singleChoiceSet, "H5P.Summary": (*reader).summary, "H5P.Essay": (*reader).essay,
		"H5P.SortParagraphs": (*reader).sortParagraphs, "H5P.Flashcards": (*reader).flashcards, "H5P.Dialogcards": (*reader).dialogcards,
	}
}

// piece reads a piece of content: a question, or what questions are in.
func (r *reader) piece(c content) {
	if read, ok := kinds[c.library]; ok {
		read(r, c)
		return
	}
	before := r.seen
	r.walk(c.params)
	if r.seen == before {
		r.skip(c)
	}
}

// walk looks for content within a value.
func (r *reader) walk(n *node) {
	for _, item := range n.list() {
		if c, ok := contentOf(item); ok {
			r.piece(c)
		} else if len(item.list()) > 0 {
			r.walk(item)
		}
	}
}

// asks are libraries that ask something for which there is nothing here.
var asks = map[string]bool{
	"H5P.DragQuestion": true, "H5P.ImageHotspotQuestion": true, "H5P.ImageMultipleHotspotQuestion": true, "H5P.FindTheWords": true, "H5P.Crossword": true,
	"H5P.Dictation": true, "H5P.SpeakTheWords": true, "H5P.SpeakTheWordsSet": true, "H5P.ArithmeticQuiz": true, "H5P.MemoryGame": true, "H5P.ImageSequencing": true,
	"H5P.ImagePair": true, "H5P.GuessTheAnswer": true, "H5P.AdvancedBlanks": true, "H5P.Questionnaire": true, "H5P.OpenEndedQuestion": true,
	"H5P.SimpleMultiChoice": true, "H5P.PersonalityQuiz": true, "H5P.FreeTextQuestion": true, "H5P.TextGrouping": true, "H5P.Cornell": true, "H5P.StructureStrip": true,
}

// skip says that nothing is made of a piece of content: an error where it asks something, else a warning.
func (r *reader) skip(c content) {
	if !asks[c.library] {
		r.d.Warn(r.at(c.whole), "h5p-skipped", "library", shortened(c.library), "title", shortened(c.title))
		return
	}
	q := r.begin(c)
	q.Fail(draft.Place{}, "type-unsupported", "found", c.library)
	r.end(q)
}

// begin begins a question.
func (r *reader) begin(c content) *draft.Question {
	q := draft.NewQuestion(r.at(c.whole))
	q.ID, q.Raw = c.id, r.raw(c)
	if title := r.markup.Text(c.title); !defaultTitle(title) {
		q.Title = title
	}
	r.q, r.placed = q, 0
	return q
}

// end takes a question over.
func (r *reader) end(q *draft.Question) {
	r.seen++
	r.d.Add(q)
}

// defaultTitle tells whether a title is the one that the editor fills in.
func defaultTitle(title string) bool {
	return strings.HasPrefix(title, "Untitled ") || strings.HasPrefix(title, "Unbenannt")
}

// raw is a piece of content as a file by itself.
func (r *reader) raw(c content) string { return rawOf(c.library, r.source(c.params)) }

// source is a value as it stands in the file.
func (r *reader) source(n *node) string {
	if n == nil {
		return "null"
	}
	return r.text[n.start:n.end]
}

// rawOf is content with these parameters as a file by itself, which may also follow another.
func rawOf(library, params string) string {
	name, err := json.Marshal(library)
	if err != nil {
		return ""
	}
	return `{"library": ` + string(name) + `, "params": ` + params + "}\n"
}

// shortened keeps what problems quote short.
func shortened(text string) string {
	const most = 60
	text = strings.Join(strings.Fields(text[:min(len(text), 8*most)]), " ")
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return strings.ToValidUTF8(text, "")
}
