package store

import (
	"errors"

	"github.com/readback/readback/accounts"
)

// rosterMatch finds who is meant by the lines of a roster.
type rosterMatch struct {
	q       querier
	known   map[string]accounts.Candidate   // whom who sends the list knows, by Person.ID
	numbers map[string][]accounts.Candidate // the same by external id
	members map[string]bool                 // of the group, by Person.ID
	names   map[string]accounts.Person      // of the group, by folded name
	taken   map[string]int                  // the line that named somebody first
}

func planRoster(q querier, r Roster) (RosterPlan, error) {
	m := rosterMatch{q: q, known: map[string]accounts.Candidate{}, numbers: map[string][]accounts.Candidate{},
		members: map[string]bool{}, names: map[string]accounts.Person{}, taken: map[string]int{}}
	if err := m.learn(r); err != nil {
		return nil, err
	}
	var plan RosterPlan
	for _, listed := range r.People {
		line, err := m.line(listed)
		if err != nil {
			return nil, err
		}
		plan = append(plan, line)
	}
	return plan, nil
}

// learn reads the groups that are led, and everybody where everybody may be matched.
func (m *rosterMatch) learn(r Roster) error {
	for _, group := range append(r.Led, r.Group) {
		members, err := all(m.q, scanCandidate, `SELECT `+personColumns+`, p.password_hash,
			(SELECT 1 FROM listed_members i WHERE i.group_id = m.group_id AND i.person_id = m.person_id)
			FROM group_members m JOIN people p ON p.id = m.person_id WHERE m.group_id = $1`, group)
		if err != nil {
			return err
		}
		for _, c := range members {
			m.know(c)
			if group == r.Group {
				m.members[c.ID], m.names[accounts.FoldName(c.Name)] = true, c.Person
			}
		}
	}
	if r.Everybody {
		people, err := all(m.q, scanPerson, `SELECT `+personColumns+` FROM people p`)
		if err != nil {
			return err
		}
		for _, p := range people {
			m.know(accounts.Candidate{Person: p})
		}
	}
	for _, c := range m.known {
		if c.ExternalID != "" {
			m.numbers[c.ExternalID] = append(m.numbers[c.ExternalID], c)
		}
	}
	return nil
}

// know notes somebody; one group in which they are by themselves is enough.
func (m *rosterMatch) know(c accounts.Candidate) {
	if before, ok := m.known[c.ID]; !ok || before.Listed {
		m.known[c.ID] = c
	}
}

// line finds who is meant: by email, else by external id, else by the name among the members.
func (m *rosterMatch) line(listed accounts.Listed) (RosterLine, error) {
	line, numbered := RosterLine{Listed: listed, Outcome: RosterNew}, m.numbers[listed.ExternalID]
	p, err := m.byEmail(listed.Email)
	switch {
	case err == nil && len(numbered) > 0 && !has(numbered, p.ID):
		line.Outcome = RosterTwoPeople
	case err == nil:
		m.settle(&line, p)
	case !errors.Is(err, ErrNotFound):
		return line, err
	case len(numbered) > 1:
		line.Outcome = RosterShared
	case len(numbered) == 1:
		m.settle(&line, numbered[0].Person)
	case listed.Email == "" && listed.ExternalID == "":
		if p, ok := m.names[accounts.FoldName(listed.Name)]; ok {
			m.settle(&line, p)
		}
	}
	return line, nil
}

func (m *rosterMatch) byEmail(email string) (accounts.Person, error) {
	if email == "" {
		return accounts.Person{}, ErrNotFound
	}
	return one(m.q, scanPerson, `SELECT `+personColumns+` FROM people p WHERE p.email = $1`, email)
}

func has(people []accounts.Candidate, id string) bool {
	for _, c := range people {
		if c.ID == id {
			return true
		}
	}
	return false
}

// settle decides what becomes of a line that means somebody who is there.
func (m *rosterMatch) settle(line *RosterLine, p accounts.Person) {
	c, known := m.known[p.ID]
	line.person, line.trusted = p.ID, known && !c.Listed
	if known {
		line.Named = p
	}
	first, again := m.taken[p.ID]
	m.taken[p.ID] = line.Line
	switch {
	case again:
		line.Outcome, line.Other, m.taken[p.ID] = RosterSame, first, first
	case p.Role != accounts.Learner || p.Disabled:
		line.Outcome, line.Named = RosterBarred, accounts.Person{}
	case m.members[p.ID]:
		line.Outcome = RosterMember
	default:
		line.Outcome = RosterJoins
	}
}
