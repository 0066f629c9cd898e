package handlers

import (
	"errors"
	"io/fs"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/jobs"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// exportRefresh is how often the page of a report that isn't ready asks again.
const exportRefresh = 2 * time.Second

// withExportJob lets in who asked for a report, as long as they may see the scores of its quiz.
func (s *Server) withExportJob(h func(*visit, jobs.Export, *quiz.Quiz) error) echo.HandlerFunc {
	return s.handle(func(v *visit) error {
		e, _, ok := s.Exports.Find(v.Param("export"))
		if !ok || v.person == nil || v.person.ID != e.PersonID {
			return v.missing(accounts.SeeScores, store.ErrNotFound)
		}
		q, err := v.Store.Quiz(v.ctx(), e.Order.Quiz)
		if err != nil {
			return err
		}
		relations, err := v.toQuiz(&q)
		if err != nil {
			return err
		}
		if err := v.refused(accounts.SeeScores, relations); err != nil {
			return err
		}
		return h(v, e, &q)
	})
}

// exportJobs are the long reports that the person asked for lately.
func (v *visit) exportJobs() (list []views.ExportJob) {
	for _, e := range v.Exports.Of(v.person.ID) {
		list = append(list, exportJob(e))
	}
	return list
}

func exportJob(e jobs.Export) views.ExportJob {
	return views.ExportJob{ID: e.ID, Name: e.Name, State: string(e.State), Ready: e.State == jobs.ExportReady, Failed: e.State == jobs.ExportFailed}
}

// showExportJob is how far a report is, and the way to its file.
func showExportJob(v *visit, e jobs.Export, q *quiz.Quiz) error {
	p := views.ExportJobPage{
		Frame: v.frame(v.words.T("title.exporting", "quiz", q.Title)), ExportJob: exportJob(e), QuizID: q.ID, Quiz: q.Title,
		Done: e.Done, Total: e.Total, Size: e.Size,
	}
	if e.Total > 0 {
		p.Percent = min(100*e.Done/e.Total, 99)
	}
	if !p.Ready && !p.Failed {
		v.Response().Header().Set("Refresh", strconv.Itoa(int(exportRefresh/time.Second)))
	}
	return v.page(http.StatusOK, views.ExportProgress(p))
}

// postExportJob removes a report.
func postExportJob(v *visit, e jobs.Export, q *quiz.Quiz) error {
	v.Exports.Remove(e.ID)
	if err := v.notify(v.words.Say("exporting.removed", nil)); err != nil {
		return err
	}
	return v.seeOther(views.ExportReportPath(q.ID, e.Order.Kind))
}

// downloadExport sends the file of a report that is ready.
func downloadExport(v *visit, e jobs.Export, _ *quiz.Quiz) error {
	file, err := v.Exports.File(e.ID)
	if e.State != jobs.ExportReady || errors.Is(err, fs.ErrNotExist) {
		return store.ErrNotFound
	}
	if err != nil {
		return err
	}
	defer file.Close()
	format, _ := reports.FormatNamed(e.Order.Format)
	v.Response().Header().Set(echo.HeaderContentType, format.Media)
	v.Response().Header().Set(echo.HeaderContentDisposition, attached(e.Name))
	http.ServeContent(v.Response(), v.Request(), "", e.Ended, file)
	return nil
}
