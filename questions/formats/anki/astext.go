package anki

import (
	"encoding/csv"
	"strings"
)

// packFrame are the headers above a note of a deck that is written as text.
const packFrame = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:4\n"

// asText is a note of a deck as a text file, by its sides: a text file knows nothing of templates.
func (n *note) asText() string {
	kind, front, back := "Basic", n.joined(n.kind.front, "<br><br>"), n.joined(n.kind.back, "")
	if n.kind.cloze == always {
		kind, back = "Cloze", n.joined(n.kind.more, "<br><br>")
	} else if more := n.joined(n.kind.more, "<br><br>"); more != "" {
		back += "<hr>" + more
	}
	if c := n.kind.choices; c != nil {
		front, back = n.field(c.question), n.field(c.answer)
		for i, option := range c.options {
			if text := n.field(option); text != "" {
				front += "<br>" + letter(i) + ") " + text
			}
		}
	}
	var b strings.Builder
	b.WriteString(packFrame)
	w := csv.NewWriter(&b)
	w.Comma = '\t'
	_ = w.Write([]string{n.guid, kind, n.deck, strings.Join(n.tags, " "), front, back}) // a builder takes everything
	w.Flush()
	return b.String()
}

func (n *note) joined(fields []int, with string) string {
	var list []string
	for _, i := range fields {
		if text := n.field(i); text != "" {
			list = append(list, text)
		}
	}
	return strings.Join(list, with)
}
