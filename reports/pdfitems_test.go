package reports

import (
	"bytes"
	"testing"

	"github.com/readback/readback/questions"
)

// examined are questions of which one goes against the rest and one is the same for all, with stems that are long and that have
// markup.
func examined() (Matrix, *questions.Set) {
	choice := func(id, stem string) questions.Question {
		return questions.Question{QuestionHead: questions.QuestionHead{ID: id, Type: questions.SingleChoiceType, Stem: stem},
			Body: &questions.SingleChoice{Options: questions.Options{{ID: "a", Text: "It was **closed**.", Correct: true}, {ID: "b", Text: "It stayed open."}}}}
	}
	set := &questions.Set{Questions: []questions.Question{
		{QuestionHead: questions.QuestionHead{ID: "read", Type: questions.InformationType}, Body: &questions.Information{}},
		choice("harbour", "What became of the *harbour* after the fire in the substation, as the port authority has it in the statement that it gave on Tuesday night, long before anybody else said anything of it?"),
		choice("gap", "The port was [[closed]] by Ольга Іванівна (王小明)."), choice("same", "Everybody knows?"),
	}}
	m := Matrix{N: 30}
	for i, q := range set.Questions[1:] {
		column := MatrixQuestion{QuestionAbout: AboutQuestion(&q)}
		column.Answers = [][]string{{"a"}, {"b"}}
		for n := range m.N {
			right := []bool{n%3 > 0, n%3 == 0 && n%2 == 0, true}[i]
			column.Given = append(column.Given, map[bool]int{true: 0, false: 1}[right])
			column.Points = append(column.Points, map[bool]float64{true: 1, false: 0}[right])
		}
		m.Questions = append(m.Questions, column)
	}
	return m, set
}

func TestItemsArePrinted(t *testing.T) {
	m, set := examined()
	from := manyRows(60)
	from.analysis, from.asked = Analyse(m), Asked{Number: 2, Set: set}
	from.analysis.Revision, from.analysis.Attempts = 2, FirstAttempts
	got := paperOf(t, "items", from)
	if pages := bytes.Count(got, []byte("/Type /Page\n")); pages < 2 || !bytes.HasPrefix(got, []byte("%PDF-")) {
		t.Errorf("%d pages", pages)
	}
	if !bytes.Equal(got, paperOf(t, "items", from)) {
		t.Error("it is another file the second time")
	}
	from.analysis, from.attempts = Analyse(Matrix{Questions: m.Questions[:0]}), nil
	paperOf(t, "items", from)
}

func TestWhatIsBlankHasASignThatIsExplained(t *testing.T) {
	m, set := examined()
	p := itemsPDF{pdf: &pdf{}, analysis: Analyse(m), asked: Asked{Number: 2, Set: set}}
	same, against := p.analysis.Questions[2], blank(BlankNegative)
	for _, c := range []struct {
		value *Value
		want  string
	}{{&same.DiscriminationIndex, "– a"}, {&against, "– b"}, {&same.DiscriminativeEfficiency, "– a"}, {&same.Facility, "100.0%"}, {nil, ""}} {
		if got := p.percent(c.value); got != c.want {
			t.Errorf("%+v is printed as %q, want %q", c.value, got, c.want)
		}
	}
	if p.blanks.rules[0] != BlankSpread || p.blanks.rules[1] != BlankNegative {
		t.Errorf("%q", p.blanks.rules)
	}
	for id, want := range map[string]string{"gap": "The port was … by Ольга Іванівна (王小明).", "none": "none"} {
		if got := p.asked.stem(id); got != want {
			t.Errorf("the stem of %s is %q", id, got)
		}
	}
	if got := p.option("gap", "a"); got != "It was closed." {
		t.Errorf("an option is %q", got)
	}
}

func TestOnlyReportsWithARowForEachAttemptAreTooLongForPaper(t *testing.T) {
	for o, want := range map[*Order]bool{
		{Kind: "attempts", Format: "pdf"}: true, {Kind: "attempts", Format: "csv"}: false, {Kind: "items", Format: "pdf"}: false,
	} {
		if o.TooLong(PDFRows+1) != want || o.TooLong(PDFRows) {
			t.Errorf("%s as %s", o.Kind, o.Format)
		}
	}
}
