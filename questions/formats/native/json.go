package native

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// maxDepth is how deep JSON may nest; a set needs nine levels.
const maxDepth = 64

// jsonTree builds the tree of a JSON text with the place of every value, so that JSON and YAML are read by one decoder.
type jsonTree struct {
	data []byte
	in   *json.Decoder
	at   cursor
}

// cursor is a place that only moves forwards, so that finding every token's place stays linear in the file's size.
type cursor struct {
	offset int
	place  place
}

// to moves the cursor to an offset and returns its place.
func (c *cursor) to(data []byte, offset int) place {
	if c.place.line == 0 {
		c.place = place{1, 1}
	}
	for c.offset < offset {
		r, size := utf8.DecodeRune(data[c.offset:])
		c.offset += size
		c.place.column++
		if r == '\n' {
			c.place = place{c.place.line + 1, 1}
		}
	}
	return c.place
}

var errDepth = errors.New("nested too deeply")

// parseJSON checks the syntax first, since the decoder's tokens don't say where an error is.
func (d *decoder) parseJSON(data []byte) *yaml.Node {
	var syntax *json.SyntaxError
	if errors.As(json.Unmarshal(data, new(json.RawMessage)), &syntax) {
		d.problem(placeOf(data, int(syntax.Offset)-1), "json", "reason", syntax.Error())
		return nil
	}
	t := newJSONTree(data)
	root, err := t.value(0)
	if err != nil {
		d.problem(t.at.place, "json", "reason", err.Error())
		return nil
	}
	return root
}

func newJSONTree(data []byte) *jsonTree {
	t := &jsonTree{data: data, in: json.NewDecoder(bytes.NewReader(data))}
	t.in.UseNumber()
	return t
}

// next is where the next token starts.
func (t *jsonTree) next() place {
	i := int(t.in.InputOffset())
	for i < len(t.data) && strings.IndexByte(" \t\r\n,:", t.data[i]) >= 0 {
		i++
	}
	return t.at.to(t.data, i)
}

func (t *jsonTree) value(depth int) (*yaml.Node, error) {
	if depth > maxDepth {
		return nil, errDepth
	}
	where := t.next()
	token, err := t.in.Token()
	if err != nil {
		return nil, err
	}
	n := &yaml.Node{Line: where.line, Column: where.column}
	switch v := token.(type) {
	case json.Delim:
		return t.container(n, v, depth)
	case string:
		scalar(n, "!!str", v)
	case json.Number:
		scalar(n, "!!float", v.String())
	case bool:
		scalar(n, "!!bool", fmt.Sprint(v))
	default:
		scalar(n, "!!null", "")
	}
	return n, nil
}

func (t *jsonTree) container(n *yaml.Node, open json.Delim, depth int) (*yaml.Node, error) {
	n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
	if open == '{' {
		n.Kind, n.Tag = yaml.MappingNode, "!!map"
	}
	for t.in.More() {
		child, err := t.value(depth + 1)
		if err != nil {
			return nil, err
		}
		n.Content = append(n.Content, child)
	}
	_, err := t.in.Token() // the closing brace or bracket
	return n, err
}

func scalar(n *yaml.Node, tag, value string) {
	n.Kind, n.Tag, n.Value = yaml.ScalarNode, tag, value
}
