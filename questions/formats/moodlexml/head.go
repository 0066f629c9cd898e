package moodlexml

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// head reads what the questions of all types have, except what depends on the body.
func (q *question) head() {
	q.ID = strings.TrimSpace(q.ID)
	stem := q.root.Find("questiontext")
	if q.format = formatOf(stem); q.format == "" {
		q.format = htmlFormat
	}
	q.spot("/stem", stem)
	explanation := q.root.Find("generalfeedback")
	if q.Explanation = q.block(explanation); q.Explanation != "" {
		q.spot("/explanation", explanation)
	}
	q.points(q.root.Find("defaultgrade"))
	q.tags()
	q.states()
}

// tail reads what depends on the body.
func (q *question) tail() {
	q.hints()
	q.title()
	q.unusedFiles()
}

// stem reads the question's text, with the image that Moodle 1 kept beside it.
func (q *question) stem() string {
	n := q.root.Find("questiontext")
	return strings.TrimSpace(q.markdown(n, q.raw(n), q.format, q.html.Block) + q.oldImage())
}

// points reads what the question is worth. One that doesn't say so is worth a point, as in Moodle.
func (q *question) points(n *xmltree.Node) {
	text := strings.TrimSpace(n.InnerText())
	if text == "" {
		return
	}
	q.spot("/points", n)
	points, ok := decimal(text)
	switch {
	case !ok:
		q.Warn(q.at(n), "moodlexml-grade", "found", shown(text))
	case points != "1":
		q.Points = points
	}
}

// tags are the category that the question is in, and its own.
func (q *question) tags() {
	if q.category != "" {
		q.tag(q.category)
	}
	for _, list := range q.root.All("tags", "coursetags") {
		for _, tag := range list.All("tag") {
			q.tag(q.line(tag))
		}
	}
}

// mostTags is how many tags a question keeps.
const mostTags = 200

func (q *question) tag(tag string) {
	switch {
	case tag == "":
	case len(q.Tags) >= mostTags:
		q.leave(q.root.Find("tags"), "more tags than a question may have")
	case !slices.Contains(q.Tags, tag):
		q.Tags = append(q.Tags, tag)
	}
}

// usualPenalties are what Moodle sets unless an author changes it.
var usualPenalties = []questions.Decimal{"0", "0.1", "0.3333333", "1"}

// states reads what a question is in Moodle besides what it asks.
func (q *question) states() {
	if n := q.root.Find("hidden"); isTrue(n.InnerText()) {
		q.Warn(q.at(n), "not-kept", "what", "that the question is hidden")
	}
	n := q.root.Find("penalty")
	penalty, ok := decimal(n.InnerText())
	if strings.HasPrefix(string(penalty), "0.33") {
		penalty = "0.3333333"
	}
	if ok && !slices.Contains(usualPenalties, penalty) {
		q.leave(n, "what each wrong try costs")
	}
}

// hints reads the first hint, which is the one that a question may have.
func (q *question) hints() {
	first := true
	for _, n := range q.root.All("hint") {
		if n.Find("clearwrong") != nil || n.Find("shownumcorrect") != nil {
			q.leave(n, "that hints clear wrong answers, or count right ones")
		}
		if old := n.Find("hintcontent"); old != nil {
			n = old
		}
		switch hint := q.block(n); {
		case hint == "":
		case !q.takesHints():
			q.Warn(q.at(n), "not-kept", "what", "a hint, which Moodle doesn't show with questions of this type")
		case first:
			q.Hint, first = hint, false
			q.spot("/hint", n)
		default:
			q.Warn(q.at(n), "not-kept", "what", "a further hint: "+shown(hint))
		}
	}
}

// takesHints tells whether questions of the type have hints in Moodle.
func (q *question) takesHints() bool { return hasHints(q.Body) }

func hasHints(body questions.Body) bool {
	switch body.(type) {
	case *questions.Essay, *questions.Information:
		return false
	}
	return true
}

// title takes the question's name over where it says more than the beginning of the stem, or than the id.
func (q *question) title() {
	title := q.line(q.root.Find("name"))
	if title != "" && title != q.ID && !begins(&q.Question.Question, title) {
		q.Title = title
	}
}

// begins tells whether a name is only the beginning of the stem, as Moodle makes one of a question without a name.
func begins(q *questions.Question, name string) bool {
	name = strings.TrimRight(questions.Fold(name), ".… ")
	stem := q.StemWith(func(string) string { return blankGap })
	if strings.ContainsAny(stem, marksOfMarkdown) {
		if !mayBegin(questions.Fold(stem), firstWord(name)) {
			return false
		}
		stem = questions.PlainText(stem)
	}
	return strings.HasPrefix(questions.Fold(stem), name)
}

// blankGap stands for a gap in a name made of the stem.
const blankGap = "_____"

// marksOfMarkdown are the characters without which a text reads as it is written.
const marksOfMarkdown = "*_`<[]\\&~#>|!"

// mayBegin tells whether a text of Markdown may read as one that begins with a word: rendering it costs more than all the
// rest of reading a question.
func mayBegin(stem, word string) bool {
	bare := strings.TrimLeft(stem, "*_` ")
	if first, _ := utf8.DecodeRuneInString(bare); unicode.IsLetter(first) {
		return strings.HasPrefix(bare, word)
	}
	return strings.Contains(stem, word)
}

// firstWord are the letters and digits that a name begins with.
func firstWord(name string) string {
	if end := strings.IndexFunc(name, func(r rune) bool { return !isWordy(r) }); end >= 0 {
		return name[:end]
	}
	return name
}
