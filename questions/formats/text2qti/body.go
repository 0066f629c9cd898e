package text2qti

import (
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
)

func escaped(text string) string { return markup.Escape(text) }

// body is what the answers make of a question.
func (r *reading) body() questions.Body {
	q := r.q
	switch q.kind {
	case isRightChoice:
		if b := trueFalse(q.options); b != nil {
			return b
		}
		return &questions.SingleChoice{Options: q.options}
	case isRightBox:
		return &questions.MultipleResponse{Options: q.options}
	case isShortAnswer:
		return &questions.ShortText{Accept: q.accept}
	case isNumber:
		return &questions.Numeric{Accept: []questions.NumericAccept{q.number}}
	case isEssay:
		return &questions.Essay{}
	case isUpload:
		q.Fail(draft.Place{}, "type-unsupported", "found", "upload (^^^^)")
	default:
		q.Fail(draft.Place{}, "text2qti-answers")
	}
	return nil
}

// trueFalse is the body of a question whose options are nothing but true and false, one of them right; nil for others.
func trueFalse(options questions.Options) questions.Body {
	if len(options) != 2 || options[0].Correct == options[1].Correct || strings.EqualFold(options[0].Text, options[1].Text) {
		return nil
	}
	b := &questions.TrueFalse{}
	for _, o := range options {
		answer := o.Correct
		switch o.Text {
		case "true", "True":
			b.Feedback.True = o.Feedback
		case "false", "False":
			b.Feedback.False = o.Feedback
			answer = !o.Correct
		default:
			return nil
		}
		b.Answer = &answer
	}
	return b
}

// spread puts feedback on right and on wrong answers to the answers that it is for. Where there are none to put it to, it
// goes into the explanation, which everybody sees.
func (r *reading) spread() {
	right, wrong := r.q.feedback[isRightFeedback], r.q.feedback[isWrongFeedback]
	if right == "" && wrong == "" || r.q.Body == nil {
		return
	}
	switch b := r.q.Body.(type) {
	case *questions.SingleChoice:
		for i := range b.Options {
			b.Options[i].Feedback = joined(choose(b.Options[i].Correct, right, wrong), b.Options[i].Feedback)
		}
		return
	case *questions.TrueFalse:
		b.Feedback.True = joined(choose(*b.Answer, right, wrong), b.Feedback.True)
		b.Feedback.False = joined(choose(!*b.Answer, right, wrong), b.Feedback.False)
		return
	case *questions.ShortText:
		for i := range b.Accept {
			b.Accept[i].Feedback = joined(right, b.Accept[i].Feedback)
		}
		right = ""
	case *questions.Numeric:
		b.Accept[0].Feedback, right = right, ""
	}
	for _, text := range []string{right, wrong} {
		if text != "" {
			r.q.Warn(draft.Place{}, "text2qti-feedback", "found", shortened(text))
			r.q.Explanation = joined(r.q.Explanation, text)
		}
	}
}

func choose(right bool, ifRight, ifWrong string) string {
	if right {
		return ifRight
	}
	return ifWrong
}

// numeric reads [least, most], number +- margin, or a number.
func (r *reading) numeric(e *entry) {
	text := e.text
	accept, ok := questions.NumericAccept{}, false
	if inner, is := strings.CutPrefix(text, "["); is {
		inner, closed := strings.CutSuffix(inner, "]")
		least, most, two := strings.Cut(inner, ",")
		var ok2 bool
		accept.Min, ok = decimal(least)
		accept.Max, ok2 = decimal(most)
		ok = ok && ok2 && closed && two
	} else if value, margin, is := strings.Cut(text, "+-"); is {
		accept.Value, ok = decimal(value)
		margin, percent := strings.CutSuffix(strings.TrimSpace(margin), "%")
		within, ok2 := decimal(margin)
		ok = ok && ok2 && within.Rat().Sign() >= 0
		if within.Rat().Sign() != 0 { // a margin of 0 is how text2qti writes that there is none
			accept.Tolerance = questions.Tolerance(within) + questions.Tolerance(choose(percent, "%", ""))
		}
	} else {
		accept.Value, ok = decimal(text)
	}
	if !ok {
		r.fault(e.at, "text2qti-number", shortened(text))
		r.q.broken = true
	}
	r.q.At("/accept/0", e.at)
	r.q.number = accept
}

var digitGroups = regexp.MustCompile(`(\d)_(\d)`)

// decimal reads a number as Python does, with underscores between digits.
func decimal(text string) (questions.Decimal, bool) {
	if strings.Contains(text, "_") {
		text = digitGroups.ReplaceAllString(digitGroups.ReplaceAllString(text, "$1$2"), "$1$2")
	}
	d, err := questions.ParseDecimal(text)
	return d, err == nil
}
