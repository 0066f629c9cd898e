package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"text/tabwriter"

	"github.com/readback/readback/reports"
)

// analyseCommand computes the item analysis of any matrix of marks.
type analyseCommand struct {
	Marks string `arg:"" help:"A CSV file: the learner, then a column of points for each question; a second line \"max\" may say what each is worth." name:"marks.csv"`
	JSON  bool   `help:"Print JSON." name:"json"`
}

// Run implements the command.
func (cmd *analyseCommand) Run(c *console) error {
	matrix, err := readMatrix(cmd.Marks, c.in)
	if err != nil {
		return err
	}
	analysis := reports.Analyse(matrix)
	if cmd.JSON {
		return printJSON(c.out, analysis)
	}
	return printAnalysis(c.out, analysis)
}

// readMatrix reads a file, or standard input for a dash. The error has a line for each cell that can't be used, with its place.
func readMatrix(file string, in io.Reader) (reports.Matrix, error) {
	if file == "-" {
		return reports.ReadMatrix(in)
	}
	f, err := os.Open(file)
	if err != nil {
		return reports.Matrix{}, err
	}
	defer f.Close()
	matrix, err := reports.ReadMatrix(f)
	if err != nil {
		return matrix, fmt.Errorf("%s can't be read as a matrix of marks:\n%w", file, err)
	}
	return matrix, nil
}

// printAnalysis prints a table for people: what can't be computed is a dash, and why is said below.
func printAnalysis(w io.Writer, a reports.Analysis) error {
	p := analysisPrinter{table: tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)}
	p.quiz(a)
	p.questions(a.Questions)
	err := p.table.Flush()
	for _, rule := range p.blanks {
		_, failed := fmt.Fprintf(w, "\n– %s", whyBlank[rule])
		err = errors.Join(err, failed)
	}
	if len(p.blanks) > 0 {
		_, failed := fmt.Fprintln(w)
		err = errors.Join(err, failed)
	}
	return err
}

// whyBlank says why there is no number.
var whyBlank = map[string]string{
	reports.BlankFew:      "too few learners: two are needed for an SD and for comparing, three for skewness and consistency, four for kurtosis",
	reports.BlankSpread:   "all have the same, so that there is nothing to compare",
	reports.BlankNegative: "negative covariance: who does well elsewhere does badly on this question, so that it has no effective weight",
	reports.BlankOne:      "one question: there is no consistency between questions",
	reports.BlankDraws:    "learners were asked different questions, so that there is no consistency between them",
	reports.BlankPoints:   "nothing can be earned",
	reports.BlankGuess:    "there are too many ways to guess",
}

type analysisPrinter struct {
	table  *tabwriter.Writer
	blanks []string // the rules by which numbers are missing, each once
}

func (p *analysisPrinter) quiz(a reports.Analysis) {
	fmt.Fprintf(p.table, "n\t%d\n", a.N)
	for _, line := range []struct {
		name  string
		value reports.Value
	}{
		{"mean", a.Mean}, {"median", a.Median}, {"SD", a.SD}, {"skewness", a.Skewness}, {"kurtosis", a.Kurtosis},
		{"internal consistency", a.CIC}, {"error ratio", a.ErrorRatio}, {"standard error", a.StandardError},
	} {
		fmt.Fprintf(p.table, "%s\t%s\n", line.name, p.number(line.value))
	}
	fmt.Fprintln(p.table)
}

func (p *analysisPrinter) questions(all []reports.QuestionAnalysis) {
	fmt.Fprintln(p.table, "question\tn\tfacility\tSD\tintended weight\teffective weight\tdiscrimination\tefficiency")
	for _, q := range all {
		fmt.Fprintf(p.table, "%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\n", q.Name, q.N, p.number(q.Facility), p.number(q.SD), p.number(q.IntendedWeight),
			p.number(q.EffectiveWeight), p.number(q.DiscriminationIndex), p.number(q.DiscriminativeEfficiency))
	}
}

// number is a value to two places.
func (p *analysisPrinter) number(v reports.Value) string {
	if v.Blank == "" {
		return strconv.FormatFloat(v.Number, 'f', 2, 64)
	}
	for _, known := range p.blanks {
		if known == v.Blank {
			return "–"
		}
	}
	p.blanks = append(p.blanks, v.Blank)
	return "–"
}
