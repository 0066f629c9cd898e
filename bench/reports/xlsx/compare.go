package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"
)

// compare reads two workbooks row by row and returns how many cells they have, or where they differ.
func compare(ours, theirs string) (int, error) {
	a, err := excelize.OpenFile(ours)
	if err != nil {
		return 0, err
	}
	defer a.Close()
	b, err := excelize.OpenFile(theirs)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	one, err := a.Rows("answers")
	if err != nil {
		return 0, err
	}
	other, err := b.Rows("answers")
	if err != nil {
		return 0, err
	}
	return sameRows(one, other)
}

func sameRows(one, other *excelize.Rows) (int, error) {
	cells := 0
	for n := 1; ; n++ {
		more, also := one.Next(), other.Next()
		if more != also {
			return cells, fmt.Errorf("one ends before row %d", n)
		}
		if !more {
			return cells, errors.Join(one.Error(), other.Error())
		}
		a, err := one.Columns()
		b, err2 := other.Columns()
		if err := errors.Join(err, err2); err != nil {
			return cells, err
		}
		if !slices.Equal(a, b) {
			return cells, fmt.Errorf("row %d is %q and %q", n, a, b)
		}
		cells += len(a)
	}
}
