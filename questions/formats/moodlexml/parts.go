package moodlexml

import (
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// matching reads pairs. A match without a prompt belongs to none.
func (q *question) matching() questions.Body {
	body := &questions.Matching{}
	for _, n := range q.root.All("subquestion") {
		prompt, match := q.inline(n), markup.Escape(q.line(n.Find("answer")))
		switch {
		case prompt == "" && match == "": // an empty line of Moodle's form
		case prompt == "":
			q.spot(q.below("distractors", len(body.Distractors)), n)
			body.Distractors = append(body.Distractors, questions.Item{Text: match})
		default:
			q.spot(q.below("pairs", len(body.Pairs)), n)
			body.Pairs = append(body.Pairs, questions.Pair{Prompt: prompt, Match: match})
		}
	}
	if q.shuffle() != nil {
		q.leave(q.root, "that prompts keep their order")
	}
	q.overall()
	return body
}

// orderMarkings are ours for Moodle's. Those that we don't have are under the one that comes nearest.
var orderMarkings = map[string]struct {
	marking questions.OrderMarking
	isSame  bool
}{
	"ALL_OR_NOTHING":                 {questions.WholeOrder, true},
	"ABSOLUTE_POSITION":              {"", true},
	"ABSOLUTE":                       {"", true},
	"ABS":                            {"", true},
	"RELATIVE_NEXT_EXCLUDE_LAST":     {questions.AdjacentPairs, true},
	"RELATIVE":                       {questions.AdjacentPairs, true},
	"REL":                            {questions.AdjacentPairs, true},
	"":                               {questions.AdjacentPairs, true},
	"LONGEST_ORDERED_SUBSET":         {questions.LongestSubset, true},
	"RELATIVE_TO_CORRECT":            {questions.RelativePosition, true},
	"RELATIVE_NEXT_INCLUDE_LAST":     {questions.AdjacentPairs, false},
	"RELATIVE_ONE_PREVIOUS_AND_NEXT": {questions.AdjacentPairs, false},
	"RELATIVE_ALL_PREVIOUS_AND_NEXT": {questions.RelativePosition, false},
	"LONGEST_CONTIGUOUS_SUBSET":      {questions.LongestSubset, false},
}

// ordering reads items in their right order, in which Moodle exports them.
func (q *question) ordering() questions.Body {
	n := q.root.Find("gradingtype")
	grading := strings.ToUpper(strings.TrimSpace(n.InnerText()))
	known, ok := orderMarkings[grading]
	if !ok {
		known.marking = questions.AdjacentPairs
	}
	if !known.isSame {
		q.Warn(q.at(n), "moodlexml-marking", "found", shown(grading), "into", string(known.marking))
	}
	body := &questions.Ordering{Marking: known.marking}
	for i, n := range q.root.All("answer") {
		q.spot(q.below("items", i), n)
		body.Items = append(body.Items, questions.Item{Text: q.inline(n)})
		if feedback := n.Find("feedback"); q.raw(feedback) != "" {
			q.Warn(q.at(feedback), "not-kept", "what", "the feedback on an item")
		}
	}
	q.drawn(len(body.Items))
	if layout := q.root.Find("layouttype"); strings.EqualFold(strings.TrimSpace(layout.InnerText()), "HORIZONTAL") {
		q.leave(layout, "that items lie side by side")
	}
	q.overall()
	return body
}

// drawn reports that Moodle asks only some of the items.
func (q *question) drawn(items int) {
	kind := q.root.Find("selecttype")
	count, err := strconv.Atoi(strings.TrimSpace(q.root.Find("selectcount").InnerText()))
	if err != nil || count <= 0 || count >= items || strings.EqualFold(strings.TrimSpace(kind.InnerText()), "ALL") {
		return
	}
	q.Warn(q.at(kind), "not-kept", "what", "that only "+strconv.Itoa(count)+" of the items are asked at a time")
}

// essay reads a question answered at length. What Moodle tells markers becomes the rubric's one criterion.
func (q *question) essay() questions.Body {
	body := &questions.Essay{Words: questions.WordRange{Min: q.wordLimit("minwordlimit"), Max: q.wordLimit("maxwordlimit")}}
	info := q.root.Find("graderinfo")
	if text := q.inline(info); text != "" {
		q.rubric(body, text)
	}
	if n := q.root.Find("responsetemplate"); q.raw(n) != "" {
		q.Warn(q.at(n), "not-kept", "what", "the text that answers begin with")
	}
	if n := q.root.Find("attachments"); isTrue(n.InnerText()) {
		q.Warn(q.at(n), "not-kept", "what", "that files can be handed in")
	}
	if n := q.root.Find("responseformat"); strings.TrimSpace(n.InnerText()) == "noinline" {
		q.Fail(q.at(n), "type-unsupported", "found", "essay that is a file")
	}
	return body
}

// rubric makes a criterion that is worth all of the question.
func (q *question) rubric(body *questions.Essay, text string) {
	n := q.root.Find("graderinfo")
	points := q.Points
	switch points {
	case "":
		points = "1"
	case "0":
		q.Warn(q.at(n), "not-kept", "what", "the information for markers")
		return
	}
	q.spot("/rubric/0", n)
	q.Warn(q.at(n), "moodlexml-graderinfo")
	body.Rubric = []questions.Criterion{{Criterion: text, Points: points}}
}

func (q *question) wordLimit(name string) int {
	n := q.root.Find(name)
	q.spot("/words", n)
	limit, err := strconv.Atoi(strings.TrimSpace(n.InnerText()))
	if err != nil {
		return 0
	}
	return limit
}
