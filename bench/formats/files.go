package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
)

// file is a kind of file that is measured: pieces in turn, each a format for the question's number.
type file struct {
	format, extension string
	most              int // questions that the format takes in a file
	begin             string
	pieces            []string
	between, end      string
}

const plenty = 1_000_000

var files = []file{
	{format: "gift", extension: ".gift", most: plenty, begin: "$CATEGORY: $course$/top/Harbour/Radio\n\n", pieces: named(giftName, giftQuestions), end: "\n"},
	{format: "aiken", extension: ".txt", most: plenty, pieces: aikenQuestions},
	{format: "moodle-xml", extension: ".xml", most: plenty, begin: `<?xml version="1.0" encoding="UTF-8"?>` + "\n<quiz>\n",
		pieces: named("<!-- question: %[1]d  -->\n", moodleQuestions), end: "</quiz>\n"},
	{format: "qti12", extension: ".xml", most: 30_000, begin: qtiBegin, pieces: qtiItems(), end: qtiEnd}, // elements are counted, too
	{format: "csv", extension: ".csv", most: plenty, begin: csvHeadings, pieces: csvRows},
	{format: "text2qti", extension: ".txt", most: plenty, begin: "Quiz title: The harbour's radio\n\n", pieces: text2qtiQuestions},
	{format: "anki", extension: ".txt", most: plenty, begin: "#separator:tab\n#html:true\n#tags column:3\n", pieces: ankiNotes},
	{format: "yaml", extension: ".yaml", most: 20_000, begin: "readback: 1\nid: bench\ntitle: The harbour's radio\nquestions:\n", pieces: yamlQuestions}, // 8 MB
	{format: "json", extension: ".json", most: 20_000, begin: `{"readback": 1, "id": "bench", "title": "The harbour's radio", "questions": [` + "\n",
		pieces: jsonQuestions, between: ",\n", end: "\n]}\n"},
}

// write writes the file with so many questions, and says how many MB it has. It isn't put together in memory: to the system,
// a program has had as much as the one that started it.
func (f file) write(name string, n int) (mb float64, err error) {
	out, err := os.Create(name)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	w := bufio.NewWriter(out)
	w.WriteString(f.begin)
	for i := range n {
		if i > 0 {
			w.WriteString(f.between)
		}
		fmt.Fprintf(w, f.pieces[i%len(f.pieces)], i)
	}
	w.WriteString(f.end)
	if err := w.Flush(); err != nil { // the first error of all
		return 0, err
	}
	info, err := out.Stat()
	if err != nil {
		return 0, err
	}
	return float64(info.Size()) / mega, nil
}

// named puts the same before each piece.
func named(name string, pieces []string) []string {
	list := make([]string, len(pieces))
	for i, piece := range pieces {
		list[i] = name + piece
	}
	return list
}
