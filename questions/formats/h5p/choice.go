package h5p

import (
	"strconv"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/weights"
)

// choices are the answers of a choice while they are read.
type choices struct {
	options questions.Options
	right   int
}

func (c *choices) add(o questions.Option) {
	if o.Correct {
		c.right++
	}
	c.options = append(c.options, o)
}

// multiChoice reads H5P.MultiChoice.
func (r *reader) multiChoice(c content) {
	q, p := r.begin(c), c.params
	q.Stem = joined(r.medium(p), r.block(p.get("question")))
	r.place("/stem", p.get("question"))
	var list choices
	var hints tips
	for i, n := range p.get("answers").list() {
		more := n.get("tipsAndFeedback")
		o := questions.Option{Text: r.inline(n.get("text")), Correct: n.get("correct").is(false), Feedback: r.block(more.get("chosenFeedback"))}
		r.place("/options/"+strconv.Itoa(i)+"/text", n.get("text"))
		hints.add(questions.PlainText(o.Text), r.inline(more.get("tip")))
		if r.block(more.get("notChosenFeedback")) != "" {
			q.Warn(r.at(more.get("notChosenFeedback")), "not-kept", "what", "feedback on an answer that wasn't chosen")
		}
		list.add(o)
	}
	r.place("/options", p.get("answers"))
	q.Hint = hints.markdown()
	r.overall(p)
	r.choiceBody(list, p)
	r.end(q)
}

// choiceBody makes the body of a choice as its settings want it: with one answer to choose or several, and marked as a whole or
// by what each is worth (h5p-multi-choice, js/multichoice.js, calcScore).
func (r *reader) choiceBody(list choices, params *node) {
	behaviour := params.get("behaviour")
	shuffle := shuffled(behaviour.get("randomAnswers").is(true))
	if isSingle(list.right, behaviour) {
		for i := range list.options {
			o := &list.options[i]
			if o.Correct {
				o.Weight = "100"
			}
			o.Correct = false
		}
		body := weights.Single(list.options)
		body.Shuffle = shuffle
		r.q.Body = body
		return
	}
	body := &questions.MultipleResponse{Options: list.options, Shuffle: shuffle}
	if behaviour.get("singlePoint").is(false) {
		body.Marking = questions.AllOrNothing
		if least := behaviour.get("passPercentage").number(100); least < 100 {
			r.q.Warn(r.at(behaviour.get("passPercentage")), "h5p-pass", "percent", least)
		}
	} else {
		r.q.Points = points(list.right)
	}
	r.q.Body = body
}

// isSingle tells whether one answer can be chosen only.
func isSingle(right int, behaviour *node) bool {
	switch behaviour.get("type").str() {
	case "single":
		return true
	case "multi":
		return false
	}
	return behaviour.get("singleAnswer").is(right == 1)
}

func shuffled(is bool) *bool {
	if is {
		return nil
	}
	return &is
}

// mediaChoice reads H5P.MultiMediaChoice, whose answers are images.
func (r *reader) mediaChoice(c content) {
	q, p := r.begin(c), c.params
	q.Stem = joined(r.medium(p), r.block(p.get("question")))
	var list choices
	for i, n := range p.get("options").list() {
		medium, _ := contentOf(n.get("media"))
		if medium.library != "H5P.Image" {
			q.Fail(r.at(n), "type-unsupported", "found", medium.library)
		}
		alt := medium.params.get("alt").str()
		text := r.picture(medium.params.get("file"), alt)
		if text == "" {
			text = markup.Escape(alt)
		}
		r.place("/options/"+strconv.Itoa(i)+"/text", n)
		list.add(questions.Option{Text: text, Correct: n.get("correct").is(false)})
	}
	r.overall(p)
	r.choiceBody(list, p)
	r.end(q)
}

// trueFalse reads H5P.TrueFalse.
func (r *reader) trueFalse(c content) {
	q, p := r.begin(c), c.params
	q.Stem = joined(r.medium(p), r.block(p.get("question")))
	r.place("/stem", p.get("question"))
	behaviour := p.get("behaviour")
	right, wrong := r.block(behaviour.get("feedbackOnCorrect")), r.block(behaviour.get("feedbackOnWrong"))
	body := &questions.TrueFalse{}
	switch p.get("correct").str() {
	case "true":
		body.Answer, body.Feedback = boolean(true), questions.TrueFalseFeedback{True: right, False: wrong}
	case "false":
		body.Answer, body.Feedback = boolean(false), questions.TrueFalseFeedback{True: wrong, False: right}
	}
	q.Body = body
	r.end(q)
}

func boolean(is bool) *bool { return &is }

// singleChoiceSet reads H5P.SingleChoiceSet: a question of each, whose first answer is the right one.
func (r *reader) singleChoiceSet(c content) {
	for _, n := range c.params.get("choices").list() {
		r.firstIsRight(c, n, r.source(n), n.get("question"), n.get("answers").list(), "choices")
	}
	r.tellOverall(c)
}

// summary reads H5P.Summary: each step is a choice among statements, of which the first is right.
func (r *reader) summary(c content) {
	for _, n := range c.params.get("summaries").list() {
		statements := n.list()
		if n.get("summary") != nil {
			statements = n.get("summary").list()
		}
		r.firstIsRight(c, n, r.source(n), c.params.get("intro"), statements, "summaries")
	}
	r.tellOverall(c)
}

// firstIsRight makes a choice of answers whose first is the right one.
func (r *reader) firstIsRight(c content, n *node, source string, stem *node, answers []*node, list string) {
	q := r.begin(content{library: c.library, params: n, id: n.get("subContentId").str(), whole: n})
	q.Raw = rawOf(c.library, `{"`+list+`": [`+source+`]}`)
	if list == "summaries" {
		q.Raw = rawOf(c.library, `{"intro": `+r.source(stem)+`, "summaries": [`+source+`]}`)
	}
	q.Stem = r.block(stem)
	if list == "summaries" && q.Stem == "" {
		q.Stem = "Choose the correct statement."
	}
	r.place("/stem", stem)
	q.Hint = r.block(n.get("tip"))
	body := &questions.SingleChoice{}
	for i, answer := range answers {
		body.Options = append(body.Options, questions.Option{Text: r.inline(answer), Correct: i == 0})
		r.place("/options/"+strconv.Itoa(i)+"/text", answer)
	}
	q.Body = body
	r.end(q)
}

// tellOverall says that feedback on several questions at once isn't kept.
func (r *reader) tellOverall(c content) {
	keep := r.q
	r.q = draft.NewQuestion(r.at(c.whole))
	r.overall(c.params)
	if r.q.Explanation != "" || r.q.Failed() {
		r.d.Warn(r.at(c.params.get("overallFeedback")), "not-kept", "what", "feedback on all questions")
	}
	r.q = keep
}
