package draft

import (
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// locate takes over the problems of a check and gives them their places.
func (d *Draft) locate(problems questions.Problems) {
	for _, p := range problems {
		if p.Rule == "questions-missing" && len(d.problems) > 0 {
			continue // why there is none was said
		}
		at := d.placeOf(p.Pointer)
		p.File, p.Line, p.Column = at.File, at.Line, at.Column
		if p.File == "" {
			p.File = d.file
		}
		d.problems = append(d.problems, p)
	}
}

// placeOf is the place of a JSON pointer, or of what comes nearest above it.
func (d *Draft) placeOf(pointer string) Place {
	i, below, ok := QuestionOf(pointer)
	if !ok || i >= len(d.of) {
		return Place{Line: 1, Column: 1}
	}
	end := len(d.places)
	if i+1 < len(d.of) {
		end = d.of[i+1]
	}
	places := d.places[d.of[i]:end]
	for {
		for _, p := range places {
			if p.below == below {
				return p.Place
			}
		}
		below = below[:max(strings.LastIndexByte(below, '/'), 0)]
	}
}

// QuestionOf is the index of the question that a pointer leads into, and the pointer below it.
func QuestionOf(pointer string) (index int, below string, ok bool) {
	rest, ok := strings.CutPrefix(pointer, "/questions/")
	if !ok {
		return 0, "", false
	}
	number, below, found := strings.Cut(rest, "/")
	if found {
		below = "/" + below
	}
	index, err := strconv.Atoi(number)
	return index, below, err == nil && index >= 0
}

// rejectFailed puts the text of each question that has an error to its first one.
func (d *Draft) rejectFailed() {
	seen := map[int]bool{}
	for n := range d.problems {
		p := &d.problems[n]
		i, _, ok := QuestionOf(p.Pointer)
		if p.Severity != questions.Error || !ok || i >= len(d.raw) || seen[i] {
			continue
		}
		seen[i] = true
		p.Raw = d.raw[i].String()
	}
}
