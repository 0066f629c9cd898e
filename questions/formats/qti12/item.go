package qti12

import (
	"math/big"
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// item is a question that is being read.
type item struct {
	*reader
	q         *draft.Question
	n         *xmltree.Node
	meta      map[string]string
	name      string          // of its kind, as Canvas calls it
	shown     *xmltree.Node   // its presentation
	responses []*xmltree.Node // what takes an answer, in order
	scoring   *scoring
	feedback  *feedback
	points    string   // as the question or its group says; empty: what the best answer scores
	top       *big.Rat // what the best answer scores; nil: none does
}

// item reads a question.
func (r *reader) item(n *xmltree.Node, in context) {
	if in.bank != nil && r.quizzed[n.Attr("ident")] {
		return
	}
	r.items++
	q := draft.NewQuestion(n.Place())
	q.ID, q.Raw, q.Tags = n.Attr("ident"), n.Raw(), in.tags
	it := &item{reader: r, q: q, n: n, meta: map[string]string{}, shown: n.Find("presentation")}
	for _, metadata := range n.All("itemmetadata") {
		for label, entry := range fieldsOf(metadata) {
			if it.meta[label] == "" {
				it.meta[label] = entry
			}
		}
	}
	it.points = first(in.own(n), it.meta["points_possible"], it.meta["cc_weighting"], it.meta["qmd_weighting"], it.meta["qmd_absolutescore_max"])
	r.q = q
	r.doc.faults.Within(n, q.Fail)
	it.read()
	r.q = nil
	r.d.Add(q)
}

// own is what the group or the quiz says of a question's points.
func (c context) own(n *xmltree.Node) string {
	if c.bank != nil {
		return first(c.bank.entries[n.Attr("ident")], c.points)
	}
	return c.points
}

// read understands the question by its kind.
func (it *item) read() {
	if it.shown == nil {
		it.q.Fail(draft.Place{}, "qti12-presentation")
		return
	}
	it.responses = it.shown.Deep("response_lid", "response_str", "response_num", "response_xy", "response_grp")
	it.scoring = newScoring(it)
	it.feedback = newFeedback(it)
	it.name = it.kind()
	read, ok := kinds[it.name]
	if !ok {
		it.q.Fail(draft.Place{}, "type-unsupported", "found", it.name)
		return
	}
	read(it)
	if it.q.Body == nil {
		return
	}
	it.title()
	it.worth()
	it.leftovers()
}

// kinds are the question types by the names that Canvas gives to them.
var kinds = map[string]func(*item){
	"multiple_choice_question":         (*item).singleChoice,
	"true_false_question":              (*item).trueFalse,
	"multiple_answers_question":        (*item).multipleResponse,
	"short_answer_question":            (*item).shortText,
	"fill_in_multiple_blanks_question": (*item).blanks,
	"multiple_dropdowns_question":      (*item).blanks,
	"matching_question":                (*item).matching,
	"numerical_question":               (*item).numeric,
	"essay_question":                   (*item).essay,
	"text_only_question":               (*item).information,
	"ordering_question":                (*item).ordering,
	"categorization_question":          (*item).categories,
}

// genericTitle is a title that says nothing: what Canvas gives to a question without one, with or without its number.
var genericTitle = regexp.MustCompile(`(?i)^(question|item|quiz question|frage|pregunta|questão|domanda|vraag|spørgsmål|fråga|kysymys)?[\s#.:_-]*\d*$`)

// title keeps the title where it says more than the stem.
func (it *item) title() {
	title := oneLine(it.n.Attr("title"))
	begin := strings.TrimRight(strings.TrimSuffix(title, "..."), "… ")
	switch {
	case genericTitle.MatchString(title), title == it.n.Attr("ident"):
	case strings.HasPrefix(questions.Fold(questions.PlainText(it.q.Stem)), questions.Fold(begin)):
	default:
		it.q.Title = title
	}
}

// harmless are values of metadata that change nothing.
var harmless = map[string]bool{"": true, "none": true, "false": true}

// leftovers warns of what the question has and we don't.
func (it *item) leftovers() {
	at := it.n.Find("itemmetadata").Place()
	if notes := it.meta["grading_notes"]; notes != "" {
		it.q.Warn(at, "not-kept", "what", "the notes for marking: "+beginning(notes))
	}
	if calculator := it.meta["calculator_type"]; !harmless[calculator] {
		it.q.Warn(at, "not-kept", "what", "a calculator ("+calculator+")")
	}
	if parent := it.meta["parent_stimulus_item_ident"]; parent != "" {
		it.q.Warn(at, "not-kept", "what", "that it belongs to the text "+parent+" before it")
	}
	for _, n := range it.n.All("rubric", "objectives") {
		if text := oneLine(n.InnerText()); text != "" {
			it.q.Warn(n.Place(), "not-kept", "what", n.Name+": "+beginning(text))
		}
	}
	it.feedback.leftovers()
}
