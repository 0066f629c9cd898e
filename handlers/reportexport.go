package handlers

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"github.com/readback/readback/jobs"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// longReport is the number of attempts from which on a report is made beside requests rather than sent at once.
const longReport = 5000

// itemsReport is the name of the report on questions, which is on first attempts as statistics are. Other reports have all.
const itemsReport = "items"

// reportPage chooses a report of a quiz to be taken as a file. The query says which attempts it is on.
type reportPage struct {
	*sample
	kind reports.Kind
}

// aboutReport finds the report that the path names.
func aboutReport(h func(*reportPage) error) func(*visit, *quiz.Quiz) error {
	return func(v *visit, q *quiz.Quiz) error {
		kind, ok := reports.KindNamed(v.Param("report"))
		if !ok {
			return store.ErrNotFound
		}
		s := &sample{visit: v, quiz: q, frame: views.ReportFrame{Quiz: *q, Page: views.FileReport, Zone: zoneOf(q.Rules)}}
		s.frame.Filter.Usual = reports.AllAttempts
		if kind.Name == itemsReport {
			s.frame.Filter.Usual = reports.FirstAttempts
		}
		if err := s.readFilter(); err != nil {
			return err
		}
		return h(&reportPage{s, kind})
	}
}

// showExportReport offers the formats and columns of a report; those that the person took last are chosen.
func showExportReport(r *reportPage) error {
	columns, err := r.Store.ReportColumns(r.ctx(), r.person.ID, r.kind.Name)
	if err != nil {
		return err
	}
	return r.show(r.status(), reports.Order{Format: r.kind.Formats()[0].Name, Columns: columns}, nil)
}

func (r *reportPage) show(status int, chosen reports.Order, errs views.Errors) error {
	p := views.ExportReportPage{
		ReportFrame: r.named("title.exporting"), Errors: errs, Kind: r.kind, Format: chosen.Format, Columns: chosen.Columns, Anonymous: chosen.Anonymous,
		Jobs: r.exportJobs(),
	}
	return r.page(status, views.ExportReport(p))
}

// postExportReport sends a report, or has it made beside requests when it is long.
func postExportReport(r *reportPage) error {
	form, err := r.form()
	if err != nil {
		return err
	}
	order := r.order(form)
	if errs := r.wrong(form, order); len(errs) > 0 || r.status() != http.StatusOK {
		return r.show(http.StatusUnprocessableEntity, order, errs)
	}
	if err := r.Store.RememberColumns(r.person.ID, r.kind.Name, order.Columns); err != nil {
		return err
	}
	order = order.Fit()
	started, err := r.started()
	if err != nil {
		return err
	}
	if order.TooLong(started) {
		return r.show(http.StatusUnprocessableEntity, order, views.Errors{"format": r.words.T("error.long-report.way-out")})
	}
	if started < r.long {
		return r.sendReport(r.quiz, order)
	}
	made, err := r.Exports.Ask(r.person.ID, order, reportFile(r.quiz, order), started)
	if errors.Is(err, jobs.ErrManyExports) {
		return r.show(http.StatusConflict, order, views.Errors{"": r.words.T("exporting.too-many")})
	}
	if err != nil {
		return err
	}
	return r.seeOther(views.ExportJobPath(made.ID))
}

// order is what a form asks for. All columns together are no choice.
func (r *reportPage) order(form url.Values) reports.Order {
	order := reports.Order{
		Filter: r.filter, Kind: r.kind.Name, Format: form.Get("format"), Anonymous: form.Get("anonymous") != "",
		At: r.now, Words: r.words,
	}
	for _, name := range r.kind.Columns {
		if slices.Contains(form["column"], name) {
			order.Columns = append(order.Columns, name)
		}
	}
	if len(order.Columns) == len(r.kind.Columns) {
		order.Columns = nil
	}
	return order
}

func (r *reportPage) wrong(form url.Values, order reports.Order) views.Errors {
	errs := views.Errors{}
	if len(r.kind.Columns) > 0 && len(form["column"]) == 0 {
		errs["column"] = r.words.T("exporting.columns-missing")
	}
	if !slices.ContainsFunc(r.kind.Formats(), func(f reports.Format) bool { return f.Name == order.Format }) {
		errs["format"] = r.words.T("exporting.format-missing")
	}
	not := (*reports.ErrNotFor)(nil)
	switch refused := errors.As(order.Fit().Check(), &not); {
	case refused && r.together():
		errs["format"] = r.words.T("exporting.one-quiz")
	case refused:
		errs["anonymous"] = r.words.T("exporting.needs-names")
	}
	return errs
}
