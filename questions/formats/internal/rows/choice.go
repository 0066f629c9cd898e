package rows

import (
	"fmt"
	"math/big"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/weights"
)

// choice reads a question with options.
func (r *record) choice(kind kind) questions.Body {
	list := r.options()
	right := r.right(list)
	if r.q.Failed() {
		return nil
	}
	options := make(questions.Options, len(list))
	for i, o := range list {
		options[i] = r.option(i, o, right[o.letter])
	}
	if len(list) < 2 {
		r.in("/options", fieldOption, fieldOptions)
	} else {
		r.in("/options", fieldCorrect, fieldAnswer, fieldOptions)
	}
	r.fixed(list, options)
	if kind == kindChoice {
		kind = r.choiceKind(options)
	}
	if weighted(options) && !r.own {
		return r.foreignWeights(kind, options)
	}
	if kind == kindMultiple {
		return &questions.MultipleResponse{Options: options, Marking: questions.MultipleMarking(plain(r.cell(fieldMarking))), Shuffle: r.pointer(r.cell(fieldShuffle))}
	}
	return &questions.SingleChoice{Options: options, Shuffle: r.pointer(r.cell(fieldShuffle))}
}

// choiceKind tells questions with one right option from those with several. With weights it is one while an option earns
// everything by itself.
func (r *record) choiceKind(options questions.Options) kind {
	positive, whole := 0, false
	for _, o := range options {
		if o.Correct || o.Weight.Rat().Sign() > 0 {
			positive++
		}
		whole = whole || o.Weight == "100" || o.Weight == "1"
	}
	if positive > 1 && !whole || r.cell(fieldMarking) != nil {
		return kindMultiple
	}
	return kindSingle
}

func (r *record) option(i int, o option, right bool) questions.Option {
	made := questions.Option{Correct: right, Weight: r.weight(fieldWeight, o.letter)}
	if made.Text = o.text; !r.own {
		made.Text = r.markdown(&Cell{Text: o.text})
	}
	feedback := r.letter(fieldFeedback, o.letter)
	if feedback == nil && right {
		feedback = r.cell(fieldFeedbackRight)
	} else if feedback == nil {
		feedback = r.cell(fieldFeedbackWrong)
	}
	made.Feedback = r.markdown(feedback)
	r.q.At(optionPointer(i), o.at)
	return made
}

// optionPointers are the pointers to the first options, made once.
var optionPointers = func() (list [20]string) {
	for i := range list {
		list[i] = fmt.Sprintf("/options/%d", i)
	}
	return list
}()

func optionPointer(i int) string {
	if i < len(optionPointers) {
		return optionPointers[i]
	}
	return fmt.Sprintf("/options/%d", i)
}

// fixed pins the options that keep their places.
func (r *record) fixed(list []option, options questions.Options) {
	c := r.cell(fieldFixed)
	if c == nil {
		return
	}
	for _, name := range splitList(c.Text) {
		n, ok := letterIndex(name)
		found := false
		for i, o := range list {
			if ok && o.letter == n {
				options[i].Pinned, found = true, true
			}
		}
		if !found {
			r.fail(c.At, "table-correct-unknown", "found", shortened(name))
		}
	}
}

func weighted(options questions.Options) bool {
	for _, o := range options {
		if o.Weight != "" {
			return true
		}
	}
	return false
}

// foreignWeights turns the weights of other systems into our markings. They are in percent, or parts of one.
func (r *record) foreignWeights(kind kind, options questions.Options) questions.Body {
	one, best := big.NewRat(1, 1), new(big.Rat)
	for _, o := range options {
		if w := o.Weight.Rat(); w.Cmp(best) > 0 {
			best = w
		}
	}
	for i := range options {
		if options[i].Correct && best.Sign() == 0 {
			options[i].Weight = "100"
		} else if best.Cmp(one) == 0 {
			options[i].Weight = weights.Percent(new(big.Rat).Mul(options[i].Weight.Rat(), big.NewRat(100, 1)))
		}
		options[i].Correct = false
	}
	if kind == kindMultiple {
		return weights.Multiple(options)
	}
	return weights.Single(options)
}
