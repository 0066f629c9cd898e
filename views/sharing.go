package views

import (
	"slices"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/words"
)

// OwnerLine is one of those who own a set or a group.
type OwnerLine struct {
	accounts.Person
	First   bool      // since the beginning, or in the place of who was
	Since   time.Time // zero for the first
	AddedBy string    // name; empty for the first, and for somebody who is gone
}

// instructs tells whether the person may still do anything with it.
func (o OwnerLine) instructs() bool {
	return o.Role == accounts.Instructor || o.Role == accounts.Administrator
}

// OwnersPage is who owns a set or a group.
type OwnersPage struct {
	Frame
	Name   string // of the set or the group
	Group  bool   // it is a group
	Loose  bool   // a set that belongs to nobody: it needs no owner
	Path   string // of the set or the group
	Owners []OwnerLine
	Who    string // as typed
	Errors Errors
}

// OwnersPath is who owns what is at a path: a set or a group. It takes who is made one, or taken out (POST).
func OwnersPath(of string) string { return of + "/owners" }

func (p OwnersPage) kicker() string {
	if p.Group {
		return p.W.T("owners.of-group", "name", p.Name)
	}
	return p.W.T("owners.of-set", "name", p.Name)
}

func (p OwnersPage) lede() string {
	if p.Group {
		return p.W.T("owners.lede-group")
	}
	return p.W.T("owners.lede-set")
}

func (p OwnersPage) back() string {
	if p.Group {
		return p.W.T("group.word")
	}
	return p.W.T("set.word")
}

func (p OwnersPage) leaveLede() string {
	if p.Group {
		return p.W.T("owners.leave-lede-group")
	}
	return p.W.T("owners.leave-lede-set")
}

func (p OwnersPage) isReader(o OwnerLine) bool { return p.Person != nil && o.ID == p.Person.ID }

// owns tells whether who looks is one of them.
func (p OwnersPage) owns() bool { return slices.ContainsFunc(p.Owners, p.isReader) }

// mayGo tells whether an owner can be taken out: the first one needs another to take the place.
func (p OwnersPage) mayGo(o OwnerLine) bool {
	return !o.First || slices.ContainsFunc(p.Owners, func(other OwnerLine) bool {
		return !other.First && other.instructs() && !other.Disabled
	})
}

// alone tells whether who looks can't leave, because nobody else could take the place.
func (p OwnersPage) alone() bool {
	return slices.ContainsFunc(p.Owners, func(o OwnerLine) bool { return p.isReader(o) && !p.mayGo(o) })
}

// ownerSince says since when somebody is an owner, and who made them one.
func ownerSince(w words.Words, o OwnerLine) string {
	switch {
	case o.First:
		return w.T("owners.first")
	case o.AddedBy == "":
		return w.Date(o.Since, nil)
	}
	return w.T("owners.by", "date", w.Date(o.Since, nil), "name", o.AddedBy)
}
