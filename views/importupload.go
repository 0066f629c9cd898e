package views

import (
	"slices"
	"strconv"

	"github.com/readback/readback/quiz"
)

// What happens to the questions of a set that is there already.
const (
	IntoReplace = "replace"
	IntoAdd     = "add"
)

// UploadPage says what was understood of a file and what is wrong with it, and what an import would make of it.
type UploadPage struct {
	Frame
	Errors   Errors
	Upload   UploadLine
	Imported *ImportedLine // what was imported of it just now; nil: nothing

	// How it is read.
	Format     string     // the name of the format that it was read in; empty: none
	Formats    []Named    // to read it in
	Chosen     string     // the format that was chosen; empty: it was recognised
	Encoding   string     // that was chosen
	Encodings  []Encoding // to choose from; none: nobody has to
	Columns    []ColumnLine
	Understood int // questions without errors
	Rejected   int // questions with errors
	Errs       int // errors in all
	Warnings   int // likewise
	Usable     bool
	Mendable   bool // the questions with errors are a text, which can be mended on a page of its own
	Bare       bool // their images aren't in that text

	// What becomes of it.
	Target Target

	Problems     []ProblemLine // of this page of them
	ProblemPages Pages
	Lines        []SourceLine // of the text, around those problems

	Editable bool
	Text     string // where it is Editable

	Images     []ImageLine // those that nobody has described
	ImagesMore bool        // there are more besides

	Preview      []quiz.Shown // of this page of them
	PreviewPages Pages
	Sources      []Source
}

// Named is a value that is chosen, and what people call it.
type Named struct{ Value, Name string }

// Encoding is one that a text could be in, with what a line of it would read.
type Encoding struct{ Name, Line string }

// ColumnLine is a column of a table.
type ColumnLine struct {
	Heading string
	Field   string   // what it is taken for, or was said to be; empty: nothing
	Fields  []string // what it may be
}

// ImageLine is an image of the file.
type ImageLine struct {
	Name string // of the medium
	URL  string
	Alt  string // what was said that it shows
}

// ImportedLine is what was imported of a file that had other questions, too.
type ImportedLine struct {
	Set, Title string
	Questions  int
}

// Target is the set that the questions would become.
type Target struct {
	ID, Title string
	Fixed     bool   // the file itself says which set it is
	Existing  int    // number of the latest revision of the set that is there; 0: it is a new one
	Seen      string // id of that revision
	Of        string // title of that set
	Binned    bool   // it is in the bin
	Identical bool   // importing would change nothing
	Same      bool   // nor would it, whatever Into is
	Into      string // IntoReplace or IntoAdd; empty: not chosen
	Replace   Difference
	Add       Difference
	Bare      bool    // evidence would become optional in a set that requires it
	OfferID   string  // of a set that could be meant; empty: none
	OfferOf   string  // its title
	Own       []Named // the sets that the questions can be put into
}

// Difference is how the set's questions would change, by their ids.
type Difference struct {
	New, Changed, Gone DifferenceIDs
	Same               int
}

// DifferenceIDs are some of the ids, and how many there are in all.
type DifferenceIDs struct {
	IDs   []string
	Count int
}

// uploadFields are the names of the form's fields, in its order.
var uploadFields = []string{"format", "encoding", "title", "id", "into", "text"}

// failed tells whether something stops the import of all of it.
func (p UploadPage) failed() bool { return p.Errs > 0 }

// title says in a few words what was understood.
func (p UploadPage) title() string {
	understood := p.W.T("import.understood", "count", p.Understood)
	switch {
	case p.Usable && p.Rejected > 0:
		return p.W.T("import.some", "understood", understood, "rejected", p.W.Number(p.Rejected))
	case p.Usable:
		return understood
	case p.asksEncoding():
		return p.W.T("import.encoding-asked")
	}
	return p.found()
}

// asksEncoding tells whether nothing can be read before an encoding is chosen.
func (p UploadPage) asksEncoding() bool { return len(p.Encodings) > 0 && p.Encoding == "" }

// found says how much is wrong.
func (p UploadPage) found() string {
	switch {
	case p.Errs > 0 && p.Warnings > 0:
		return p.W.T("import.both", "errors", p.W.T("import.errors", "count", p.Errs), "warnings", p.W.T("import.warnings", "count", p.Warnings))
	case p.Errs > 0:
		return p.W.T("import.errors", "count", p.Errs)
	case p.Warnings > 0:
		return p.W.T("import.warnings", "count", p.Warnings)
	}
	return p.W.T("import.clean")
}

func (p UploadPage) lede() string {
	switch {
	case p.Format == "":
		return p.W.T("import.not-read")
	case !p.Usable:
		return p.W.T("import.read-only-as", "format", p.Format) + " " + p.W.T("import.not-read")
	}
	return p.W.T("import.read-as", "format", p.Format, "found", p.found())
}

// mayImport tells whether there is a button for it.
func (p UploadPage) mayImport() bool { return p.Usable && !p.Target.Identical }

// makes says what an import would make.
func (t Target) makes(p UploadPage) string {
	switch {
	case t.Existing > 0:
		return p.W.T("import.revises", "title", t.Of, "number", strconv.Itoa(t.Existing+1))
	case t.Fixed:
		return p.W.T("import.makes", "title", t.Title, "id", t.ID, "count", p.Understood)
	}
	return p.W.T("import.makes-new", "count", p.Understood)
}

func (p UploadPage) replaceCounts() string {
	d := p.Target.Replace
	return p.W.T("import.replace-counts", "new", p.W.Number(d.New.Count), "changed", p.W.Number(d.Changed.Count),
		"same", p.W.Number(d.Same), "gone", p.W.Number(d.Gone.Count))
}

func (p UploadPage) addCounts() string {
	d := p.Target.Add
	return p.W.T("import.add-counts", "new", p.W.Number(d.New.Count), "changed", p.W.Number(d.Changed.Count), "stay", p.W.Number(d.Same))
}

// problemsAt are the indices of the problems that begin in a line.
func (p UploadPage) problemsAt(line int) []int {
	var at []int
	for i, problem := range p.Problems {
		if problem.Member == "" && problem.Line == line {
			at = append(at, i)
		}
	}
	return at
}

// linked tells whether the line of a problem is on the page.
func (p UploadPage) linked(problem ProblemLine) bool {
	return len(p.Lines) > 0 && problem.Member == "" && problem.Line > 0
}

func (p UploadPage) formatChoices() []choice {
	first := choice{Text: p.W.T("import.format-choose")}
	if p.Format != "" && p.Chosen == "" {
		first.Text = p.W.T("import.format-recognised", "format", p.Format)
	}
	choices := []choice{first}
	for _, f := range p.Formats {
		choices = append(choices, choice{Value: f.Value, Text: f.Name})
	}
	return choices
}

func (p UploadPage) encodingChoices() []choice {
	var choices []choice
	for _, e := range p.Encodings {
		choices = append(choices, choice{Value: e.Name, Text: e.Line, Hint: e.Name})
	}
	return choices
}

// importWords is what the button says.
func (p UploadPage) importWords() string {
	if p.Rejected > 0 {
		return p.W.T("import.import-good", "count", p.Understood)
	}
	return p.W.T("import.import")
}

// scripts are for the sources beside the preview.
func (p UploadPage) scripts() []string {
	if len(p.Preview) > 0 {
		return []string{"review.js"}
	}
	return nil
}

// kicker says which file it is.
func (p UploadPage) kicker() string {
	return p.Upload.Name + " · " + fileSize(p.W, p.Upload.Size)
}

// columnsOpen tells whether there is a column to look at: one that nothing was understood of.
func (p UploadPage) columnsOpen() bool {
	return slices.ContainsFunc(p.Columns, func(c ColumnLine) bool { return c.Field == "" })
}
