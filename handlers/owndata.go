package handlers

import (
	"archive/zip"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

// ownData is all that is stored of somebody, on its way into a ZIP file. It is read attempt by attempt, as often as there
// are tables, so that it takes no more memory than one attempt does.
type ownData struct {
	*visit
	zip      *zip.Writer
	attempts []quiz.Attempt // without plans, newest first
}

// downloadOwnData sends somebody what is stored of them. Marks are as far as they have been released; keys never leave.
func downloadOwnData(v *visit) error {
	attempts, err := v.Store.AttemptsBy(v.ctx(), v.person.ID)
	if err != nil {
		return err
	}
	out := zip.NewWriter(&lazyHead{v: v, kind: "application/zip", name: "readback-data.zip"})
	d := &ownData{visit: v, zip: out, attempts: attempts}
	for _, write := range []func() error{d.about, d.profile, d.attemptTable, d.answerTable, d.historyTable, d.certificateTable, out.Close} {
		if err := write(); err != nil {
			return v.cutOff(err)
		}
	}
	return nil
}

// file begins the next file of the ZIP file.
func (d *ownData) file(name string) (io.Writer, error) {
	return d.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: d.now})
}

func (d *ownData) about() error {
	f, err := d.file("about.txt")
	if err == nil {
		_, err = io.WriteString(f, d.words.T("owndata.about", "time", d.words.Time(d.now, nil)))
	}
	return err
}

// profile is the person, and the groups that they are in.
func (d *ownData) profile() error {
	type group struct {
		Name     string    `json:"name"`
		JoinedAt time.Time `json:"joined_at"`
	}
	memberships, err := d.Store.Memberships(d.ctx(), d.person.ID)
	if err != nil {
		return err
	}
	groups := []group{}
	for _, m := range memberships {
		groups = append(groups, group{m.Group, m.JoinedAt})
	}
	f, err := d.file("person.json")
	if err != nil {
		return err
	}
	to := json.NewEncoder(f)
	to.SetIndent("", "  ")
	return to.Encode(struct {
		ID         string    `json:"id"`
		Name       string    `json:"name"`
		Email      string    `json:"email,omitempty"`
		SignIn     string    `json:"sign_in,omitempty"`
		Role       string    `json:"role"`
		Guest      bool      `json:"guest"`
		ExternalID string    `json:"external_id,omitempty"`
		CreatedAt  time.Time `json:"created_at"`
		Groups     []group   `json:"groups"`
	}{
		d.person.ID, d.person.Name, d.person.Email, d.person.SignIn, string(d.person.Role), d.person.Guest, d.person.ExternalID,
		d.person.CreatedAt, groups,
	})
}

// table writes one of the tables: the rows that each attempt has.
func table[R any](d *ownData, name string, columns []reports.Column[R], rows func(*sitting) ([]R, error)) error {
	return csvFile(d, name, columns, func(yield func(R, error) bool) {
		for _, a := range d.attempts {
			sat, _, err := d.sitting(a.ID)
			if errors.Is(err, store.ErrNotFound) {
				continue // its quiz was deleted for good meanwhile
			}
			var some []R
			if err == nil {
				some, err = rows(sat)
			}
			if err != nil {
				var none R
				yield(none, err)
				return
			}
			for _, r := range some {
				if !yield(r, nil) {
					return
				}
			}
		}
	})
}

func csvFile[R any](d *ownData, name string, columns []reports.Column[R], rows iter.Seq2[R, error]) error {
	f, err := d.file(name)
	if err != nil {
		return err
	}
	return reports.WriteCSV(f, columns, rows, true)
}

// released is how much of an attempt its learner may see. Of a quiz that was taken back that is what they did themselves.
func (d *ownData) released(sat *sitting) quiz.Release {
	if !sat.quiz.DeletedAt.IsZero() {
		return quiz.Release{}
	}
	return sat.quiz.Rules.ReleaseAt(sat.attempt.State, d.now)
}

func (d *ownData) attemptTable() error {
	return table(d, "attempts.csv", reports.OwnAttemptColumns, func(sat *sitting) ([]reports.OwnAttempt, error) {
		r := reports.OwnAttempt{Attempt: sat.attempt, Quiz: sat.quiz.Title, Gone: !sat.quiz.DeletedAt.IsZero()}
		if !d.released(sat).Marks {
			r.Score = nil
		}
		return []reports.OwnAttempt{r}, nil
	})
}

func (d *ownData) answerTable() error {
	return table(d, "answers.csv", reports.OwnAnswerColumns, d.answers)
}

// answers are the questions of an attempt with what was answered. What was taken back is no longer asked.
func (d *ownData) answers(sat *sitting) ([]reports.OwnAnswer, error) {
	stored, err := d.Store.Answers(d.ctx(), sat.attempt.ID)
	if err != nil {
		return nil, err
	}
	flags, err := d.Store.FlagsOf(d.ctx(), sat.attempt.ID)
	if err != nil {
		return nil, err
	}
	reviewed, _, err := d.reviewed(sat, d.released(sat))
	if err != nil {
		return nil, err
	}
	var rows []reports.OwnAnswer
	for _, q := range reviewed {
		if !sat.isAsked(q.Number) {
			continue
		}
		if !sat.quiz.DeletedAt.IsZero() {
			q.Stem = ""
		}
		id := sat.attempt.Plan.Find(q.Number).ID
		rows = append(rows, reports.OwnAnswer{Attempt: sat.attempt.ID, Reviewed: q, Stored: stored[id], Flag: flags[id]})
	}
	return rows, nil
}

func (d *ownData) historyTable() error {
	return table(d, "history.csv", reports.OwnSaveColumns, func(sat *sitting) ([]reports.OwnSave, error) {
		stored, err := d.Store.Answers(d.ctx(), sat.attempt.ID)
		if err != nil {
			return nil, err
		}
		var rows []reports.OwnSave
		for n := 1; n <= len(sat.attempt.Plan.Questions) && err == nil; n++ {
			var some []reports.OwnSave
			some, err = d.history(sat, n, stored)
			rows = append(rows, some...)
		}
		return rows, err
	})
}

// history is all that was saved to question n of an attempt, and then what was checked.
func (d *ownData) history(sat *sitting, n int, stored map[string]quiz.Answer) ([]reports.OwnSave, error) {
	planned := sat.attempt.Plan.Find(n)
	saves, err := d.Store.History(d.ctx(), sat.attempt.ID, planned.ID)
	if err != nil {
		return nil, err
	}
	shown := quiz.ShowQuestion(sat.revision, sat.attempt.Plan, n)
	var rows []reports.OwnSave
	add := func(r reports.OwnSave, answer json.RawMessage) {
		var given quiz.Given
		if given, err = planned.Given(sat.revision, quiz.Answer{Answer: answer}); err == nil {
			r.Attempt, r.Number, r.Said, r.Answer = sat.attempt.ID, shown.Place, shown.Said(given), given.Answer
			rows = append(rows, r)
		}
	}
	for _, s := range saves {
		add(reports.OwnSave{Seq: s.Seq, BegunAt: s.BegunAt, At: s.At}, s.Answer)
	}
	for i, t := range stored[planned.ID].Tries {
		add(reports.OwnSave{Seq: int64(i + 1), Checked: true, At: t.At}, t.Answer)
	}
	return rows, err
}

func (d *ownData) certificateTable() error {
	certificates, err := d.Store.CertificatesOf(d.ctx(), d.person.ID)
	if err != nil {
		return err
	}
	return csvFile(d, "certificates.csv", reports.OwnCertificateColumns, func(yield func(quiz.Certificate, error) bool) {
		for _, c := range certificates {
			if !yield(c, nil) {
				return
			}
		}
	})
}
