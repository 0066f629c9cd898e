package reports

import (
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/reports/paper"
)

// blanks are the rules by which numbers of a table are missing. A letter stands for each, which is explained below the table.
type blanks struct{ rules []string }

// sign is what stands in the place of a number.
func (b *blanks) sign(rule string) string {
	i := slices.Index(b.rules, rule)
	if i < 0 {
		i = len(b.rules)
		b.rules = append(b.rules, rule)
	}
	return "– " + string(rune('a'+i))
}

// percent is a number of a table.
func (p *itemsPDF) percent(v *Value) string {
	switch {
	case v == nil:
		return ""
	case v.Blank != "":
		return p.blanks.sign(v.Blank)
	}
	return p.w.Share(v.Number)
}

// explained says what the letters of a table stand for.
func (p *itemsPDF) explained() {
	p.Skip(2)
	for i, rule := range p.blanks.rules {
		p.Paragraph("– "+string(rune('a'+i))+": "+p.w.T("report.blank-"+rule), paper.Style{Size: 8, Ink: paper.Soft})
	}
	p.blanks = blanks{}
}

// statistics is the table with a row for each question.
func (p *itemsPDF) statistics() {
	number := func(of func(q QuestionAnalysis) *Value) func(QuestionAnalysis) string {
		return func(q QuestionAnalysis) string { return p.percent(of(q)) }
	}
	setTable(p.pdf, []pdfColumn[QuestionAnalysis]{
		{p.w.T("paper.number"), 0.7, true, func(q QuestionAnalysis) string { return p.w.Number(p.numbers[q.Name]) }},
		{p.w.T("report.question-column"), 3.6, false, func(q QuestionAnalysis) string { return inBrief(p.asked.stem(q.Name)) }},
		{p.w.T("report.n"), 0.9, true, func(q QuestionAnalysis) string { return p.w.Number(q.N) }},
		{p.w.T("report.facility"), 1.35, true, number(func(q QuestionAnalysis) *Value { return &q.Facility })},
		{p.w.T("paper.sd"), 1.25, true, number(func(q QuestionAnalysis) *Value { return &q.SD })},
		{p.w.T("paper.guess"), 1.25, true, number(func(q QuestionAnalysis) *Value { return q.RandomGuessScore })},
		{p.w.T("paper.weight"), 2.4, true, func(q QuestionAnalysis) string {
			return p.percent(&q.IntendedWeight) + " (" + p.percent(&q.EffectiveWeight) + ")"
		}},
		{p.w.T("report.discrimination"), 2.1, true, number(func(q QuestionAnalysis) *Value { return &q.DiscriminationIndex })},
		{p.w.T("report.efficiency"), 1.5, true, number(func(q QuestionAnalysis) *Value { return &q.DiscriminativeEfficiency })},
	}, p.analysis.Questions)
	p.explained()
	p.Paragraph(p.w.T("paper.formulas"), paper.Style{Size: 8, Ink: paper.Soft})
}

// chosen is who chose which option of the questions that have some.
func (p *itemsPDF) chosen() {
	if !slices.ContainsFunc(p.analysis.Questions, func(q QuestionAnalysis) bool { return len(q.Options) > 0 }) {
		return
	}
	p.Heading(p.w.T("report.chosen"))
	table := p.NewTable([]paper.Column{
		{Title: p.w.T("paper.option"), Share: 8}, {Title: p.w.T("paper.earns"), Share: 1.6}, {Title: p.w.T("report.n"), Share: 1.2, Right: true},
		{Title: p.w.T("plot.share"), Share: 1.6, Right: true}, {Title: p.w.T("paper.rest"), Share: 2.6, Right: true},
	})
	for _, q := range p.analysis.Questions {
		if len(q.Options) == 0 {
			continue
		}
		table.Group(p.w.Number(p.numbers[q.Name])+". "+p.asked.stem(q.Name), "", len(q.Options))
		for _, o := range q.Options {
			earns := ""
			if o.Correct {
				earns = p.w.T("paper.yes")
			}
			table.Row([]string{p.option(q.Name, o.ID), earns, p.w.Number(o.N), p.percent(&o.Share), p.percent(&o.MeanRest)})
		}
	}
	table.End()
	p.explained()
	p.Paragraph(p.w.T("paper.rest-means"), paper.Style{Size: 8, Ink: paper.Soft})
}

// option is what an option of a question says; no id stands for no answer.
func (p *itemsPDF) option(question, id string) string {
	var options questions.Options
	switch q := p.asked.question(question); {
	case id == "":
		return p.w.T("report.no-answer")
	case q == nil:
		return id
	default:
		options = optionsOf(q)
	}
	for _, o := range options {
		if o.ID == id {
			return plainLine(o.Text)
		}
	}
	switch id {
	case "true":
		return p.w.T("question.true")
	case "false":
		return p.w.T("question.false")
	}
	return id
}

// optionsOf are the options of a question that has some to choose from.
func optionsOf(q *questions.Question) questions.Options {
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		return b.Options
	case *questions.MultipleResponse:
		return b.Options
	}
	return nil
}
