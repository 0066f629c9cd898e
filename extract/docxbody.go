package extract

import (
	"encoding/xml"
	"slices"
	"strings"
)

// docxStyles are the English names of a file's styles, by their ids, which are in the language of who wrote it.
type docxStyles map[string]string

func (s docxStyles) element() func(xml.Token, []string) {
	id := ""
	return func(token xml.Token, stack []string) {
		e, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case e.Name.Local == "style":
			id = xmlAttribute(e, "styleId")
		case e.Name.Local == "name" && len(stack) > 1 && stack[len(stack)-2] == "style":
			s[id] = strings.ToLower(xmlAttribute(e, "val"))
		}
	}
}

// docx gathers the paragraphs of a Word file.
type docx struct {
	styles docxStyles
	title  string
	blocks []string
	line   strings.Builder
	style  string
	listed bool
}

func (d *docx) token(token xml.Token, stack []string) {
	if slices.Contains(stack, "Fallback") || slices.Contains(stack, "del") { // said already; deleted
		return
	}
	switch t := token.(type) {
	case xml.StartElement:
		d.start(t)
	case xml.CharData:
		if len(stack) > 0 && stack[len(stack)-1] == "t" {
			d.line.Write(t)
		}
	case xml.EndElement:
		if t.Name.Local == "p" {
			d.paragraph()
		}
	}
}

func (d *docx) start(e xml.StartElement) {
	switch e.Name.Local {
	case "p":
		d.paragraph() // one that a text box interrupts
	case "pStyle":
		d.style = xmlAttribute(e, "val")
	case "numPr":
		d.listed = true
	case "tab", "br", "cr":
		d.line.WriteString(" ")
	case "noBreakHyphen":
		d.line.WriteString("-")
	}
}

func (d *docx) paragraph() {
	text := strings.Join(strings.Fields(d.line.String()), " ")
	name, listed := d.styles[d.style], d.listed
	d.line.Reset()
	d.style, d.listed = "", false
	level, heading := strings.CutPrefix(name, "heading ")
	switch {
	case text == "":
	case name == "title" && d.title == "" && len(d.blocks) == 0:
		d.title = text
	case heading && len(level) == 1 && level >= "1" && level <= "6":
		d.blocks = append(d.blocks, strings.Repeat("#", int(level[0]-'0'))+" "+escape(text))
	case listed:
		d.blocks = append(d.blocks, "- "+escape(text))
	default:
		d.blocks = append(d.blocks, escapeLines(text))
	}
}
