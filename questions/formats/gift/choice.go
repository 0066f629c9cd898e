package gift

import (
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/weights"
)

// choice reads options: one may be chosen when there is a right one (=), any number when all are weighted.
func (r *reading) choice(p piece) questions.Body {
	r.q.At("/options", r.lines.Place(p.at))
	answers := r.answers(p, "=~")
	options := make(questions.Options, 0, len(answers))
	single, right := false, 0
	for i := range answers {
		a := &answers[i]
		switch a.mark {
		case '=':
			single = true
			if a.weight == "" {
				a.weight = "100"
			}
		case 0:
			r.q.Warn(r.lines.Place(a.at), "gift-unmarked", "found", oneLine(a.text.text))
		}
		if a.weight == "" {
			a.weight = "0"
		}
		r.at("options", len(options), a.at)
		options = append(options, questions.Option{Text: r.inline(a.text), Weight: a.weight, Feedback: r.block(a.feedback)})
		if a.weight == "100" {
			if right++; right == 2 && single {
				r.q.Warn(r.lines.Place(a.at), "gift-two-right")
			}
		}
	}
	if single {
		return weights.Single(options)
	}
	return weights.Multiple(options)
}

// shortText reads accepted texts. In them * is a wildcard and \* a star, as it is here.
func (r *reading) shortText(p piece) questions.Body {
	body := &questions.ShortText{}
	r.q.At("/accept", r.lines.Place(p.at))
	for _, a := range r.answers(p, "=") {
		text, _ := prefixed(a.text, plain)
		r.at("accept", len(body.Accept), a.at)
		body.Accept = append(body.Accept, questions.Accept{Text: oneLine(text.text), Weight: a.weight, Feedback: r.block(a.feedback)})
	}
	return body
}

var trueFalse = map[string]bool{"t": true, "true": true, "f": false, "false": false}

func isTrueFalse(text string) bool {
	_, ok := trueFalse[strings.ToLower(text)]
	return ok
}

// trueFalse reads T#feedback on a wrong answer#feedback on the right one.
func (r *reading) trueFalse(p piece) questions.Body {
	word, rest, _ := cut(p, "#")
	wrong, right, _ := cut(rest, "#")
	word = word.trim()
	if strings.ToUpper(word.text) != word.text {
		r.q.Warn(r.lines.Place(word.at), "gift-true-false", "found", word.text)
	}
	r.q.At("/answer", r.lines.Place(word.at))
	answer := trueFalse[strings.ToLower(word.text)]
	body := &questions.TrueFalse{Answer: &answer}
	body.Feedback.True, body.Feedback.False = r.block(wrong), r.block(right)
	if answer {
		body.Feedback.True, body.Feedback.False = body.Feedback.False, body.Feedback.True
	}
	return body
}

// matching reads prompt -> match. A match without a prompt is a distractor.
func (r *reading) matching(p piece) questions.Body {
	body := &questions.Matching{}
	r.q.At("/pairs", r.lines.Place(p.at))
	for i, one := range split(p, "=", maxPieces) {
		at := one.at
		if i > 0 {
			one = one.from(1)
		}
		if one = one.trim(); one.text == "" {
			continue
		}
		arrow := strings.Index(one.text, "->")
		if arrow < 0 {
			r.q.Fail(r.lines.Place(at), "gift-pair", "found", oneLine(one.text))
			continue
		}
		r.pair(body, at, one.to(arrow).trim(), one.from(arrow+2))
	}
	return body
}

// pair reads one pair. Its match is plain text whatever the stem is.
func (r *reading) pair(body *questions.Matching, at int, left, right piece) {
	right, feedback, _ := cut(right, "#")
	if feedback = feedback.trim(); feedback.text != "" {
		r.q.Warn(r.lines.Place(feedback.at), "not-kept", "what", "feedback: "+oneLine(feedback.text))
	}
	match := markup.Escape(oneLine(right.text))
	if prompt, _ := prefixed(left, plain); prompt.text == "" {
		r.at("distractors", len(body.Distractors), at)
		body.Distractors = append(body.Distractors, questions.Item{Text: match})
		return
	}
	r.at("pairs", len(body.Pairs), at)
	body.Pairs = append(body.Pairs, questions.Pair{Prompt: r.inline(left), Match: match})
}
