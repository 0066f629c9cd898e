package handlers

import (
	"bytes"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// findCertificate takes a code that was typed to its certificate's page.
func findCertificate(v *visit) error {
	typed := v.QueryParam("code")
	if typed == "" {
		return v.certificatesPage(http.StatusOK, "", "")
	}
	c, err := v.certificateByCode(typed)
	if errors.Is(err, store.ErrNotFound) {
		return v.certificatesPage(http.StatusNotFound, typed, v.words.T("certificates.unknown"))
	}
	if err != nil {
		return err
	}
	return v.seeOther(views.CertificatePath(c.Code))
}

// certificateByCode finds the certificate with a code as it was typed. The error is store.ErrNotFound where there is none.
func (v *visit) certificateByCode(typed string) (c quiz.Certificate, err error) {
	err = v.byCode(func() error {
		code, err := accounts.ParseCertificateCode(typed)
		if err == nil {
			c, err = v.Store.Certificate(v.ctx(), code)
		}
		return err
	})
	return c, err
}

func (v *visit) certificatesPage(status int, typed, problem string) error {
	v.keepFromSearch()
	return v.page(status, views.Certificates(views.CertificatesPage{
		Frame: v.frame(v.words.T("title.certificates")), Code: typed, Error: problem,
	}))
}

// keepFromSearch asks search engines to leave a page alone: who passed what is for whoever has the paper.
func (v *visit) keepFromSearch() { v.Response().Header().Set("X-Robots-Tag", "noindex, nofollow") }

// showCertificate says whether a certificate holds, to anybody who has its code.
func showCertificate(v *visit) error {
	c, err := v.certificateByCode(v.Param("certificate"))
	if errors.Is(err, store.ErrNotFound) {
		return v.certificatesPage(http.StatusNotFound, v.Param("certificate"), v.words.T("certificates.unknown"))
	}
	if err != nil {
		return err
	}
	validity, err := v.Store.Validity(v.ctx(), c)
	if err != nil {
		return err
	}
	v.keepFromSearch()
	return v.page(http.StatusOK, views.Certificate(views.CertificatePage{
		Frame: v.frame(v.words.T("title.certificate")), Certificate: c, Validity: validity,
		Own: validity.Stands() && v.person != nil && v.person.ID == c.PersonID,
	}))
}

// postCertificate certifies that the quiz of an attempt was passed, and leads to the PDF.
func postCertificate(v *visit, sat *sitting) error {
	if sat.attempt.TryIt {
		return quiz.ErrNoCertificate
	}
	c, err := v.Store.IssueCertificate(v.person.ID, sat.quiz.ID, v.now)
	if err != nil {
		return err
	}
	return v.seeOther(views.CertificatePDFPath(c.Code))
}

// withCertificate lets in who may do something with the certificate whose code is in the path.
func (s *Server) withCertificate(a accounts.Action, h func(*visit, quiz.Certificate) error) echo.HandlerFunc {
	return s.handle(func(v *visit) error {
		c, err := v.certificateByCode(v.Param("certificate"))
		if err != nil {
			return v.missing(a, err)
		}
		own := v.person != nil && v.person.ID == c.PersonID
		if err := v.refused(a, accounts.Relations{OwnAttempt: own}); err != nil {
			return err
		}
		return h(v, c)
	})
}

// printCertificate sends a certificate as a PDF. One that doesn't hold isn't printed again; its page says why.
func printCertificate(v *visit, c quiz.Certificate) error {
	validity, err := v.Store.Validity(v.ctx(), c)
	if err != nil {
		return err
	}
	if !validity.Stands() {
		return v.seeOther(views.CertificatePath(c.Code))
	}
	var b bytes.Buffer
	err = reports.WriteCertificate(&b, reports.Printed{
		Certificate: c, Link: v.link(views.CertificatePath(c.Code)), Address: v.link(views.CertificatesPath), Words: v.words,
	})
	if err != nil {
		return err
	}
	return v.attachment("certificate-"+c.Code+".pdf", "application/pdf", b.Bytes())
}

// certifiedAttempt is the attempt for which the learner may have a certificate of a quiz; empty without one.
func (v *visit) certifiedAttempt(q *quiz.Quiz, attempts []quiz.Attempt) string {
	if !q.Rules.Certifies(attempts, v.now) {
		return ""
	}
	return q.Rules.Outcome(attempts).Attempt.ID
}

// showsCertificate tells whether the review of an attempt offers the certificate of its quiz: where that attempt passed by
// itself, or is the one that counts. Beside one that failed it would only confuse.
func (v *visit) showsCertificate(sat *sitting, attempts []quiz.Attempt) bool {
	certified, score := v.certifiedAttempt(&sat.quiz, attempts), sat.attempt.Score
	return certified == sat.attempt.ID || certified != "" && score != nil && score.Passed != nil && *score.Passed
}
