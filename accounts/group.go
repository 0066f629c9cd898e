package accounts

import "time"

// Group is a number of learners who are given quizzes together.
type Group struct {
	// ID is random text from NewID and never changes.
	ID string
	// Name is what the group's instructor calls it; names may repeat.
	Name string
	// JoinCode is what learners type or scan to join, in the form of NewJoinCode.
	JoinCode string
	// JoinClosed says that nobody can join by the code until it is opened again.
	JoinClosed bool
	// OwnerID is the Person.ID of the instructor who leads the group.
	OwnerID string
	// CreatedAt is when the group was made, in UTC.
	CreatedAt time.Time
}
