package handlers

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showImport is the form that takes a set file.
func showImport(v *visit) error {
	return v.page(http.StatusOK, views.Import(views.ImportPage{Frame: v.frame(v.words.T("title.import"))}))
}

// postImport checks a set file that was uploaded or pasted and shows all that is wrong with it, and its questions as
// learners will see them. With go=import, and without errors, it is stored.
func postImport(v *visit) error {
	p := views.ImportPage{Frame: v.frame(v.words.T("title.import"))}
	data, name, err := v.sentFile()
	if err != nil {
		return err
	}
	p.FileName = name
	if len(bytes.TrimSpace(data)) == 0 {
		p.Errors = views.Errors{"": v.words.T("import.nothing")}
		return v.page(http.StatusUnprocessableEntity, views.Import(p))
	}
	p.Text = strings.ToValidUTF8(string(data), "\uFFFD")
	set, problems := formats.Read(&upload{name: name, data: data}, name, "")
	if err := v.Store.MaySaveSet(v.ctx(), set.ID, v.person); err != nil {
		taken := store.ErrForeignSet{}
		if !errors.As(err, &taken) {
			return err
		}
		problems = append(problems, idTaken(p.Text, set.ID))
	}
	if v.FormValue("go") == "import" && !problems.Failed() {
		return v.saveImport(set)
	}
	if err := v.dryRun(&p, set, problems); err != nil {
		return err
	}
	status := http.StatusOK
	if problems.Failed() {
		status = http.StatusUnprocessableEntity
	}
	return v.page(status, views.Import(p))
}

// pastedName is what a pasted set file is called in messages.
const pastedName = "set.yaml"

// sentFile is the file that was uploaded, or the text that was pasted.
func (v *visit) sentFile() (data []byte, name string, err error) {
	header, err := v.FormFile("file")
	switch {
	case err == nil && header.Size > 0:
		file, err := header.Open()
		if err != nil {
			return nil, "", err
		}
		defer file.Close()
		data, err = io.ReadAll(file)
		return data, path.Base(strings.ReplaceAll(header.Filename, `\`, "/")), err
	case err != nil && !errors.Is(err, http.ErrMissingFile) && !errors.Is(err, http.ErrNotMultipart):
		return nil, "", unreadable(err)
	}
	name = v.FormValue("name")
	if name == "" || name != path.Base(name) {
		name = pastedName
	}
	return []byte(strings.ReplaceAll(v.FormValue("text"), "\r\n", "\n")), name, nil
}

// idTaken is the problem of a set whose id belongs to somebody else, at the line of the id.
func idTaken(text, id string) questions.Problem {
	line := 1
	for i, l := range strings.Split(text, "\n") {
		if strings.HasPrefix(strings.TrimLeft(l, ` "{`), "id") && strings.Contains(l, id) {
			line = i + 1
			break
		}
	}
	return questions.Problem{Line: line, Column: 1, Severity: questions.Error, Rule: "id-taken", Args: map[string]any{"found": id}}
}

// dryRun fills the page with what an import would do.
func (v *visit) dryRun(p *views.ImportPage, set questions.Set, problems questions.Problems) error {
	p.Checked = true
	p.Problems = v.problemLines(problems)
	p.Lines = linesAround(p.Text, problems)
	revision, err := questions.NewRevision(showable(set), nil)
	if err != nil {
		return err
	}
	imported := &views.ImportedSet{
		ID: set.ID, Title: set.Title, Sources: views.SourcesOf(revision),
	}
	for _, q := range quiz.ShowAll(revision, quiz.NewPlan(&revision.Set, quiz.Rules{}, 0, nil)) {
		imported.Questions = append(imported.Questions, *q)
	}
	p.Set = imported
	if problems.Failed() {
		return nil
	}
	latest, identical, err := v.Store.Compare(v.ctx(), set)
	p.Replaces, imported.Identical = latest, identical
	return err
}

// showable is what a preview can show of a set that may be wrong: the questions whose type is known, under ids that
// tell them apart.
func showable(set questions.Set) questions.Set {
	var known []questions.Question
	for _, q := range set.Questions {
		if q.Body != nil {
			q.ID = strconv.Itoa(len(known) + 1)
			known = append(known, q)
		}
	}
	set.Questions = known
	if set.TooLong() {
		set.Briefing = nil
	}
	return set
}

func (v *visit) problemLines(problems questions.Problems) []views.ProblemLine {
	problems.Sort()
	lines := make([]views.ProblemLine, 0, len(problems))
	for _, p := range problems {
		lines = append(lines, views.ProblemLine{
			Line: p.Line, Column: p.Column, Severity: p.Severity, Question: p.Question, Rule: p.Rule,
			Message: v.words.Say("problem."+p.Rule, p.Args), Suggestion: v.words.Say("problem."+p.Rule+".fix", p.Args),
		})
	}
	return lines
}

// linesBeside is how many lines of the file are shown around each problem.
const linesBeside = 3

// linesAround are the lines of a file that have problems, with some around each; a gap is a line with number 0.
func linesAround(text string, problems questions.Problems) []views.SourceLine {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	marked, near := map[int]bool{}, map[int]bool{}
	for _, p := range problems {
		marked[p.Line] = true
		for n := p.Line - linesBeside; n <= p.Line+linesBeside; n++ {
			near[n] = true
		}
	}
	var shown []views.SourceLine
	for i, line := range lines {
		n := i + 1
		switch {
		case near[n]:
			shown = append(shown, views.SourceLine{Number: n, Text: strings.TrimSuffix(line, "\r"), Problem: marked[n]})
		case len(shown) > 0 && shown[len(shown)-1].Number != 0:
			shown = append(shown, views.SourceLine{})
		}
	}
	return shown
}

// saveImport stores a checked set and goes to its page.
func (v *visit) saveImport(set questions.Set) error {
	saved, err := v.Store.SaveSets(v.ctx(), v.person, v.now, set)
	if err != nil {
		return err
	}
	id := "import.done"
	if !saved[0].New {
		id = "import.unchanged"
	}
	if err := v.notify(v.words.T(id, "set", set.Title, "number", saved[0].Number, "count", len(set.Questions))); err != nil {
		return err
	}
	return v.seeOther(views.SetPath(set.ID))
}
