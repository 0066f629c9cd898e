package views

import (
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

func certificateSpecimens() []Specimen {
	form := CertificatesPage{Frame: frame("", "Check a certificate", CertificatesPath)}
	unknown := form
	unknown.Code, unknown.Error = "7k2mq9 xd0vtb", form.W.T("certificates.unknown")
	page := func(name string, validity quiz.Validity) CertificatePage {
		c := quiz.Certificate{
			Code: "7K2MQ9-XD0VTB-33HEP5", Name: name, Quiz: longCard().Title, SetID: "harbour-closure", Revision: 3,
			Score: quiz.Score{Points: 26.5, Max: 32, Percent: 82.8125}, PassedAt: specimenNow.Add(-24 * time.Hour), Zone: "Europe/Vienna",
		}
		return CertificatePage{Frame: frame("", "Certificate", CertificatePath(c.Code)), Certificate: c, Validity: validity}
	}
	own := page("Ada Lindqvist", quiz.HoldsAnew)
	own.Frame, own.Own = frame(accounts.Learner, "Certificate", own.Here), true
	return []Specimen{
		{"certificates", Certificates(form)}, {"certificates-unknown", Certificates(unknown)},
		{"certificate", Certificate(page("Noor van den Heuvel-Ibrahimović", quiz.Holds))}, {"certificate-own", Certificate(own)},
		{"certificate-not-passed", Certificate(page("Noor van den Heuvel-Ibrahimović", quiz.NotPassed))},
		{"certificate-of-a-deleted-learner", Certificate(page("", quiz.LearnerDeleted))},
	}
}
