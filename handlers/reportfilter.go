package handlers

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/views"
)

// readFilter reads which attempts the query asks for, and what may be asked for. What can't be understood is among the
// filter's errors.
func (s *sample) readFilter() error {
	f := &s.frame.Filter
	f.Attempts, f.Revision, f.Group = reports.Which(s.QueryParam("attempts")), s.QueryParam("revision"), s.QueryParam("group")
	f.From, f.Until, f.Errors = s.QueryParam("from"), s.QueryParam("until"), views.Errors{}
	s.filter = reports.Filter{Quiz: s.quiz.ID, Attempts: f.Attempts}
	s.readWhich()
	s.readDays()
	for _, read := range []func() error{s.readQuizzes, s.readRevision, s.readGroup} {
		if err := read(); err != nil {
			return err
		}
	}
	return nil
}

// readRevision takes a revision that finished attempts are on.
func (s *sample) readRevision() (err error) {
	f := &s.frame.Filter
	if f.Revisions, err = s.pinned(); err != nil || f.Revision == "" {
		return err
	}
	i := slices.IndexFunc(f.Revisions, func(number int) bool { return strconv.Itoa(number) == f.Revision })
	if i < 0 {
		f.Errors["revision"] = s.words.T("report.bad-revision", "value", f.Revision)
		return nil
	}
	s.filter.Revision = f.Revisions[i]
	return nil
}

func (s *sample) readWhich() {
	f := &s.frame.Filter
	known := []reports.Which{"", reports.FirstAttempts, reports.LastAttempts, reports.BestAttempts, reports.AllAttempts}
	if !slices.Contains(known, f.Attempts) {
		f.Errors["attempts"] = s.words.T("report.bad-which", "value", string(f.Attempts))
	}
	s.filter.Attempts = cmp.Or(f.Attempts, f.Usual)
}

// readGroup takes a group that the person leads. A quiz that is given to a group has no others to choose from, alone.
func (s *sample) readGroup() error {
	f := &s.frame.Filter
	if s.quiz.Open() || s.together() {
		groups, err := s.groupsOfMine()
		if err != nil {
			return err
		}
		f.Groups = groups
	}
	if f.Group != "" && !slices.ContainsFunc(f.Groups, func(g accounts.Group) bool { return g.ID == f.Group }) {
		f.Errors["group"] = s.words.T("report.bad-group")
	}
	s.filter.Group = f.Group
	return nil
}

// readDays takes the first and the last day, in the quiz's zone.
func (s *sample) readDays() {
	f := &s.frame.Filter
	from, until := s.readDay("from", f.From), s.readDay("until", f.Until)
	if !from.IsZero() && !until.IsZero() && until.Before(from) {
		f.Errors["until"] = s.words.T("report.bad-order")
	}
	s.filter.From = from
	if !until.IsZero() {
		s.filter.Until = until.AddDate(0, 0, 1) // to the end of the day
	}
}

func (s *sample) readDay(name, text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	day, err := time.ParseInLocation(time.DateOnly, text, zoneOf(s.quiz.Rules))
	if err != nil {
		s.frame.Filter.Errors[name] = s.words.T("report.bad-date", "value", text)
	}
	return day
}
