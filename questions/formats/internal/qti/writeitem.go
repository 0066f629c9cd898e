package qti

import (
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// parts are what an item is made of.
type parts struct {
	declarations []any // of responses
	feedback     bool  // there is an outcome for feedback on parts
	body         []any
	processing   *element // nil: a person marks
	modal        []any    // feedback
	byHand       bool
	unmarked     bool
}

// item makes the item of the question; nil when there is nothing like its type.
func (x *writer) item() *element {
	p := &parts{}
	switch b := x.q.Body.(type) {
	case *questions.SingleChoice:
		x.singleChoice(p, b)
	case *questions.TrueFalse:
		x.trueFalse(p, b)
	case *questions.MultipleResponse:
		x.multipleResponse(p, b)
	case *questions.ShortText:
		x.shortText(p, b)
	case *questions.Numeric:
		x.numeric(p, b)
	case *questions.Matching:
		x.matching(p, b)
	case *questions.Ordering:
		x.ordering(p, b)
	case *questions.GapFill:
		if !x.gapFill(p, b) {
			return nil
		}
	case *questions.Essay:
		x.essay(p, b)
	case *questions.Information:
		p.body, p.unmarked = []any{x.html(x.q.Stem, "..")}, true
	default:
		return nil
	}
	return x.assemble(p)
}

// assemble puts the parts into their order.
func (x *writer) assemble(p *parts) *element {
	inner := append([]any{}, p.declarations...)
	if !p.unmarked {
		inner = append(inner, x.outcomes(p)...)
	}
	if p.feedback {
		inner = append(inner, e("outcomeDeclaration", at("identifier", "FEEDBACK", "cardinality", "multiple", "baseType", "identifier")))
	}
	if x.q.Explanation != "" {
		inner = append(inner, e("outcomeDeclaration", at("identifier", "EXPLANATION", "cardinality", "single", "baseType", "identifier"),
			e("defaultValue", nil, e("value", nil, "explanation"))))
		p.modal = append(p.modal, x.modal("EXPLANATION", "explanation", x.q.Explanation))
	}
	inner = append(inner, x.stimulusRefs()...)
	inner = append(inner, e("itemBody", nil, p.body...))
	if p.processing != nil {
		inner = append(inner, p.processing)
	}
	inner = append(inner, p.modal...)
	return e("assessmentItem", x.root("xml:lang", x.set.Language), inner...)
}

// outcomes declares what the rules set.
func (x *writer) outcomes(p *parts) []any {
	points, scorer := number(x.points()), ""
	if p.byHand && x.three {
		scorer = "human"
	}
	value := func(v string) *element { return e("defaultValue", nil, e("value", nil, v)) }
	return []any{
		e("outcomeDeclaration", at("identifier", "SCORE", "cardinality", "single", "baseType", "float", "normalMaximum", points, "externalScored", scorer), value("0")),
		e("outcomeDeclaration", at("identifier", "MAXSCORE", "cardinality", "single", "baseType", "float"), value(points)),
	}
}

// stimulusRefs are the sources that the question is read with.
func (x *writer) stimulusRefs() []any {
	if x.textType == "" {
		return nil
	}
	var refs []any
	for i := range x.set.Briefing {
		id := x.set.Briefing[i].ID
		refs = append(refs, e("assessmentStimulusRef", at("identifier", identifier(id), "href", "../"+stimulusFile(id), "title", x.set.Briefing[i].Title)))
	}
	return refs
}

// modal is feedback that is shown when an outcome has an identifier.
func (x *writer) modal(outcome, id, text string) *element {
	return e("modalFeedback", at("outcomeIdentifier", outcome, "identifier", id, "showHide", "show"), x.content(text)...)
}

// content is flow content, which QTI 3 has in an element of its own in some places.
func (x *writer) content(text string) []any {
	inner := x.html(text, "..")
	if x.three {
		return []any{e("contentBody", nil, inner)}
	}
	return []any{inner}
}

// html is Markdown as HTML. Images are named from a file in a folder.
func (x *writer) html(text, root string) markupText {
	return markupText(markup.HTML(text, func(name string) string { return x.show(name, root) }))
}

// line is Markdown as HTML for a line.
func (x *writer) line(text string) markupText {
	return markupText(markup.InlineHTML(text, func(name string) string { return x.show(name, "..") }))
}

// show notes that a medium is shown and says where it lies.
func (x *writer) show(name, root string) string {
	if x.set.Medium(name) == nil {
		return ""
	}
	if !slices.Contains(x.used, name) {
		x.used = append(x.used, name)
	}
	return root + "/" + mediaFile(name)
}

// standard is a standard template.
func (x *writer) standard(name string) *element {
	return e("responseProcessing", at("template", x.templates+name+x.template))
}

func processing(rules ...any) *element { return e("responseProcessing", nil, rules...) }

// respond declares the response variable of a question.
func respond(id, cardinality, baseType string, correct []string, mapping *element) *element {
	r := e("responseDeclaration", at("identifier", id, "cardinality", cardinality, "baseType", baseType))
	if len(correct) > 0 {
		c := e("correctResponse", nil)
		for _, v := range correct {
			c.inner = append(c.inner, e("value", nil, v))
		}
		r.inner = append(r.inner, c)
	}
	if mapping != nil {
		r.inner = append(r.inner, mapping)
	}
	return r
}

// response is the variable of questions that have one.
const response = "RESPONSE"
