package h5p

import (
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
)

// Bounds of a content.json, far above what people write.
const (
	maxValues = 500_000 // in all
	maxDepth  = 60      // of values in one another
)

var (
	errDeep = errors.New("deep")
	errMany = errors.New("many")
	errNUL  = errors.New("nul")
)

// node is a value of a JSON file with its place. Every method may be called on nil, as on a value that isn't there.
//
// What is wanted of a value is asked of it by a method, since H5P's own editors, and PHP behind them, write numbers as texts,
// texts for true and false, and an empty list for an empty object.
type node struct {
	start, end int      // in the file
	text       string   // of a text or a number; true, false
	keys       []string // of an object
	items      []*node  // of a list, or an object's values
	kind       kind
}

type kind byte

const (
	isNull kind = iota
	isText
	isNumber
	isBool
	isList
	isObject
)

// parser reads JSON into nodes.
type parser struct {
	text    string
	decoder *json.Decoder
	values  int
}

func newParser(text string) *parser {
	p := &parser{text: text, decoder: json.NewDecoder(strings.NewReader(text))}
	p.decoder.UseNumber()
	return p
}

// next reads the next value of the file; io.EOF behind the last.
func (p *parser) next(depth int) (*node, error) {
	start := p.begin()
	token, err := p.decoder.Token()
	if err != nil {
		return nil, err
	}
	if p.values++; p.values > maxValues {
		return nil, errMany
	}
	if depth > maxDepth {
		return nil, errDeep
	}
	n := &node{start: start}
	switch t := token.(type) {
	case json.Delim:
		err = p.fill(n, t, depth)
	case string:
		if n.kind, n.text = isText, t; strings.IndexByte(t, 0) >= 0 {
			err = errNUL
		}
	case json.Number:
		n.kind, n.text = isNumber, t.String()
	case bool:
		n.kind, n.text = isBool, strconv.FormatBool(t)
	}
	n.end = int(p.decoder.InputOffset())
	return n, err
}

// begin is where the next value begins.
func (p *parser) begin() int {
	at := int(p.decoder.InputOffset())
	return at + len(p.text[at:]) - len(strings.TrimLeft(p.text[at:], " \t\r\n,:"))
}

// fill reads what is in a list or an object.
func (p *parser) fill(n *node, open json.Delim, depth int) error {
	n.kind = isList
	if open == '{' {
		n.kind = isObject
	}
	for p.decoder.More() {
		if n.kind == isObject {
			key, err := p.decoder.Token()
			if err != nil {
				return err
			}
			n.keys = append(n.keys, key.(string))
		}
		item, err := p.next(depth + 1)
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			n.keys = n.keys[:min(len(n.keys), len(n.items))]
			return err
		}
		n.items = append(n.items, item)
	}
	_, err := p.decoder.Token()
	return err
}

// get goes down a path of keys, and returns nil where there is none.
func (n *node) get(path ...string) *node {
	for _, key := range path {
		if n = n.value(key); n == nil {
			return nil
		}
	}
	return n
}

func (n *node) value(key string) *node {
	if n == nil {
		return nil
	}
	for i := len(n.keys) - 1; i >= 0; i-- { // of two with one name the last one counts
		if n.keys[i] == key {
			return n.items[i]
		}
	}
	return nil
}

// list are the items of a list, or the values of an object, which PHP makes of lists with holes.
func (n *node) list() []*node {
	if n == nil {
		return nil
	}
	return n.items
}

// str is a text; a number, true or false as it is written.
func (n *node) str() string {
	if n == nil {
		return ""
	}
	return n.text
}

// is tells whether something is true: by default where it isn't there.
func (n *node) is(byDefault bool) bool {
	switch strings.ToLower(n.str()) {
	case "true", "1":
		return true
	case "false", "0", "off":
		return false
	}
	return byDefault
}

// number is a whole number, or the default where there is none.
func (n *node) number(byDefault int) int {
	f, err := strconv.ParseFloat(strings.TrimSpace(n.str()), 64)
	if err != nil || f != f || f < -1e9 || f > 1e9 {
		return byDefault
	}
	return int(f)
}
