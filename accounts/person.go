// Package accounts says who is who in Readback: people and their roles, groups,
// the secrets that people prove themselves with, and what each may do.
// Nothing in it reads or writes anything outside of memory.
package accounts

import (
	"slices"
	"time"
)

// Role is what a person is here for. There are three, and each person has one.
type Role string

const (
	// Learner takes quizzes. Guests are learners too, with Person.Guest set.
	Learner Role = "learner"
	// Instructor owns question sets, quizzes and groups.
	Instructor Role = "instructor"
	// Administrator looks after people and the whole installation.
	Administrator Role = "administrator"
)

// Roles returns all roles, from the one that may do least to the one that may do most.
func Roles() []Role {
	return []Role{Learner, Instructor, Administrator}
}

// ParseRole reads a role as it is typed on a command line or sent by a form.
// It returns ErrRole for everything that is not exactly one of Roles.
func ParseRole(text string) (Role, error) {
	if role := Role(text); slices.Contains(Roles(), role) {
		return role, nil
	}
	return "", ErrRole
}

// Person is somebody who signs in, takes a quiz or runs one.
// How a person proves who they are (password, return code) is kept apart from it,
// so that a Person may be handed to a page or a report.
type Person struct {
	// ID is random text from NewID and never changes.
	ID string
	// Name is what others see. Several people may have the same.
	Name string
	// Email is in the form of ParseEmail, or empty.
	Email string
	// SignIn is the unique name that a person without an email signs in with; else empty.
	SignIn string
	// Role is one of Roles.
	Role Role
	// Guest marks a learner who gave a name only and came back, if at all, by a return code.
	Guest bool
	// Disabled people keep their attempts but may do nothing.
	Disabled bool
	// ExternalID is the person's number in a gradebook elsewhere, or empty.
	ExternalID string
	// CreatedAt is when the person was made, in UTC.
	CreatedAt time.Time
}

// SignsInAs returns what the person types to sign in: the email, or without one the sign-in name.
func (p Person) SignsInAs() string {
	if p.Email != "" {
		return p.Email
	}
	return p.SignIn
}
