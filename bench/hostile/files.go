package main

import (
	"strings"

	"github.com/readback/readback/questions/formats"
)

// hostile is a kind of file that is made to do harm.
type hostile struct {
	name string
	make func(size int) []byte // about so many bytes, where the size matters
}

// repeated is a file of one piece over and over, between a beginning and an end.
func repeated(name, begin, piece, end string) hostile {
	return hostile{name, func(size int) []byte {
		return []byte(begin + strings.Repeat(piece, max(1, size/len(piece))) + end)
	}}
}

// texts are for every format that is text.
var texts = []hostile{
	repeated("letters", "", "a", ""), repeated("words", "", "word ", ""), repeated("line breaks", "", "\n", ""), repeated("lines", "", "a\n", ""),
	repeated("blank lines", "", "a\n\n", ""), repeated("spaces", "", " ", ""), repeated("tabs", "", "\t", ""), repeated("NUL", "", "\x00", ""),
	repeated("brackets", "", "[", ""), repeated("braces", "", "{", ""), repeated("parentheses", "", "(", ""), repeated("angles", "", "<", ""),
	repeated("closed braces", "", "{}", ""), repeated("backslashes", "", "\\", ""), repeated("stars", "", "*", ""), repeated("underscores", "", "_", ""),
	repeated("backticks", "", "`", ""), repeated("tildes", "", "~", ""), repeated("equals", "", "=", ""), repeated("colons", "", ":", ""),
	repeated("quotes", "", `"`, ""), repeated("commas", "", ",", ""), repeated("semicolons", "", ";", ""), repeated("hashes", "", "#", ""),
	repeated("hyphens", "", "- ", ""), repeated("indented more and more", "", " -", ""), repeated("ampersands", "", "&", ""), repeated("percent", "", "%", ""),
	repeated("links", "", "[a](", ""), repeated("tags", "", "<b>", ""), repeated("windows-1252", "", "caf\xe9 ", ""), repeated("UTF-16", "\xff\xfe", "a\x00", ""),
	repeated("half of UTF-16", "\xff\xfe", "\x00\xd8", ""), repeated("numbers", "", "1. a\n", ""), repeated("dots", "", "...\n", ""),
}

// own are for one format alone.
var own = map[formats.Format][]hostile{
	formats.YAML: {
		{"aliases", func(int) []byte {
			text := "a: &a [x, x, x, x, x, x, x, x, x]\n"
			for c := 'b'; c < 'k'; c++ {
				text += string(c) + ": &" + string(c) + " [" + strings.TrimSuffix(strings.Repeat("*"+string(c-1)+", ", 9), ", ") + "]\n"
			}
			return []byte(text)
		}},
		repeated("items", "readback: 1\nquestions:\n", "  - x\n", ""), repeated("questions", "readback: 1\nquestions:\n", "  - {id: a, type: true-false, stem: S, answer: true}\n", ""),
		repeated("one question", "readback: 1\nid: a\ntitle: T\nquestions:\n  - {id: a, type: single-choice, stem: S, options: [", "{text: a},", "]}\n"),
	},
	formats.JSON: {repeated("objects", `{"questions": [`, `{},`, `{}]}`), repeated("deep objects", "", `{"a":`, ""), repeated("keys", "{", `"a":1,`, `"b":2}`)},
	formats.GIFT: {
		repeated("questions", "", "::a::What?{=a ~b}\n\n", ""), repeated("answers", "What?{", "=a ", "}"), repeated("weights", "What?{", "~%50%a", "}"),
		repeated("matching", "What?{", "=a -> b ", "}"), repeated("names", "", "::", ""), repeated("feedback", "What?{=a", "#b", "}"), repeated("unclosed", "", "What?{=a\n\n", ""),
	},
	formats.Aiken:    {repeated("questions", "", "What?\nA. a\nB. b\nANSWER: A\n\n", ""), repeated("options", "What?\n", "A. a\n", "ANSWER: A\n"), repeated("answers", "", "ANSWER: A\n", "")},
	formats.CSV:      {repeated("rows", "Question,Option A,Option B,Correct\n", "What?,a,b,A\n", ""), repeated("columns", "Question,", "Option A,", "\n"), repeated("open quotes", "Question\n", "\"a\n", "")},
	formats.Text2QTI: {repeated("questions", "", "1. What?\na) a\n*b) b\n\n", ""), repeated("choices", "1. What?\n", "a) a\n", ""), repeated("groups", "", "GROUP\n", ""), repeated("code", "", "```{.python .run}\nx\n```\n", "")},
	formats.Anki:     {repeated("notes", "#separator:tab\n", "front\tback\n", ""), repeated("cloze", "", "{{c1::", ""), repeated("fields", "", "a\t", "\n")},
}

// hostileFor are the files that a format may be given.
func hostileFor(f formats.Format) []hostile {
	switch f {
	case formats.YAML, formats.JSON, formats.GIFT, formats.Aiken, formats.CSV, formats.Text2QTI:
		return append(append([]hostile{}, texts...), own[f]...)
	case formats.Anki:
		return append(append(append([]hostile{}, texts...), own[f]...), archives("collection.anki2")...)
	case formats.MoodleXML:
		return xmls("quiz", "question")
	case formats.QTI12:
		return append(xmls("questestinterop", "item"), archives("imsmanifest.xml")...)
	case formats.QTI21, formats.QTI3:
		return append(xmls("assessmentItem", "itemBody"), archives("imsmanifest.xml")...)
	case formats.OLX:
		return append(append(xmls("problem", "choice"), archives("course.xml")...), tars()...)
	case formats.XLSX, formats.Kahoot:
		return archives("xl/workbook.xml")
	case formats.DOCX:
		return archives("word/document.xml")
	case formats.H5P:
		return archives("h5p.json")
	}
	return nil
}
