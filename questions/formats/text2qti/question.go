package text2qti

import (
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// question is a question that is being read.
type question struct {
	*draft.Question
	start  int // offset in the file
	isText bool

	kind     kind // of its answers: isRightChoice, isRightBox, isShortAnswer, isNumber, isEssay, isUpload; unknown: none yet
	options  questions.Options
	accept   []questions.Accept
	number   questions.NumericAccept
	faults   int
	feedback map[kind]string // on the question as a whole
	broken   bool            // the answers can't be read
}

// maxParts bounds the options and the answers that are kept of a question: more than it may have, which is said then.
const maxParts = 600

// maxFaults bounds the lines of a question that are named.
const maxFaults = 20

// begin begins a question, with what stands before it.
func (r *reading) begin(e *entry) {
	r.end(e.start)
	r.found++
	r.at = e.at
	r.q = &question{Question: draft.NewQuestion(e.at), start: e.start}
}

func (r *reading) question(e *entry) {
	r.begin(e)
	h := r.before
	if r.before = (heading{start: -1}); h.start >= 0 {
		r.q.start = h.start
	}
	r.q.Title, r.q.Points = h.title, h.points
	if h.pointsFault != "" {
		r.q.Fail(h.pointsAt, "text2qti-points", "found", shortened(h.pointsFault))
	}
	if h.faulty != nil {
		r.refuse(h.faulty)
	}
	if r.group != nil {
		r.inGroup()
	}
	r.q.Stem = r.md(e.text)
}

// inGroup gives a question the tag and the points of its group.
func (r *reading) inGroup() {
	r.group.questions++
	r.q.Tags = []string{r.group.tag}
	if r.group.points != "" {
		r.q.Points = r.group.points
		r.q.Before = "Points: " + string(r.group.points) + "\n"
	}
	if r.q.Points == "1" {
		r.q.Points = ""
	}
}

// information is a text between questions, with its title before it.
func (r *reading) information(e *entry) {
	if r.q == nil || !r.q.isText || e.kind == isTextTitle || r.q.Stem != "" {
		r.begin(e)
		r.q.isText = true
	}
	r.at = e.at
	if e.kind == isTextTitle {
		r.q.Title = strings.Join(strings.Fields(e.text), " ")
		return
	}
	r.q.At("/stem", e.at)
	r.q.Stem = r.md(e.text)
}

// part takes over a part of a question.
func (r *reading) part(e *entry) {
	r.at = e.at
	switch e.kind {
	case unknown:
		r.refuse(e)
	case isRightChoice, isWrongChoice, isRightBox, isWrongBox:
		r.option(e)
	case isShortAnswer:
		r.shortAnswer(e)
	case isNumber:
		if r.answers(e, isNumber) {
			r.numeric(e)
		}
	case isEssay, isUpload:
		r.answers(e, e.kind)
	default:
		r.comments(e)
	}
}

// refuse says of the question what is wrong with a line.
func (r *reading) refuse(e *entry) { r.fault(e.at, e.fault, shortened(e.text+e.markerAlone())) }

// markerAlone is the marker of a line that has nothing else.
func (e *entry) markerAlone() string {
	if e.text == "" {
		return e.marker
	}
	return ""
}

func (r *reading) fault(at draft.Place, rule, found string) {
	if r.q.faults++; r.q.faults <= maxFaults {
		r.q.Fail(at, rule, "found", found)
	}
}

// answers tells whether a question may have another answer of this kind, and reports it otherwise.
func (r *reading) answers(e *entry, k kind) bool {
	several := k == isRightChoice || k == isRightBox || k == isShortAnswer
	if r.q.kind != unknown && (r.q.kind != k || !several) {
		r.fault(e.at, "text2qti-mixed", e.marker)
		return false
	}
	r.q.kind = k
	return true
}

func (r *reading) option(e *entry) {
	k, right := isRightChoice, e.kind == isRightChoice || e.kind == isRightBox
	if e.kind == isRightBox || e.kind == isWrongBox {
		k = isRightBox
	}
	if !r.answers(e, k) || len(r.q.options) >= maxParts {
		return
	}
	r.q.At("/options/"+strconv.Itoa(len(r.q.options)), e.at)
	r.q.options = append(r.q.options, questions.Option{Text: r.md(e.text), Correct: right})
}

// shortAnswer takes an accepted text, in which a star is a star.
func (r *reading) shortAnswer(e *entry) {
	if !r.answers(e, isShortAnswer) || len(r.q.accept) >= maxParts {
		return
	}
	r.q.At("/accept/"+strconv.Itoa(len(r.q.accept)), e.at)
	r.q.accept = append(r.q.accept, questions.Accept{Text: strings.ReplaceAll(e.text, "*", `\*`)})
}

// comments takes feedback and solutions. Behind an option, feedback is that of the option.
func (r *reading) comments(e *entry) {
	text := r.md(e.text)
	last := len(r.q.options) - 1
	switch {
	case e.kind == isFeedback && last >= 0 && r.q.options[last].Feedback == "":
		r.q.options[last].Feedback = text
	case e.kind == isFeedback && r.q.kind == isShortAnswer && r.q.accept[len(r.q.accept)-1].Feedback == "":
		r.q.accept[len(r.q.accept)-1].Feedback = text
	case r.q.kind != unknown, r.q.feedback[e.kind] != "":
		r.fault(e.at, "text2qti-feedback-place", e.marker)
	default:
		if r.q.feedback == nil {
			r.q.feedback = map[kind]string{}
		}
		r.q.feedback[e.kind] = text
	}
}

// end hands the question over, which stands in the file until an offset.
func (r *reading) end(at int) {
	if r.q == nil {
		return
	}
	q := r.q
	q.Raw = strings.TrimSpace(r.text[q.start:at])
	q.Explanation = joined(q.feedback[isFeedback], q.feedback[isSolution])
	switch {
	case q.isText:
		r.endText()
	case !q.broken:
		q.Body = r.body()
		r.spread()
	}
	r.draft.Add(q.Question)
	r.q = nil
}

// endText makes an information of a text; a title alone is one too.
func (r *reading) endText() {
	r.q.Body = &questions.Information{}
	if r.q.Stem == "" {
		r.q.Stem, r.q.Title = escaped(r.q.Title), ""
	}
}

// joined are texts as paragraphs of one.
func joined(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return t == "" }), "\n\n")
}
