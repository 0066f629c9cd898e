package moodlexml

import (
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/weights"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// multichoice reads a question with one option to choose, or with several.
func (q *question) multichoice() questions.Body {
	options, shuffle := q.options(), q.shuffle()
	q.numbering()
	q.overall()
	if single := q.root.Find("single"); single == nil || isTrue(single.InnerText()) {
		body := weights.Single(options)
		body.Shuffle = shuffle
		return body
	}
	body := weights.Multiple(options)
	body.Shuffle = shuffle
	return body
}

// multichoiceset reads the plugin's questions that earn all or nothing.
func (q *question) multichoiceset() questions.Body {
	body := &questions.MultipleResponse{Options: q.options(), Marking: questions.AllOrNothing, Shuffle: q.shuffle()}
	for i := range body.Options {
		o := &body.Options[i]
		o.Correct, o.Weight = o.Weight.Rat().Sign() > 0, ""
	}
	q.numbering()
	q.overall()
	return body
}

// options reads what can be chosen, with what each is worth as its weight.
func (q *question) options() questions.Options {
	var options questions.Options
	for i, n := range q.root.All("answer") {
		q.spot(q.below("options", i), n)
		options = append(options, questions.Option{Text: q.inline(n), Weight: q.fraction(n), Feedback: q.block(n.Find("feedback"))})
	}
	return options
}

// shuffle is false where the file says that options keep their order. A file that says nothing leaves it to the quiz.
func (q *question) shuffle() *bool {
	n := q.root.Find("shuffleanswers")
	if n == nil {
		n = q.root.Find("shuffleAnswers")
	}
	if n == nil || isTrue(n.InnerText()) {
		return nil
	}
	kept := false
	return &kept
}

// numbering notes how options are numbered, unless it is Moodle's usual way.
func (q *question) numbering() {
	n := q.root.Find("answernumbering")
	if style := strings.TrimSpace(n.InnerText()); style != "" && style != "abc" {
		q.leave(n, "how options are numbered")
	}
}

// truefalse reads a statement. Its answers are found by their texts; old files, and files in other languages, have the
// one for true first.
func (q *question) truefalse() questions.Body {
	body := &questions.TrueFalse{}
	worth := map[bool]bool{}
	for i, n := range q.root.All("answer") {
		answer, known := truth(q.line(n), i)
		if !known && i == 0 {
			q.Warn(q.at(n), "moodlexml-truefalse", "found", shown(q.line(n)))
		}
		worth[answer] = q.fraction(n).Rat().Sign() > 0
		feedback := q.block(n.Find("feedback"))
		if answer {
			body.Feedback.True = feedback
		} else {
			body.Feedback.False = feedback
		}
		q.spot("/answer", n)
	}
	if worth[true] != worth[false] {
		is := worth[true]
		body.Answer = &is
	}
	return body
}

// truth is which answer a text of a true-false question is; one that isn't known goes by its place.
func truth(text string, index int) (answer, known bool) {
	switch strings.ToLower(text) {
	case "true":
		return true, true
	case "false":
		return false, true
	}
	return index == 0, false
}

// description reads a text between questions.
func (q *question) description() questions.Body {
	q.Points = ""
	return &questions.Information{}
}

// overallFeedback are the elements with what Moodle says to all who were right, partly right or wrong.
var overallFeedback = []struct{ name, what string }{
	{"correctfeedback", "the feedback on every right answer"},
	{"partiallycorrectfeedback", "the feedback on every partly right answer"},
	{"incorrectfeedback", "the feedback on every wrong answer"},
}

// overall notes what Moodle says about an answer as a whole, unless it is what it says by itself.
func (q *question) overall() {
	for _, f := range overallFeedback {
		n := q.root.Find(f.name)
		if raw := q.raw(n); raw != "" && !isUsualFeedback(raw) {
			q.leave(n, f.what+", “"+shown(q.plain(n, raw))+"”")
		}
	}
}

// plain is a text without markup, for a message.
func (q *question) plain(n *xmltree.Node, raw string) string {
	if !strings.ContainsAny(raw, "<&") {
		return raw
	}
	return q.html.Text(raw)
}
