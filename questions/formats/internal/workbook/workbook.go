// Package workbook reads the sheets of Excel files row by row. It takes what a cell shows, never what a formula would make of
// it, and knows dates, percentages and truths from text, which the row iterator of excelize doesn't tell; nothing is written
// to a disk, and what a row takes doesn't depend on how far to the right a cell claims to be.
package workbook

import (
	"encoding/xml"
	"io/fs"
	"path"
	"strings"

	"github.com/readback/readback/questions/formats/internal/archive"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// Book is an opened workbook.
type Book struct {
	name     string
	archive  *archive.Archive
	sheets   []Sheet
	strings  []string
	formats  []format // of numbers, by the style of a cell
	from1904 bool     // the first day is in 1904, as old Macs had it
}

// Sheet is a sheet of a workbook.
type Sheet struct {
	Name   string
	Hidden bool
	book   *Book
	member string
}

// Open opens a workbook. What is wrong with it is reported on the draft, and the result is nil.
func Open(fsys fs.FS, name string, d *draft.Draft) *Book {
	a := archive.Open(fsys, name, d)
	if a == nil {
		return nil
	}
	b := &Book{name: name, archive: a}
	main, ok := a.Find("workbook.xml")
	if !ok {
		d.Fail(draft.Place{}, "xlsx-none")
		return nil
	}
	folder := path.Dir(main)
	relations := b.relations(path.Join(folder, "_rels", "workbook.xml.rels"), folder, d)
	if !b.open(main, relations, d) || !b.readStyles(folder, d) || !b.readStrings(folder, d) {
		return nil
	}
	return b
}

// Sheets are the sheets with cells, in the order of their tabs.
func (b *Book) Sheets() []Sheet { return b.sheets }

// each calls start for the start of each element of a member, and tells whether it could be read. A member that isn't there is
// no mistake.
func (b *Book) each(member string, d *draft.Draft, start func(*parser, xml.StartElement)) bool {
	if !b.archive.Has(member) {
		return true
	}
	data, ok := b.archive.Load(member, d.Fail)
	if !ok {
		return false
	}
	p := newParser(data)
	for {
		token, ok := p.next()
		if !ok {
			break
		}
		if element, is := token.(xml.StartElement); is {
			start(p, element)
		}
	}
	if p.err != nil {
		d.Fail(draft.Place{File: b.archive.Member(member)}, "xml", "reason", p.err.Error())
	}
	return p.err == nil
}

// relations are the members that a workbook refers to, by id.
func (b *Book) relations(member, folder string, d *draft.Draft) map[string]string {
	found := map[string]string{}
	b.each(member, d, func(_ *parser, e xml.StartElement) {
		if e.Name.Local != "Relationship" {
			return
		}
		target := attribute(e, "Target")
		if strings.HasPrefix(target, "/") {
			found[attribute(e, "Id")] = strings.TrimPrefix(path.Clean(target), "/")
			return
		}
		found[attribute(e, "Id")] = path.Join(folder, target)
	})
	return found
}

// open reads which sheets there are.
func (b *Book) open(member string, relations map[string]string, d *draft.Draft) bool {
	return b.each(member, d, func(_ *parser, e xml.StartElement) {
		switch e.Name.Local {
		case "workbookPr":
			b.from1904 = isTrue(attribute(e, "date1904"))
		case "sheet":
			state := attribute(e, "state")
			sheet := Sheet{Name: attribute(e, "name"), Hidden: state == "hidden" || state == "veryHidden", book: b, member: relations[attribute(e, "id")]}
			if b.archive.Has(sheet.member) && path.Base(path.Dir(sheet.member)) != "chartsheets" {
				b.sheets = append(b.sheets, sheet)
			}
		}
	})
}

// attribute is the value of an attribute, whatever its prefix.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func isTrue(value string) bool { return value == "1" || value == "true" }
