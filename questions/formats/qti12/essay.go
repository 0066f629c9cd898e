package qti12

import (
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// essay reads a question answered at length.
func (it *item) essay() {
	it.stem()
	body := &questions.Essay{}
	for _, n := range it.responses {
		if strings.EqualFold(n.Attr("word_limit_enabled"), "yes") {
			body.Words.Min, _ = strconv.Atoi(n.Attr("word_limit_min"))
			body.Words.Max, _ = strconv.Atoi(n.Attr("word_limit_max"))
		}
	}
	it.feedback.explain()
	it.q.Body = body
}

// information reads a text without a question.
func (it *item) information() {
	it.stem()
	it.feedback.explain()
	it.q.Body = &questions.Information{}
}
