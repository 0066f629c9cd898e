package handlers

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showExport chooses a format to download a set in. ?format=gift says what that can't hold of it.
func showExport(v *visit, set *store.Set) error {
	p := views.ExportPage{Frame: v.frame(v.words.T("title.export", "set", set.Title)), Set: v.setLine(set)}
	for _, k := range formats.Written() {
		p.Formats = append(p.Formats, views.Named{Value: string(k.Format), Name: k.Name})
	}
	if v.QueryParam("format") == "" {
		return v.page(http.StatusOK, views.Export(p))
	}
	kind, lost, err := v.writeSet(io.Discard, set, v.QueryParam("format"))
	if err != nil {
		return err
	}
	p.Format, p.FormatName, p.File = string(kind.Format), kind.Name, set.ID+kind.Extension
	p.Losses = v.lossLines(lost)
	return v.page(http.StatusOK, views.Export(p))
}

// writeSet writes a set's latest revision in a format, with what that can't hold. A format that isn't written is
// store.ErrNotFound. Few are written at once, since the largest take as much as reading them.
func (v *visit) writeSet(w io.Writer, set *store.Set, format string) (formats.Kind, questions.Problems, error) {
	kind, err := formats.Parse(format)
	if err != nil || !kind.Writes() {
		return kind, nil, store.ErrNotFound
	}
	revision, err := v.Store.Revision(v.ctx(), set.RevisionID)
	if err != nil {
		return kind, nil, err
	}
	whole, err := v.Store.WithMedia(v.ctx(), revision.Set)
	if err != nil {
		return kind, nil, err
	}
	release, err := v.loads.slot(v.ctx(), int64(len(whole.Questions))*questionBytes)
	if err != nil {
		return kind, nil, err
	}
	defer release()
	lost, err := formats.Write(w, whole, kind.Format)
	return kind, lost, err
}

// questionBytes is about what a question takes in a file.
const questionBytes = 500

// lossLines groups losses by what is lost, in the order in which they were found.
func (v *visit) lossLines(lost questions.Problems) []views.LossLine {
	var lines []views.LossLine
	at := map[string]int{}
	for _, p := range lost {
		what := v.lossWords(p)
		i, ok := at[what]
		if !ok {
			i = len(lines)
			at[what] = i
			lines = append(lines, views.LossLine{What: what})
		}
		line := &lines[i]
		if p.Question != "" && !slices.Contains(line.Questions, p.Question) && len(line.Questions) < idsShown {
			line.Questions = append(line.Questions, p.Question)
		}
		if p.Question != "" {
			line.Count++
		}
	}
	return lines
}

// lossWords says what is lost, of whichever question.
func (v *visit) lossWords(p questions.Problem) string {
	said := func(name string) string { text, _ := p.Args[name].(string); return text }
	switch p.Rule {
	case "loss":
		if p.Question == "" {
			return v.words.T("export.loss-set", "part", said("part"))
		}
		return v.words.T("export.loss", "part", said("part"))
	case "loss-question":
		return v.words.T("export.loss-question", "type", views.TypeWord(v.words, questions.Type(said("type"))))
	case "loss-changed":
		return v.words.T("export.loss-changed", "part", said("part"), "into", said("into"))
	}
	return v.words.Say("problem."+p.Rule, p.Args)
}

// downloadSet sends a set's latest revision as a file in the format of ?format=.
func downloadSet(v *visit, set *store.Set) error {
	return v.sendSet(set, v.QueryParam("format"), "")
}

// downloadNative sends it in the format that the route's last part names.
func downloadNative(format formats.Format) func(*visit, *store.Set) error {
	return func(v *visit, set *store.Set) error {
		return v.sendSet(set, string(format), "text/plain; charset=utf-8")
	}
}

// sendSet sends a set as a file; an empty type is that of the format.
func (v *visit) sendSet(set *store.Set, format, mediaType string) error {
	var b bytes.Buffer
	kind, _, err := v.writeSet(&b, set, format)
	if err != nil {
		return err
	}
	if mediaType == "" {
		mediaType = kind.Type
	}
	return v.attachment(set.ID+strings.ToLower(kind.Extension), mediaType, b.Bytes())
}
