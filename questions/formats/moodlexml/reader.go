package moodlexml

import (
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/plaintext"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// reader reads one file.
type reader struct {
	d          *draft.Draft
	text       string
	lines      *plaintext.Lines
	html       *markup.Reader
	category   string // that the following questions are in, as a tag
	settings   settings
	pointers   map[string][]string
	gapOptions int       // that choices may still become
	now        *question // that is being read
}

func newReader(d *draft.Draft, text string) *reader {
	r := &reader{d: d, text: text, lines: plaintext.NewLines(text), settings: settings{index: map[string]int{}}, pointers: map[string][]string{},
		gapOptions: max(mostGapOptions, len(text)/bytesAGapOption)}
	r.html = &markup.Reader{
		Set:   &d.Set,
		Image: func(src string) ([]byte, bool) { return r.now.image(src) },
		Lost:  func(rule string, pairs ...any) { r.now.Warn(r.now.at(r.now.part), rule, pairs...) },
	}
	return r
}

// read reads all questions of the file.
func (r *reader) read() {
	p := &pieces{text: r.text, gone: map[string]bool{}, fault: r.fault, entities: func(at int) { r.d.Fail(r.lines.Place(at), "xml-entity") }}
	found := false
	for s, ok := p.next(); ok; s, ok = p.next() {
		found = true
		r.piece(s)
	}
	switch {
	case !found:
		r.d.Fail(draft.Place{Line: 1, Column: 1}, "no-questions")
	case p.opened && !p.closed:
		r.fault(len(r.text), "<quiz> isn't closed")
	}
	r.settings.report(r.d)
}

// fault reports what is broken between questions. Nothing of them is lost by it.
func (r *reader) fault(at int, reason string) {
	r.d.Warn(r.lines.Place(at), "xml", "reason", reason)
}

// question is the one that is being read.
type question struct {
	*draft.Question
	*reader
	root   *xmltree.Node
	begin  draft.Place      // of the question in the file
	inside *plaintext.Lines // of its text
	format string           // of its stem, which other texts share unless they name one
	part   *xmltree.Node    // that is being read
	files  files
	spots  int // that are remembered
}

// piece reads one question, or the category of those that follow.
func (r *reader) piece(s span) {
	text := strings.TrimRight(r.text[s.from:s.to], " \t\n")
	begin := r.lines.Place(s.from)
	q := &question{Question: draft.NewQuestion(begin), reader: r, begin: begin, inside: plaintext.NewLines(text)}
	q.Raw, r.now = text, q
	q.root = xmltree.Part(text, func(at draft.Place, rule string, pairs ...any) { q.Fail(q.moved(at), rule, pairs...) })
	q.part = q.root
	switch kind := strings.TrimSpace(q.root.Attr("type")); {
	case kind == "category":
		r.enter(q)
		if !q.Failed() {
			return
		}
	case !q.Failed():
		q.read(kind)
	}
	r.d.Add(q.Question)
}

// types are the question types that are read, by Moodle's names.
var types = map[string]func(*question) questions.Body{
	"multichoice":    (*question).multichoice,
	"multichoiceset": (*question).multichoiceset,
	"truefalse":      (*question).truefalse,
	"shortanswer":    (*question).shortanswer,
	"numerical":      (*question).numerical,
	"matching":       (*question).matching,
	"match":          (*question).matching,
	"ordering":       (*question).ordering,
	"essay":          (*question).essay,
	"description":    (*question).description,
	"cloze":          (*question).cloze,
	"multianswer":    (*question).cloze,
	"gapselect":      (*question).gapselect,
	"ddwtos":         (*question).ddwtos,
}

// hasGaps are the types whose stems are read together with their gaps.
var hasGaps = map[string]bool{"cloze": true, "multianswer": true, "gapselect": true, "ddwtos": true}

// read reads a question of a type.
func (q *question) read(kind string) {
	q.ID = q.root.Find("idnumber").InnerText()
	body := types[kind]
	switch {
	case kind == "":
		q.Fail(q.begin, "moodlexml-type")
	case body == nil:
		q.Fail(q.begin, "type-unsupported", "found", shown(kind))
	default:
		q.head()
		if !hasGaps[kind] {
			q.Stem = q.stem()
		}
		q.Body = body(q)
		q.tail()
	}
}

// at is the place of a part of the question in the file; of none, it is the question's own.
func (q *question) at(n *xmltree.Node) draft.Place {
	if n == nil {
		return q.begin
	}
	return q.offset(n.Offset)
}

// offset is the place in the file of an offset in the question's text.
func (q *question) offset(offset int) draft.Place { return q.moved(q.inside.Place(offset)) }

// moved turns a place in the question's text into one in the file.
func (q *question) moved(at draft.Place) draft.Place {
	if at.Line == 1 {
		at.Column += q.begin.Column - 1
	}
	at.Line += q.begin.Line - 1
	return at
}

// mostSpots is how many parts of a question have a place: more than a question may have parts.
const mostSpots = 2000

// spot remembers where a part of the question stands.
func (q *question) spot(below string, n *xmltree.Node) {
	if q.spots++; n != nil && q.spots <= mostSpots {
		q.At(below, q.at(n))
	}
}

// below is the pointer to an item of a list; those that most questions have are made once.
func (r *reader) below(list string, i int) string {
	const usual = 32
	known := r.pointers[list]
	for len(known) < usual && i < usual {
		known = append(known, "/"+list+"/"+strconv.Itoa(len(known)))
		r.pointers[list] = known
	}
	if i < usual {
		return known[i]
	}
	return "/" + list + "/" + strconv.Itoa(i)
}

// shown keeps messages readable: the first hundred bytes of a text, or some more up to the end of a character.
func shown(text string) string {
	const most = 100
	text = strings.Join(strings.Fields(text), " ")
	for i := range text {
		if i >= most {
			return text[:i] + "…"
		}
	}
	return text
}
