package views

import (
	"strings"

	"github.com/readback/readback/reports"
	"github.com/readback/readback/words"
)

// ReportQuestionsPage is how each question did in the chosen attempts.
type ReportQuestionsPage struct {
	ReportFrame
	Analysis reports.Analysis
	Drawn    *reports.Plot                // nil without attempts
	Numbers  map[string]int               // of the questions in their set, from 1
	Stems    map[string]string            // by question
	Options  map[string]map[string]string // texts by question and option
}

func (p ReportQuestionsPage) columns() []column {
	return []column{
		{text: p.W.T("report.question-column")},
		{text: p.W.T("report.verdict")},
		{text: p.W.T("report.n"), number: true, end: true},
		{text: p.W.T("report.facility"), number: true, end: true},
		{text: p.W.T("report.discrimination"), number: true, end: true},
		{text: p.W.T("report.efficiency"), number: true, end: true},
		{text: p.W.T("report.chosen")},
	}
}

// figures are the numbers of the quiz as a whole.
func (p ReportQuestionsPage) figures() (all []figure) {
	a := p.Analysis
	for _, f := range []struct {
		name  string
		value reports.Value
		plain bool // not in percent
	}{
		{"sd", a.SD, false}, {"skewness", a.Skewness, true}, {"kurtosis", a.Kurtosis, true},
		{"cic", a.CIC, false}, {"error-ratio", a.ErrorRatio, false}, {"standard-error", a.StandardError, false},
	} {
		shown := figure{name: p.W.T("report." + f.name), value: percentOr(p.W, f.value), from: n(p.W, a.N)}
		switch {
		case f.value.Blank != "":
			shown.from += ", " + blankWord(p.W, f.value)
		case f.plain:
			shown.value = p.W.Number(f.value.Number)
		}
		all = append(all, shown)
	}
	return all
}

// optionName is what an option says; the id "" stands for no answer.
func optionName(w words.Words, texts map[string]string, id string) string {
	text := plainStem(texts[id])
	switch {
	case id == "":
		return w.T("report.no-answer")
	case text != "":
		return text
	case id == "true":
		return w.T("question.true")
	case id == "false":
		return w.T("question.false")
	}
	return id
}

// inBrief is the beginning of a text that may be long.
func inBrief(text string) string {
	const most = 48
	if runes := []rune(text); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return text
}

// blankWord is why there is no number.
func blankWord(w words.Words, v reports.Value) string { return w.T("report.blank-" + v.Blank) }

// questionNumbers are what the page calls the questions, for the plot.
func (p ReportQuestionsPage) questionNumbers() []int {
	numbers := make([]int, len(p.Analysis.Questions))
	for i, q := range p.Analysis.Questions {
		numbers[i] = p.Numbers[q.Name]
	}
	return numbers
}

// Draw makes the plot of the page.
func (p *ReportQuestionsPage) Draw() {
	drawn := reports.QuestionPlot(p.W, p.Analysis.Questions, p.questionNumbers())
	p.Drawn = &drawn
}
