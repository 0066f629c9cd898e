package rows

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// A line of evidence is the source's id, and after a colon the quote: "allies: The U.S. blamed China." Which passage it is
// in may stand behind a slash, "allies/3: …"; why a source counts as silent follows "allies (absent): …".
const absentMark = " (absent)"

// evidence reads the lines of a cell.
func (r *record) evidence(below string, c *Cell) []questions.Evidence {
	var list []questions.Evidence
	for i, line := range r.list(c) {
		e, ok := parseEvidence(line)
		if !ok {
			r.fail(c.At, "table-line", "found", shortened(line), "form", "allies: The U.S. blamed China.")
			continue
		}
		r.here(fmt.Sprintf("%s/%d", below, i), c)
		list = append(list, e)
	}
	return list
}

func parseEvidence(line string) (e questions.Evidence, ok bool) {
	name, text, ok := strings.Cut(line, ":")
	if !ok || strings.TrimSpace(name) == "" {
		return e, false
	}
	text = strings.TrimPrefix(text, " ")
	if source, absent := strings.CutSuffix(name, absentMark); absent {
		return questions.Evidence{Source: strings.TrimSpace(source), Absent: text}, true
	}
	source, passage, numbered := strings.Cut(name, "/")
	e = questions.Evidence{Source: strings.TrimSpace(source), Quote: text}
	if numbered {
		n, err := strconv.Atoi(strings.TrimSpace(passage))
		if err != nil {
			return e, false
		}
		e.Passage = n
	}
	return e, true
}

func formatEvidence(list []questions.Evidence) []string {
	lines := make([]string, len(list))
	for i, e := range list {
		switch {
		case e.Absent != "":
			lines[i] = e.Source + absentMark + ": " + e.Absent
		case e.Passage != 0:
			lines[i] = e.Source + "/" + strconv.Itoa(e.Passage) + ": " + e.Quote
		default:
			lines[i] = e.Source + ": " + e.Quote
		}
	}
	return lines
}

// cutName cuts "name: text" at the first mark, without the white space around the name and one space behind the mark.
func cutName(line, mark string) (name, text string, ok bool) {
	name, text, ok = strings.Cut(line, mark)
	return strings.TrimSpace(name), strings.TrimPrefix(text, " "), ok
}
