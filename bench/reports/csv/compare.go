package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"os"
	"strconv"
	"strings"
	"time"
)

// answers reads a file attempt by attempt. Within an attempt both files have their own order.
type answers struct {
	*csv.Reader
	held []string // the first row of the next attempt
}

func open(path string) (*answers, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	a := &answers{Reader: csv.NewReader(bufio.NewReaderSize(file, 1<<20))}
	if _, err := a.Read(); err != nil { // the head
		return nil, err
	}
	return a, a.hold()
}

// hold reads the next row; nil at the end.
func (a *answers) hold() (err error) {
	if a.held, err = a.Read(); errors.Is(err, io.EOF) {
		a.held, err = nil, nil
	}
	return err
}

// next are the rows of the next attempt by question; none at the end.
func (a *answers) next() (attempt string, rows map[string][]string, err error) {
	rows = map[string][]string{}
	for a.held != nil && (attempt == "" || a.held[0] == attempt) {
		attempt, rows[a.held[3]] = a.held[0], a.held
		if err := a.hold(); err != nil {
			return attempt, rows, err
		}
	}
	return attempt, rows, nil
}

// compare returns how many rows two files have, or where they differ.
func compare(ours, theirs string) (rows int, err error) {
	a, err := open(ours)
	if err != nil {
		return 0, err
	}
	b, err := open(theirs)
	if err != nil {
		return 0, err
	}
	for {
		one, some, err := a.next()
		other, those, err2 := b.next()
		switch {
		case errors.Join(err, err2) != nil:
			return rows, errors.Join(err, err2)
		case one != other || len(some) != len(those):
			return rows, fmt.Errorf("attempts %s with %d rows and %s with %d", one, len(some), other, len(those))
		case one == "":
			return rows, nil
		}
		for question, row := range some {
			if those[question] == nil || !same(row, those[question]) {
				return rows, fmt.Errorf("%q and %q", row, those[question])
			}
			rows++
		}
	}
}

// same tells whether two rows say the same: ours has fractions and times in words of its own, and texts that no spreadsheet
// takes for a formula.
func same(ours, theirs []string) bool {
	for i, name := range columns {
		a, b := ours[i], theirs[i]
		switch name {
		case "fraction", "points", "max":
			if !sameNumber(a, b) {
				return false
			}
		case "saved_at":
			if !sameTime(a, b) {
				return false
			}
		default:
			if a != b && strings.TrimPrefix(a, "'") != b {
				return false
			}
		}
	}
	return true
}

// sameNumber compares to the fifteen digits that sqlite3 prints.
func sameNumber(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	theirs, ok := new(big.Rat).SetString(b)
	ours, err := strconv.ParseFloat(a, 64)
	if err != nil || !ok {
		return false
	}
	number, _ := theirs.Float64()
	return math.Abs(ours-number) < 1e-14*max(1, math.Abs(ours))
}

func sameTime(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	at, err := time.Parse(time.RFC3339, a)
	milliseconds, err2 := strconv.ParseInt(b, 10, 64)
	return errors.Join(err, err2) == nil && at.Unix() == milliseconds/1000
}
