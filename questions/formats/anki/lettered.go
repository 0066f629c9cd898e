package anki

import (
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// letteredFront is a front that ends with options, each on a line that begins with its letter.
type letteredFront struct {
	stem    string   // HTML
	options []string // HTML
}

var (
	lineBreak    = regexp.MustCompile(`(?i)<br\s*/?>|</?(?:div|p|li|ol|ul|tr|td|th|table|tbody|h[1-6])\b[^<>]*>`)
	letteredLine = regexp.MustCompile(`^(?:\s|&nbsp;|\x{A0})*(?:<(?:b|strong)>)?([A-Za-z])[.)](?:</(?:b|strong)>)?(?:\s|&nbsp;|\x{A0})+(\S.*)$`)
	letterList   = regexp.MustCompile(`(?is)(<ol\b[^>]*\btype=["']?a["']?[^>]*>)(.*)</ol>((?:\s|</?div>|<br\s*/?>)*)$`)
	listItem     = regexp.MustCompile(`(?i)<li\b[^>]*>`)
)

// frontLine is a line of a front, and the letter that it begins with; 0 for none.
type frontLine struct {
	start   int // in the front
	letter  byte
	content string // without the letter
}

// lettered finds the options at the end of a front: two lines or more, A, B and so on, with nothing behind them.
func lettered(front string) *letteredFront {
	if !strings.Contains(front, "<") {
		return nil
	}
	front = withLetters(front)
	lines := frontLines(front)
	first := len(lines) - 1
	for first > 0 && lines[first].letter > 'A' && lines[first-1].letter == lines[first].letter-1 {
		first--
	}
	if first < 1 || lines[first].letter != 'A' || len(lines)-first < 2 {
		return nil
	}
	options := &letteredFront{stem: front[:lines[first].start]}
	for _, l := range lines[first:] {
		options.options = append(options.options, l.content)
	}
	return options
}

// frontLines are the lines of a front that aren't empty.
func frontLines(front string) []frontLine {
	var lines []frontLine
	at := 0
	for _, end := range append(lineBreak.FindAllStringIndex(front, -1), []int{len(front), len(front)}) {
		text := front[at:end[0]]
		if strings.Trim(strings.ReplaceAll(text, "&nbsp;", ""), " \t\n\u00A0") != "" {
			l := frontLine{start: at}
			if found := letteredLine.FindStringSubmatch(text); found != nil {
				l.letter, l.content = found[1][0]&^0x20, found[2]
			}
			lines = append(lines, l)
		}
		at = end[1]
	}
	return lines
}

// withLetters writes the letters of a lettered list at the end of a front, which browsers only show.
func withLetters(front string) string {
	if !strings.Contains(front, "</ol>") {
		return front
	}
	list := letterList.FindStringSubmatchIndex(front)
	if list == nil {
		return front
	}
	letter := byte('A')
	items := listItem.ReplaceAllStringFunc(front[list[4]:list[5]], func(string) string {
		mark := "<br>" + string(min(letter, 'Z')) + ") "
		letter++
		return mark
	})
	return front[:list[2]] + items + front[list[6]:]
}

// letteredChoice makes a choice of the options and a back that names the right ones: by their letters, their texts or both.
// It tells whether the back does so.
func (r *reader) letteredChoice(front *letteredFront, back string) bool {
	right, ok := r.rightOnes(front.options, back)
	if !ok {
		return false
	}
	options := make(questions.Options, len(front.options))
	for i, text := range front.options {
		options[i].Text = r.inline(text)
	}
	r.q.Stem = r.block(front.stem)
	r.choiceBody(options, right)
	return true
}

// choiceBody makes the body of options of which some are right, by their numbers.
func (r *reader) choiceBody(options questions.Options, right []int) {
	for _, i := range right {
		if i >= len(options) {
			r.q.Fail(draft.Place{}, "anki-choice-key", "found", letter(i), "last", letter(len(options)-1))
			continue
		}
		options[i].Correct = true
	}
	if len(right) == 1 {
		r.q.Body = &questions.SingleChoice{Options: options}
	} else {
		r.q.Body = &questions.MultipleResponse{Options: options}
	}
}

func letter(i int) string { return string(rune('A' + i)) }

var (
	lettersAlone = regexp.MustCompile(`^[A-Za-z](?:(?:\s*[,;&/+]\s*|\s+(?:and|und)\s+|\s+)[A-Za-z])*[.)]?$`)
	oneLetter    = regexp.MustCompile(`\b[A-Za-z]\b`)
	letterFirst  = regexp.MustCompile(`^([A-Za-z])[.):]\s+(.+)$`)
)

// rightOnes are the numbers of the options, HTML, that a back names. ok is false when it says anything else.
func (r *reader) rightOnes(options []string, back string) (right []int, ok bool) {
	texts := make([]string, len(options))
	for i := range options {
		texts[i] = questions.Fold(r.plain(options[i]))
	}
	seen := map[int]bool{}
	for _, line := range lineBreak.Split(back, maxFields) {
		line = r.plain(line)
		if line == "" {
			continue
		}
		named := numbersIn(line, texts)
		if named == nil {
			return nil, false
		}
		for _, i := range named {
			if !seen[i] {
				seen[i] = true
				right = append(right, i)
			}
		}
	}
	return right, len(right) > 0
}

// numbersIn are the numbers of the options that a line names; nil when it is no such line.
func numbersIn(line string, texts []string) []int {
	folded := questions.Fold(line)
	for i, text := range texts {
		if text == folded {
			return []int{i}
		}
	}
	if lettersAlone.MatchString(line) {
		var list []int
		for _, l := range oneLetter.FindAllString(line, -1) {
			list = append(list, int(l[0]&^0x20-'A'))
		}
		return list
	}
	if found := letterFirst.FindStringSubmatch(line); found != nil {
		i := int(found[1][0]&^0x20 - 'A')
		if i < len(texts) && texts[i] == questions.Fold(found[2]) {
			return []int{i}
		}
	}
	return nil
}
