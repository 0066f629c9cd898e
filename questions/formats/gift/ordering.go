package gift

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// ordering is how the answers of an ordering question begin: how many items are shown of how many, the layout, the
// grading, whether it is shown, and the numbering.
var ordering = regexp.MustCompile(`^>[ \t]*(\d+)\b[ \t]*((?:ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG)\b)?[ \t]*` +
	`((?:HORIZONTAL|HORI|H|1|VERTICAL|VERT|V|0)\b)?[ \t]*` +
	`((?:ALL_OR_NOTHING|ABSOLUTE_POSITION|ABSOLUTE|ABS|RELATIVE_NEXT_EXCLUDE_LAST|RELATIVE_NEXT_INCLUDE_LAST|` +
	`RELATIVE_ONE_PREVIOUS_AND_NEXT|RELATIVE_ALL_PREVIOUS_AND_NEXT|RELATIVE_TO_CORRECT|RELATIVE|REL|` +
	`LONGEST_ORDERED_SUBSET|LONGEST_CONTIGUOUS_SUBSET)\b)?[ \t]*((?:SHOW|TRUE|YES|1|HIDE|FALSE|NO|0)\b)?[ \t]*` +
	`((?:none|123|abc|ABCD|iii|IIII)\b)?[ \t]*`)

// gradings are Moodle's; near says that ours only comes near.
var gradings = map[string]struct {
	marking questions.OrderMarking
	near    bool
}{
	"ALL_OR_NOTHING":                 {questions.WholeOrder, false},
	"ABSOLUTE_POSITION":              {questions.AbsolutePosition, false},
	"ABSOLUTE":                       {questions.AbsolutePosition, false},
	"ABS":                            {questions.AbsolutePosition, false},
	"":                               {questions.AdjacentPairs, false},
	"REL":                            {questions.AdjacentPairs, false},
	"RELATIVE":                       {questions.AdjacentPairs, false},
	"RELATIVE_NEXT_EXCLUDE_LAST":     {questions.AdjacentPairs, false},
	"RELATIVE_NEXT_INCLUDE_LAST":     {questions.AdjacentPairs, true},
	"RELATIVE_ONE_PREVIOUS_AND_NEXT": {questions.AdjacentPairs, true},
	"RELATIVE_ALL_PREVIOUS_AND_NEXT": {questions.AdjacentPairs, true},
	"LONGEST_ORDERED_SUBSET":         {questions.LongestSubset, false},
	"LONGEST_CONTIGUOUS_SUBSET":      {questions.LongestSubset, true},
	"RELATIVE_TO_CORRECT":            {questions.RelativePosition, false},
}

// ordering reads items in their right order, one a line. They are in Moodle's own format, whatever the stem is.
func (r *reading) ordering(p piece) questions.Body {
	found := ordering.FindStringSubmatch(p.text)
	body := &questions.Ordering{}
	r.q.At("/items", r.lines.Place(p.at))
	rest := p.from(len(found[0]))
	for rest.text != "" && len(body.Items) < maxPieces {
		end := lineEnd(rest.text, 0)
		if line := rest.to(end).trim(); line.text != "" {
			r.at("items", len(body.Items), line.at)
			body.Items = append(body.Items, questions.Item{Text: r.markdown(line, moodle, (*markup.Reader).Inline)})
		}
		rest = rest.from(end)
	}
	r.orderingRules(p, found, body)
	return body
}

// orderingRules takes over how the order is marked, and says what isn't kept.
func (r *reading) orderingRules(p piece, found []string, body *questions.Ordering) {
	at := r.lines.Place(p.at)
	grading := gradings[found[4]]
	if body.Marking = grading.marking; body.Marking == questions.AbsolutePosition {
		body.Marking = ""
	}
	if grading.near {
		r.q.Warn(at, "gift-grading", "found", found[4], "into", string(grading.marking))
	}
	shown, err := strconv.Atoi(found[1])
	if subset := found[2] != "ALL" && found[2] != "EXACT"; subset && err == nil && shown >= 2 && shown < len(body.Items) {
		r.q.Warn(at, "not-kept", "what", strings.TrimSpace(found[1]+" "+found[2]))
	}
	if horizontal[found[3]] {
		r.q.Warn(at, "not-kept", "what", "horizontal layout")
	}
	if hidden[found[5]] {
		r.q.Warn(at, "not-kept", "what", "hidden grading details")
	}
	if found[6] != "" && found[6] != "none" {
		r.q.Warn(at, "not-kept", "what", "numbering "+found[6])
	}
}

var (
	horizontal = map[string]bool{"HORIZONTAL": true, "HORI": true, "H": true, "1": true}
	hidden     = map[string]bool{"HIDE": true, "FALSE": true, "NO": true, "0": true}
)
