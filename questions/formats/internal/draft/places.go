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
	end := len(d.places.all)
	if i+1 < len(d.of) {
		end = d.of[i+1]
	}
	for {
		if at, ok := d.places.find(below, d.of[i], end); ok {
			return at
		}
		below = below[:max(strings.LastIndexByte(below, '/'), 0)]
	}
}

// places are those of the questions' parts, in the order of the questions, in little memory: a large file has a million, and
// most of them have the same few names.
type places struct {
	all     []kept
	names   []string // of parts and files
	numbers map[string]int32
}

// kept is a placed with the numbers of its names.
type kept struct{ below, file, line, column int32 }

func (p *places) add(at placed) {
	p.all = append(p.all, kept{p.number(at.below), p.number(at.File), int32(at.Line), int32(at.Column)})
}

func (p *places) number(name string) int32 {
	n, ok := p.numbers[name]
	if !ok {
		if p.numbers == nil {
			p.numbers = map[string]int32{}
		}
		n = int32(len(p.names))
		p.names = append(p.names, name)
		p.numbers[name] = n
	}
	return n
}

// find is the place of a part among those of a question.
func (p *places) find(below string, from, to int) (Place, bool) {
	n, ok := p.numbers[below]
	if !ok {
		return Place{}, false
	}
	for _, k := range p.all[from:to] {
		if k.below == n {
			return Place{File: p.names[k.file], Line: int(k.line), Column: int(k.column)}, true
		}
	}
	return Place{}, false
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
