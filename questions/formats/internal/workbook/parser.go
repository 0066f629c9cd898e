package workbook

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// parser reads the tokens of a part. Elements aren't matched with each other: nothing here depends on how deep they lie.
type parser struct {
	decoder *xml.Decoder
	err     error
}

func newParser(data []byte) *parser {
	return &parser{decoder: xml.NewDecoder(bytes.NewReader(data))}
}

// next is the next token; ok is false at the end and where the part can't be read any further.
func (p *parser) next() (token xml.Token, ok bool) {
	token, err := p.decoder.RawToken()
	if err != nil && !errors.Is(err, io.EOF) {
		p.err = err
	}
	return token, err == nil
}

// text is the text of the texts in an element that has begun: of its <t>, without how they are pronounced (<rPh>).
func (p *parser) text(element string) string {
	var text gathered
	in, spoken := false, 0
	for {
		token, ok := p.next()
		if !ok {
			return text.String()
		}
		switch t := token.(type) {
		case xml.StartElement:
			in = t.Name.Local == "t" && spoken == 0
			if t.Name.Local == "rPh" {
				spoken++
			}
		case xml.EndElement:
			in = false
			if t.Name.Local == "rPh" {
				spoken--
			}
			if t.Name.Local == element {
				return unescaped(text.String())
			}
		case xml.CharData:
			if in {
				text.add(t)
			}
		}
	}
}

// value is the text of an element that has begun and has only text in it.
func (p *parser) value(element string) string {
	var text gathered
	for {
		token, ok := p.next()
		if !ok {
			return text.String()
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local == element {
				return text.String()
			}
		case xml.CharData:
			text.add(t)
		}
	}
}

// gathered is a text that mostly comes in one piece.
type gathered struct {
	first string
	more  strings.Builder
}

func (g *gathered) add(piece []byte) {
	if g.first == "" {
		g.first = string(piece)
		return
	}
	g.more.Write(piece)
}

// String is the whole text.
func (g *gathered) String() string { return g.first + g.more.String() }

// escape is how workbooks write characters that XML doesn't have, as _x000D_.
var escape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// unescaped is the text that a workbook means, with plain line ends and without control characters.
func unescaped(text string) string {
	if strings.Contains(text, "_x") {
		text = escape.ReplaceAllStringFunc(text, func(code string) string {
			n, _ := strconv.ParseUint(code[2:6], 16, 32)
			return string(rune(n))
		})
	}
	if strings.IndexFunc(text, isControl) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if isControl(r) {
			return -1
		}
		return r
	}, lineEnds.Replace(text))
}

func isControl(r rune) bool { return r < ' ' && r != '\n' && r != '\t' }
