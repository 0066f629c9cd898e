package native

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/readback/readback/questions"
)

// place is a position in the file: line and column from 1, columns in runes.
type place struct{ line, column int }

func placeAt(n *yaml.Node) place {
	if n == nil {
		return place{}
	}
	return place{n.Line, n.Column}
}

// placeOf is the position of a byte offset.
func placeOf(data []byte, offset int) place {
	before := data[:min(max(offset, 0), len(data))]
	line := bytes.Count(before, []byte{'\n'}) + 1
	return place{line, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1}
}

// within is the place itself, or the end of the file where the parser names a line behind it.
func (d *decoder) within(where place) place {
	if where.line > d.end.line {
		return d.end
	}
	return where
}

// place finds a JSON pointer in the file, or what comes nearest above it.
func (d *decoder) place(pointer string) place {
	for {
		if where, ok := d.places[pointer]; ok {
			return where
		}
		i := strings.LastIndexByte(pointer, '/')
		if i < 0 {
			return place{1, 1}
		}
		pointer = pointer[:i]
	}
}

// locate takes over the problems of a check and gives them their places. What the reader has said of a field already
// isn't said twice: a value of the wrong type reads as missing.
func (d *decoder) locate(ps questions.Problems) {
	unreadable := map[place]bool{}
	for _, p := range d.problems {
		if strings.HasPrefix(p.Rule, "wanted-") { // not of an unknown field, which stands where its mapping begins
			unreadable[place{p.Line, p.Column}] = true
		}
	}
	for _, p := range ps {
		where := d.within(d.place(p.Pointer))
		if unreadable[where] {
			continue
		}
		p.File, p.Line, p.Column = d.file, where.line, where.column
		p.Args = named(p.Args)
		d.problems = append(d.problems, p)
	}
}

// pointer joins keys and indices into a JSON pointer.
func pointer(base string, keys ...any) string {
	for _, k := range keys {
		base += "/" + escape(fmt.Sprint(k))
	}
	return base
}

var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

// escape writes a key for a JSON pointer (RFC 6901).
func escape(key string) string { return pointerEscapes.Replace(key) }

// named are the arguments of a problem whose way out may name the fields of the file, which those of other formats don't have.
func named(args map[string]any) map[string]any {
	if args == nil {
		args = map[string]any{}
	}
	args["native"] = true
	return args
}
