package olx

import (
	"slices"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// responses are the kinds of answers that are understood.
var responses = map[string]bool{"multiplechoiceresponse": true, "choiceresponse": true, "optionresponse": true, "stringresponse": true, "numericalresponse": true}

// fields are what takes an answer within a response.
var fields = []string{"choicegroup", "checkboxgroup", "radiogroup", "optioninput", "textline", "formulaequationinput"}

// Bounds of a problem: as many gaps and options as a question may have.
const (
	maxInputs  = 200
	maxOptions = 500
)

// input is what takes one answer.
type input struct {
	response, field *xmltree.Node
	inLine          bool // it stands in a paragraph, a cell or the like
	number          int  // in the problem, from 1
}

// unsupported is what a problem has that we don't, or that would have to be run; empty when there is nothing of the kind.
func unsupported(n *xmltree.Node) (found string, at draft.Place) {
	if c := otherResponse(n); c != nil {
		return c.Name, c.Place()
	}
	for _, script := range n.Deep("script") {
		if kind := strings.ToLower(script.Attr("type")); kind == "" || strings.Contains(kind, "loncapa") {
			return "script " + kind, script.Place()
		}
	}
	return "", draft.Place{}
}

// otherResponse is the first response of a kind that isn't understood, or nil.
func otherResponse(n *xmltree.Node) *xmltree.Node {
	for _, c := range n.All() {
		if strings.HasSuffix(c.Name, "response") && !responses[c.Name] {
			return c
		}
		if found := otherResponse(c); found != nil {
			return found
		}
	}
	return nil
}

// inputsOf are the inputs of a problem, in order. inLine says that they stand in a line.
func inputsOf(n *xmltree.Node, inLine bool, list []input) []input {
	for _, c := range n.All() {
		within := inLine || inLines[c.Name]
		if !responses[c.Name] {
			list = inputsOf(c, within, list)
			continue
		}
		found := fieldsOf(c, within, nil)
		if len(found) == 0 || c.Name != "optionresponse" { // which alone may have several
			found = append(found, input{})[:1]
		}
		for _, in := range found {
			list = append(list, input{response: c, field: in.field, inLine: in.inLine})
		}
	}
	return list
}

func fieldsOf(n *xmltree.Node, inLine bool, list []input) []input {
	for _, c := range n.All() {
		if slices.Contains(fields, c.Name) {
			list = append(list, input{field: c, inLine: inLine})
		} else {
			list = fieldsOf(c, inLine || inLines[c.Name], list)
		}
	}
	return list
}

// inLines are elements in which text runs on.
var inLines = map[string]bool{"p": true, "td": true, "li": true, "span": true}
