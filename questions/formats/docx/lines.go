package docx

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// line is a paragraph, or a part of one between line breaks or tabs that says something by itself.
type line struct {
	paragraph int
	runs      []run
	text      string // of the runs
	item      item   // of the first line of a paragraph
	heading   int
	kind      lineKind
	letter    byte   // of an option that has one: A…Z
	label     string // of a line such as "Answer: B": answer, explanation, points or hint
	cut       int    // how much of the text is the number, the letter or the label
	star      bool   // an option's asterisk, or "(correct)", which are cut away as well
	end       int    // where the text ends that isn't such a mark
	joined    bool   // it goes over line breaks
	typed     bool   // an option's letter was typed
}

// lineKind is what a line looks like. Whether it is that is said by what stands around it.
type lineKind int

const (
	isText lineKind = iota
	isBlank
	isHeading
	isNumbered // begins with a number: a question
	isOption
	isLabelled
)

// space is white space with the blank that doesn't break.
const space = `[\s\x{A0}]`

var (
	questionLabel = regexp.MustCompile(`(?i)^` + space + `*(?:(?:question|frage|q)\.?` + space + `*[0-9]{1,4}` + space + `*(?:[.):]|$|` + space + `*[-–—])|[0-9]{1,4}` + space + `*[.)])(?:` + space + `+|$)`)
	optionLabel   = regexp.MustCompile(`^` + space + `*(\*?)` + space + `*\(?([A-Za-z])[.)](` + space + `*\*` + space + `*|` + space + `+)`)
	starLabel     = regexp.MustCompile(`^` + space + `*\*` + space + `*`)
	starBehind    = regexp.MustCompile(`(?i)` + space + `*(?:\*|\((?:correct|right|richtig)\)|[✓✔☑])` + space + `*$`)
	labels        = regexp.MustCompile(`(?i)^` + space + `*(?:(answers?|ans|(?:the )?(?:correct|right) (?:answers?|options?|choices?)|key|(?:richtige )?antwort(?:en)?|lösung)(?:\(s\))?|(explanation|rationale|feedback|erklärung|begründung)|(points?|marks?|punkte?)|(hint|hinweis))` + space + `*:` + space + `*`)
	nextOption    = regexp.MustCompile(`\t+` + space + `*\*?` + space + `*\(?([A-Za-z])[.)]`)
)

// lines are the paragraphs as lines, with what each looks like.
func lines(paragraphs []paragraph) []line {
	list := make([]line, 0, len(paragraphs))
	for i := range paragraphs {
		p := &paragraphs[i]
		from := len(list)
		for n, part := range parts(p.runs) {
			l := line{paragraph: p.number, runs: part}
			if n == 0 {
				l.item, l.heading = p.item, p.heading
			}
			l.look()
			if n > 0 && continues(&l, &list[len(list)-1]) {
				last := &list[len(list)-1]
				last.runs = append(append(last.runs, run{text: "\n"}), part...)
				last.joined = true
				continue
			}
			list = append(list, l)
		}
		for n := range list[from:] {
			if l := &list[from+n]; l.joined {
				l.look()
			}
		}
	}
	return list
}

// continues tells whether what follows a line break in a paragraph belongs to what stands before it.
func continues(l, before *line) bool {
	switch {
	case before.kind == isBlank, before.kind == isLabelled && before.label == "answer":
		return false
	case l.kind == isNumbered:
		return before.kind == isText || before.kind == isNumbered || before.kind == isHeading
	}
	return l.kind == isText
}

// parts cuts runs at line breaks, and before options that follow another on their line.
func parts(runs []run) [][]run {
	text := textOf(runs)
	var cuts []int
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			cuts = append(cuts, i)
		}
	}
	if strings.Contains(text, "\t") {
		cuts = append(cuts, tabCuts(text)...)
	}
	if len(cuts) == 0 {
		return [][]run{runs}
	}
	return cutRuns(runs, cuts)
}

// tabCuts are the tabs before B, C and so on in a line that begins with A.
func tabCuts(text string) []int {
	first := optionLabel.FindStringSubmatch(text)
	if first == nil || strings.Contains(text, "\n") {
		return nil
	}
	next := first[2][0] &^ 0x20
	var cuts []int
	for _, found := range nextOption.FindAllStringSubmatchIndex(text, -1) {
		if text[found[2]]&^0x20 == next+1 {
			next++
			cuts = append(cuts, found[0])
		}
	}
	return cuts
}

// cutRuns cuts runs at offsets into their text, in ascending order. The character at an offset is left out.
func cutRuns(runs []run, cuts []int) [][]run {
	var list [][]run
	var now []run
	at := 0
	for _, r := range runs {
		text := r.text
		for len(cuts) > 0 && cuts[0] < at+len(text) {
			n := cuts[0] - at
			now = appendRun(now, r, text[:n])
			list = append(list, now)
			now, text, at, cuts = nil, text[n+1:], cuts[0]+1, cuts[1:]
		}
		now = appendRun(now, r, text)
		at += len(text)
	}
	return append(list, now)
}

func appendRun(runs []run, r run, text string) []run {
	if text == "" {
		return runs
	}
	r.text = text
	return append(runs, r)
}

func textOf(runs []run) string {
	if len(runs) == 1 {
		return runs[0].text
	}
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// look finds out what the line looks like.
func (l *line) look() {
	l.text = textOf(l.runs)
	l.end = len(l.text)
	if strings.Trim(l.text, " \t\u00A0\n") == "" {
		l.kind = isBlank
		return
	}
	if l.heading > 0 {
		l.kind = isHeading
		return
	}
	if found := labels.FindStringSubmatchIndex(l.text); found != nil {
		l.kind, l.cut = isLabelled, found[1]
		for i, name := range []string{"answer", "explanation", "points", "hint"} {
			if found[2+2*i] >= 0 {
				l.label = name
			}
		}
		return
	}
	if found := optionLabel.FindStringSubmatch(l.text); found != nil {
		l.kind, l.cut, l.letter, l.typed = isOption, len(found[0]), found[2][0]&^0x20, true
		l.star = found[1] != "" || strings.Contains(found[3], "*")
		l.lookForStar()
		return
	}
	l.lookAtNumber()
}

// lookAtNumber goes by the number that is typed, or that Word shows before the paragraph.
func (l *line) lookAtNumber() {
	switch l.item.kind {
	case "lowerLetter", "upperLetter":
		l.kind = isOption
		if l.item.number >= 1 && l.item.number <= 26 {
			l.letter = byte('A' + l.item.number - 1)
		}
		l.lookForStar()
		return
	case "bullet":
		l.kind = isOption
		l.lookForStar()
		return
	case "decimal", "decimalZero", "upperRoman", "lowerRoman", "ordinal":
		l.kind = isNumbered
		return
	}
	if found := questionLabel.FindString(l.text); found != "" {
		l.kind, l.cut = isNumbered, len(found)
	}
}

// lookForStar finds an asterisk, or another sign that says the same, before or behind the text of an option.
func (l *line) lookForStar() {
	if found := starLabel.FindString(l.text[l.cut:]); found != "" {
		l.star = true
		l.cut += len(found)
	}
	if found := starBehind.FindStringIndex(l.text[l.cut:]); found != nil && found[0] > 0 {
		l.star = true
		l.end = l.cut + found[0]
	}
}

// content are the runs without the number, the letter or the label, and without a mark behind them.
func (l *line) content() []run {
	var list []run
	at := 0
	for _, r := range l.runs {
		from, to := max(l.cut-at, 0), min(l.end-at, len(r.text))
		if from < to {
			list = appendRun(list, r, r.text[from:to])
		}
		at += len(r.text)
	}
	return trimmed(list)
}

// trimmed are runs without white space at their ends.
func trimmed(runs []run) []run {
	for len(runs) > 0 {
		if runs[0].text = strings.TrimLeft(runs[0].text, " \t\n\u00A0"); runs[0].text != "" {
			break
		}
		runs = runs[1:]
	}
	for last := len(runs) - 1; last >= 0; last-- {
		if runs[last].text = strings.TrimRight(runs[last].text, " \t\n\u00A0"); runs[last].text != "" {
			break
		}
		runs = runs[:last]
	}
	return runs
}

// plain is the text of the content.
func (l *line) plain() string {
	return strings.Trim(strings.ReplaceAll(l.text[min(l.cut, l.end):l.end], imageRune, ""), " \t\n\u00A0")
}

// shortened keeps what problems quote short.
func shortened(text string) string {
	const most = 60
	text = strings.Join(strings.Fields(strings.ReplaceAll(text[:min(len(text), 8*most)], imageRune, " ")), " ")
	if utf8.RuneCountInString(text) > most {
		return string([]rune(text)[:most]) + "…"
	}
	return strings.ToValidUTF8(text, "")
}
