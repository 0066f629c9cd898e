package olx

import (
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// multiple reads a response with any number of choices.
func (u *unit) multiple(n *xmltree.Node) questions.Body {
	group := u.inputs[0].field
	choices := group.Deep("choice")
	u.compound(group)
	body := &questions.MultipleResponse{Options: u.options(choices, "/options"), Marking: u.marking(n)}
	for i := range body.Options {
		body.Options[i].Correct = strings.EqualFold(choices[i].Attr("correct"), "true")
	}
	body.Shuffle = order(group, body.Options)
	return body
}

// marking is how a response with several choices is marked: EDC counts each decision, as per-option does; halves takes half
// of the points for a mistake, which nothing here does.
func (u *unit) marking(n *xmltree.Node) questions.MultipleMarking {
	switch credit := strings.ToLower(oneLine(n.Attr("partial_credit"))); {
	case credit == "", credit == "none", credit == "false":
		return questions.AllOrNothing
	case !strings.Contains(credit, "edc"):
		u.q.Warn(n.Place(), "olx-credit", "found", credit)
	}
	return questions.PerOption
}
