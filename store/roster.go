package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/readback/readback/accounts"
)

// Roster is a list of people who are to be in a group.
type Roster struct {
	Group  string
	People []accounts.Listed
	// Led are the groups whose members may be matched by external id and named: those of who sends the list.
	Led []string
	// Everybody: all people may, whatever group they are in; for administrators.
	Everybody bool
	At        time.Time
}

// RosterOutcome is what becomes of a line of a roster.
type RosterOutcome string

const (
	// RosterNew is somebody who is made and becomes a member.
	RosterNew RosterOutcome = "new"
	// RosterJoins is somebody who has an account and becomes a member.
	RosterJoins RosterOutcome = "joins"
	// RosterMember is a member already.
	RosterMember RosterOutcome = "member"
	// RosterBarred is somebody who can't be a learner in a group: staff, or kept out.
	RosterBarred RosterOutcome = "barred"
	// RosterTwoPeople is a line whose email is one person's and whose external id another's.
	RosterTwoPeople RosterOutcome = "two-people"
	// RosterShared is an external id that several people have.
	RosterShared RosterOutcome = "shared"
	// RosterSame is somebody whom an earlier line has named in another way.
	RosterSame RosterOutcome = "same"
)

// Wrong tells whether a line has to be mended first.
func (o RosterOutcome) Wrong() bool {
	return o != RosterNew && o != RosterJoins && o != RosterMember
}

// RosterLine is what becomes of a line.
type RosterLine struct {
	accounts.Listed
	Outcome RosterOutcome
	// Named is who the line was matched to, where who sends the list knows them; else zero.
	Named accounts.Person
	Other int // the line that RosterSame is about

	person  string // Person.ID of who the line was matched to
	trusted bool   // a group of who sent the list has them already, not by a list alone
}

// RosterPlan is what becomes of a roster.
type RosterPlan []RosterLine

// Wrong tells whether a line of it has to be mended first.
func (p RosterPlan) Wrong() bool {
	for _, l := range p {
		if l.Outcome.Wrong() {
			return true
		}
	}
	return false
}

// Count is how many lines come out in a way.
func (p RosterPlan) Count(o RosterOutcome) (n int) {
	for _, l := range p {
		if l.Outcome == o {
			n++
		}
	}
	return n
}

// Digest tells plans apart: it is what somebody agrees to.
func (p RosterPlan) Digest() string {
	var b strings.Builder
	for _, l := range p {
		fmt.Fprintf(&b, "%q %s %s\n", []string{l.Name, l.Email, l.ExternalID}, l.Outcome, l.person)
	}
	return accounts.Hash(b.String())
}

// PlanRoster says what would become of a roster, and changes nothing.
func (s *Store) PlanRoster(ctx context.Context, r Roster) (RosterPlan, error) {
	return planRoster(s.reader(ctx), r)
}

// AddRoster does what a plan says that was agreed to, wholly or not at all. The error is ErrConflict when something has
// changed, so that the plan would be another by now.
func (s *Store) AddRoster(r Roster, agreed string) (plan RosterPlan, err error) {
	err = s.write(func(tx *tx) (err error) {
		if plan, err = planRoster(tx, r); err != nil {
			return err
		}
		if plan.Wrong() || plan.Digest() != agreed {
			return ErrConflict
		}
		for _, l := range plan {
			if err := r.add(tx, l); err != nil {
				return err
			}
		}
		return nil
	})
	return plan, err
}

// add makes of a line what was planned. Whose account was there before isn't given into the hands of who sent the list.
func (r Roster) add(tx *tx, l RosterLine) error {
	switch l.Outcome {
	case RosterNew:
		p, err := addPerson(tx, accounts.Person{Name: l.Name, Email: l.Email, ExternalID: l.ExternalID, Role: accounts.Learner, CreatedAt: r.At}, Secrets{})
		if err != nil {
			return err
		}
		return join(tx, r.Group, p.ID, r.At)
	case RosterJoins:
		if err := join(tx, r.Group, l.person, r.At); err != nil || l.trusted || r.Everybody {
			return err
		}
		_, err := tx.exec(`INSERT INTO listed_members (group_id, person_id) VALUES ($1, $2)
			ON CONFLICT (group_id, person_id) DO NOTHING`, r.Group, l.person)
		return err
	}
	return nil
}
