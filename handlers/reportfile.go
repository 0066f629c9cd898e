package handlers

import (
	"errors"
	"mime"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

// exportReport sends a report of a kind as a file, in the format that the path's last part names.
func exportReport(kind reports.Kind) func(*visit, *quiz.Quiz) error {
	return func(v *visit, q *quiz.Quiz) error {
		order := orderOf(v, q, kind)
		none := (*reports.ErrNoReport)(nil)
		switch err := order.Check(); {
		case errors.As(err, &none):
			return store.ErrNotFound
		case err != nil:
			return errBadForm
		}
		return v.sendReport(q, order)
	}
}

// orderOf is what the address asks for: bom=1 for a CSV that Excel takes for UTF-8, columns=a,b or several columns=a for some
// columns, anonymous=1 for no names.
func orderOf(v *visit, q *quiz.Quiz, kind reports.Kind) reports.Order {
	o := reports.Order{Filter: reports.Filter{Quiz: q.ID}, Kind: kind.Name, Format: v.Param("format"),
		BOM: v.QueryParam("bom") == "1", Anonymous: v.QueryParam("anonymous") == "1",
		At: v.now, Words: v.words}
	for _, names := range v.QueryParams()["columns"] {
		o.Columns = append(o.Columns, strings.FieldsFunc(names, func(r rune) bool { return r == ',' })...)
	}
	return o
}

// sendReport sends a report as a file. The head is sent with the first bytes, so that a report that can't be begun is an
// error page; one that breaks off later is cut off, never closed as if it were whole.
func (v *visit) sendReport(q *quiz.Quiz, order reports.Order) error {
	format, _ := reports.FormatNamed(order.Format)
	out := &lazyHead{v: v, kind: format.Media, name: reportFile(q, order)}
	return v.cutOff(reports.Write(v.ctx(), out, v.Store, order))
}

// cutOff sees to an error in a file that is on its way.
func (v *visit) cutOff(err error) error {
	if err != nil && v.Response().Committed {
		v.failure(v, err)
		panic(http.ErrAbortHandler) // breaks the connection, so that the browser reports a failed download
	}
	return err
}

// reportFile is what the file of a report is called.
func reportFile(q *quiz.Quiz, order reports.Order) string {
	format, _ := reports.FormatNamed(order.Format)
	return q.SetID + "-" + order.Kind + format.Ending
}

// attached makes a browser keep what it is sent under a name, which may come from strangers.
func attached(name string) string {
	return mime.FormatMediaType("attachment", map[string]string{"filename": name})
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
		h.Set(echo.HeaderContentDisposition, attached(l.name))
		l.v.Response().WriteHeader(http.StatusOK)
	}
	return l.v.Response().Write(data)
}
