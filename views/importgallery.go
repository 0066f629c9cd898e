package views

import (
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

var specimenFormats = []Named{{"yaml", "Readback YAML"}, {"gift", "GIFT"}, {"aiken", "Aiken"}, {"moodle-xml", "Moodle XML"}, {"csv", "CSV"}, {"xlsx", "Excel"}}

// sayProblem is a problem with the words of its rule.
func sayProblem(line, column int, s questions.Severity, question, rule string, args map[string]any) ProblemLine {
	w, id := Frame{}.W, "problem."+rule
	return ProblemLine{Line: line, Column: column, Severity: s, Question: question, Rule: rule, Message: w.Say(id, args), Suggestion: w.Say(id+".fix", args)}
}

func specimenProblems() []ProblemLine {
	return []ProblemLine{
		sayProblem(8, 5, questions.Error, "", "field-unknown", map[string]any{"field": "publsher", "near": "publisher"}),
		sayProblem(18, 5, questions.Error, "cause", "one-correct", map[string]any{"found": 2}),
		sayProblem(23, 9, questions.Error, "cause", "quote-not-found", map[string]any{"source": "courier", "quote": "a tanker lost steering in the fairway", "passage": 1,
			"text": "The harbour was closed on Monday after a tanker lost its steering. Nobody was hurt."}),
		sayProblem(23, 17, questions.Warning, "cause", "quote-loose", map[string]any{"source": "courier", "passage": 1, "text": "tanker lost its steering"}),
	}
}

// specimenUpload is the example, in which nothing is wrong.
func specimenUpload() UploadPage {
	r := specimenRevision()
	p := UploadPage{
		Frame: studioFrame("Import harbour.yaml", ImportPath), Upload: UploadLine{ID: "u1", Name: "harbour.yaml", Size: int64(len(exampleSet))},
		Format: "Readback YAML", Formats: specimenFormats, Understood: len(r.Set.Questions), Usable: true,
		Target: Target{ID: r.Set.ID, Title: r.Set.Title, Fixed: true}, Editable: true, Text: exampleSet, Sources: SourcesOf(r),
	}
	for _, q := range quiz.ShowAll(r, specimenPlan()) {
		p.Preview = append(p.Preview, *q)
	}
	p.PreviewPages = PagesOf(1, 50, len(p.Preview))
	return p
}

// withProblems puts problems beside the text of a page.
func (p UploadPage) withProblems(problems ...ProblemLine) UploadPage {
	p.Problems, p.ProblemPages = problems, PagesOf(1, 100, len(problems))
	for _, problem := range problems {
		if problem.Severity == questions.Error {
			p.Errs++
		} else {
			p.Warnings++
		}
	}
	lines := strings.Split(strings.TrimSpace(p.Text), "\n")
	p.Lines = nil
	for i, text := range lines {
		p.Lines = append(p.Lines, SourceLine{Number: i + 1, Text: text, Problem: len(p.problemsAt(i+1)) > 0})
	}
	return p
}

const specimenGift = `// From the autumn exam
::Closure::What closed the harbour? {
  =A tanker without steering
  ~Fog
  ~A strike
}

::Ferry::The ferry to Sandholm kept running. {T

::Figures::How many ships waited? {#17:2}

::Lights::Which lights were out? {=%50%the green ~%50the red}
`

// specimenGiftUpload is a file from elsewhere, two of whose questions aren't understood.
func specimenGiftUpload() UploadPage {
	p := specimenUpload()
	p.Frame.Title, p.Upload = "Import harbour.gift", UploadLine{ID: "u2", Name: "harbour.gift", Size: 312_400}
	p.Format, p.Text, p.Understood, p.Rejected = "GIFT", specimenGift, 44, 2
	p.Target = Target{ID: "harbour-2", Title: "harbour", OfferID: "harbour", OfferOf: "Why did the harbour close?", Own: []Named{{"harbour", "Why did the harbour close?"}}}
	p = p.withProblems(
		sayProblem(8, 43, questions.Error, "", "options-few", map[string]any{"found": 1}),
		sayProblem(12, 27, questions.Error, "lights", "best-weight", map[string]any{"found": "50"}),
		sayProblem(10, 1, questions.Warning, "figures", "not-kept", map[string]any{"what": "penalty"}),
	)
	p.PreviewPages = PagesOf(2, 20, 44)
	return p
}

func specimenDifference(added, changed, same, gone int) Difference {
	ids := func(n int) DifferenceIDs {
		all := []string{"closure", "ferry-kept-running-1f3c", "figures", "lights", "morning", "who-was-told"}
		return DifferenceIDs{IDs: all[:min(n, len(all))], Count: n}
	}
	return Difference{New: ids(added), Changed: ids(changed), Same: same, Gone: ids(gone)}
}

func importSpecimens() []Specimen {
	empty := ImportPage{Frame: studioFrame("Import questions", ImportPath)}
	for _, f := range specimenFormats {
		empty.Formats = append(empty.Formats, f.Name)
	}
	refused := empty
	refused.Errors = Errors{"file": empty.W.T("import.too-large")}
	reading := ReadingPage{Frame: studioFrame("Import questions", ImportPath), Upload: UploadLine{Name: "all-the-questions-of-ten-years.gift", Size: 23_456_789}}
	underWay := reading
	underWay.Questions, underWay.Percent = 41_216, 43

	failed := specimenUpload()
	failed.Usable, failed.Understood = false, 0
	revision := specimenUpload().withProblems(specimenProblems()[3:]...)
	revision.Target.Existing, revision.Target.Of, revision.Target.Into = 3, revision.Target.Title, IntoReplace
	revision.Target.Replace, revision.Target.Add = specimenDifference(1, 2, 4, 9), specimenDifference(1, 2, 13, 0)
	identical := specimenUpload()
	identical.Target.Existing, identical.Target.Of, identical.Target.Identical = 3, identical.Target.Title, true
	identical.Target.Same = true
	imported := specimenGiftUpload()
	imported.Imported = &ImportedLine{Set: "harbour", Title: "Why did the harbour close?", Questions: 44}
	return slices.Concat([]Specimen{
		{"import", Import(empty)},
		{"import-refused", Import(refused)},
		{"import-reading", Reading(reading)},
		{"import-reading-on", Reading(underWay)},
		{"import-errors", Upload(failed.withProblems(specimenProblems()...))},
		{"import-new", Upload(specimenUpload())},
		{"import-revision", Upload(revision)},
		{"import-identical", Upload(identical)},
		{"import-some", Upload(specimenGiftUpload())},
		{"import-some-done", Upload(imported)},
	}, askingSpecimens())
}

// askingSpecimens are files of which something has to be said before they can be read.
func askingSpecimens() []Specimen {
	encoding := specimenGiftUpload()
	encoding.Usable, encoding.Understood, encoding.Rejected, encoding.Preview, encoding.Editable = false, 0, 0, nil, false
	encoding.Errs, encoding.Warnings, encoding.Lines = 0, 0, nil
	encoding.Encodings = []Encoding{{"windows-1252", "Où est le café ?"}, {"ISO-8859-15", "Où est le café ?"}, {"macintosh", "O˘ est le cafÈ ?"}}
	encoding = encoding.withProblems(sayProblem(2, 10, questions.Error, "", "encoding-ask", map[string]any{"readings": `windows-1252: "Où est le café ?"`}))
	encoding.Lines = encoding.Lines[:5]

	table := specimenGiftUpload()
	table.Upload, table.Format, table.Lines, table.Editable = UploadLine{ID: "u3", Name: "harbour.xlsx", Size: 18_300}, "Excel", nil, false
	fields := []string{"stem", "option a", "option b", "option c", "correct", "tags", "explanation"}
	for i, heading := range []string{"The question as it is asked", "First", "Second", "Third", "Right one"} {
		table.Columns = append(table.Columns, ColumnLine{Heading: heading, Field: fields[i], Fields: fields})
	}
	table.Columns = append(table.Columns, ColumnLine{Heading: "Remarks of the examiner, not for candidates", Fields: fields})
	table.Target.ID, table.Errors = "Harbour!", Errors{"id": table.W.T("import.id-form")}

	unknown := specimenUpload()
	unknown.Upload.Name, unknown.Format, unknown.Usable, unknown.Preview, unknown.Text = "notes.txt", "", false, nil, "Remember the milk.\n"
	unknown = unknown.withProblems(sayProblem(1, 1, questions.Error, "", "format-unknown", map[string]any{"found": "", "known": "GIFT, Aiken, Moodle XML"}))
	return []Specimen{{"import-encoding", Upload(encoding)}, {"import-table", Upload(table)}, {"import-unknown", Upload(unknown)}}
}
