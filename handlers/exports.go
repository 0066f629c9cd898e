package handlers

import (
	"fmt"
	"iter"
	"mime"
	"net/http"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

// exportAttempts sends the attempts report as a file.
func exportAttempts(v *visit, q *quiz.Quiz) error {
	return export(v, q, "attempts", reports.AttemptColumns, v.Store.AttemptRows(v.ctx(), reports.Filter{Quiz: q.ID}))
}

// exportAnswers sends the answers report as a file.
func exportAnswers(v *visit, q *quiz.Quiz) error {
	return export(v, q, "answers", reports.AnswerColumns, v.Store.AnswerRows(v.ctx(), reports.Filter{Quiz: q.ID}))
}

// exportLearners sends the learners report as a file.
func exportLearners(v *visit, q *quiz.Quiz) error {
	return export(v, q, "learners", reports.LearnerColumns, v.Store.LearnerRows(v.ctx(), reports.Filter{Quiz: q.ID}))
}

// export streams a report: csv (with bom=1 for Excel) or json, as the path's last part says. The head is sent with
// the first row, so that a report that can't be begun is an error page; one that breaks off later is cut off, never
// closed as if it were whole.
func export[R any](v *visit, q *quiz.Quiz, kind string, columns []reports.Column[R], rows iter.Seq2[R, error]) error {
	format := v.Param("format")
	types := map[string]string{"csv": "text/csv; charset=utf-8", "json": "application/json"}
	if types[format] == "" {
		return store.ErrNotFound
	}
	name := fmt.Sprintf("%s-%s.%s", q.SetID, kind, format)
	out := &lazyHead{v: v, kind: types[format], name: name}
	var err error
	if format == "json" {
		err = reports.WriteJSON(out, columns, rows)
	} else {
		err = reports.WriteCSV(out, columns, rows, v.QueryParam("bom") == "1")
	}
	if err != nil && v.Response().Committed {
		v.failure(v, err)
		panic(http.ErrAbortHandler) // breaks the connection, so that the browser reports a failed download
	}
	return err
}

// lazyHead sends the response's head before the first bytes of its body.
type lazyHead struct {
	v          *visit
	kind, name string
}

// Write implements io.Writer.
func (l *lazyHead) Write(data []byte) (int, error) {
	if !l.v.Response().Committed {
		h := l.v.Response().Header()
		h.Set("Content-Type", l.kind)
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": l.name}))
		l.v.Response().WriteHeader(http.StatusOK)
	}
	return l.v.Response().Write(data)
}
