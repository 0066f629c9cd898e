package reports

import (
	"fmt"
	"slices"
)

// ErrNoColumn says that a report has no column of a name.
type ErrNoColumn struct {
	Kind, Column string
	Columns      []string // those that there are
}

// Error implements error.
func (e *ErrNoColumn) Error() string {
	return fmt.Sprintf("the report %q has no column %q, but %s", e.Kind, e.Column, listed(e.Columns))
}

// chosen are the columns of those names, in the order of the names; all of them when there are no names. Order.Check has
// seen to it that there are such columns.
func chosen[R any](columns []Column[R], names []string) []Column[R] {
	if len(names) == 0 {
		return columns
	}
	picked := make([]Column[R], len(names))
	for i, name := range names {
		picked[i] = columnNamed(columns, name)
	}
	return picked
}

func columnNamed[R any](columns []Column[R], name string) Column[R] {
	return columns[slices.IndexFunc(columns, func(c Column[R]) bool { return c.Name == name })]
}
