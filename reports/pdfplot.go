package reports

import (
	"github.com/readback/readback/reports/paper"
	"github.com/readback/readback/words"
)

// plotInks are the colours of a plot on paper, as on the pages in the light.
var plotInks = map[Ink]paper.Ink{
	GridInk: paper.Hair, AxisInk: paper.Soft, LabelInk: paper.Soft, PlainInk: {120, 130, 175}, ChosenInk: paper.Accent,
	WeakInk: {169, 42, 32}, RightInk: {29, 106, 60},
}

// plotUnit is how many millimetres a unit of a plot is on paper.
const plotUnit = 0.27

// scores draws a plot of scores in percent, where there are any.
func (p *pdf) scores(draw func(words.Words, []float64, *float64) Plot, percents []float64) {
	if len(percents) > 0 {
		p.plot(draw(p.w, percents, p.quiz.Rules.PassMark))
	}
}

// plot draws a plot under its title, on a page that has room for all of it.
func (p *pdf) plot(drawn Plot) {
	if drawn.Height*plotUnit > p.Left()-14 {
		p.NextPage()
	}
	p.Heading(drawn.Title)
	x, y := paper.Margin, p.Y()
	for _, s := range drawn.Shapes {
		switch d := s.(type) {
		case Bar:
			p.Fill(x+d.X*plotUnit, y+d.Y*plotUnit, d.Width*plotUnit, d.Height*plotUnit, plotInks[d.Ink])
		case Rule:
			p.Line(x+d.X1*plotUnit, y+d.Y1*plotUnit, x+d.X2*plotUnit, y+d.Y2*plotUnit, 0.2, plotInks[d.Ink])
		case Dot:
			p.Dot(x+d.X*plotUnit, y+d.Y*plotUnit, d.Radius*plotUnit, plotInks[d.Ink], d.Hollow)
		case Label:
			p.label(x+d.X*plotUnit, y+d.Y*plotUnit, d)
		}
	}
	p.Skip(drawn.Height * plotUnit)
	p.Paragraph(drawn.Desc, paper.Style{Size: 8, Ink: paper.Soft})
}

func (p *pdf) label(x, y float64, d Label) {
	style := paper.Style{Size: LabelSize * plotUnit * 72 / 25.4, Ink: plotInks[d.Ink]}
	switch d.Anchor {
	case Middle:
		p.TextCentre(x, y, d.Text, style)
	case End:
		p.TextRight(x, y, d.Text, style)
	default:
		p.Text(x, y, d.Text, style)
	}
}
