package handlers

import (
	"mime"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

// exportReport sends a report of a kind as a file, in the format that the path's last part names (with bom=1 a CSV for
// Excel). The head is sent with the first bytes, so that a report that can't be begun is an error page; one that breaks
// off later is cut off, never closed as if it were whole.
func exportReport(kind reports.Kind) func(*visit, *quiz.Quiz) error {
	return func(v *visit, q *quiz.Quiz) error {
		i := slices.IndexFunc(kind.Formats(), func(f reports.Format) bool { return f.Name == v.Param("format") })
		if i < 0 {
			return store.ErrNotFound
		}
		format := kind.Formats()[i]
		out := &lazyHead{v: v, kind: format.Media, name: q.SetID + "-" + kind.Name + format.Ending}
		err := reports.Write(v.ctx(), out, v.Store, reports.Order{Filter: reports.Filter{Quiz: q.ID},
			Kind: kind.Name, Format: format.Name, BOM: v.QueryParam("bom") == "1"})
		if err != nil && v.Response().Committed {
			v.failure(v, err)
			panic(http.ErrAbortHandler) // breaks the connection, so that the browser reports a failed download
		}
		return err
	}
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
		h.Set(echo.HeaderContentType, l.kind)
		h.Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": l.name}))
		l.v.Response().WriteHeader(http.StatusOK)
	}
	return l.v.Response().Write(data)
}
