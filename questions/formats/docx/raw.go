package docx

import (
	"slices"
	"strconv"
	"strings"
)

// raw is the question as plain paragraphs that are read the same way again. It always begins with a number, so that nothing of
// it goes to the question before: its own, or that of its place in the document. Line breaks within a paragraph are lineBreaks.
func (b *block) raw(place int) string {
	paragraphs := b.rawStem(place)
	letters, renamed := b.letters()
	marked, answer := b.rawSigns()
	for i, l := range b.options {
		star := ""
		if slices.Contains(marked, i) {
			star = "*"
		}
		paragraphs = append(paragraphs, star+string(letters[i]|0x20)+") "+flat(l.plain()))
	}
	for _, l := range b.rest {
		text := flat(l.text)
		if l.label == "answer" && renamed {
			text = "Answer: " + b.renamedAnswer(l, letters)
		}
		paragraphs = append(paragraphs, text)
	}
	if answer != nil {
		paragraphs = append(paragraphs, "Answer: "+listed(answer, letters))
	}
	return strings.Join(paragraphs, "\n") + "\n"
}

// rawStem are the paragraphs of the stem. What looks like a number in it would begin a question, but not behind a line break.
func (b *block) rawStem(place int) []string {
	if len(b.stem) == 0 {
		return []string{typedNumber(place)}
	}
	first := b.stem[0]
	paragraphs := []string{flat(first.text)}
	switch {
	case !b.numbered:
		paragraphs[0] = typedNumber(place) + " " + paragraphs[0]
	case first.item.kind != "":
		paragraphs[0] = typedNumber(first.item.number) + " " + paragraphs[0]
	}
	for _, l := range b.stem[1:] {
		text := l.item.shown() + flat(l.text)
		if questionLabel.MatchString(text) {
			paragraphs[len(paragraphs)-1] += lineBreak + text
			continue
		}
		paragraphs = append(paragraphs, text)
	}
	return paragraphs
}

// typedNumber is a number as it is typed before a question: of four digits at most.
func typedNumber(n int) string { return strconv.Itoa(min(n, 9999)) + "." }

// letters are those that options have in plain text: their own, or, where those couldn't be typed so, others from A on.
func (b *block) letters() (letters []byte, renamed bool) {
	letters = make([]byte, len(b.options))
	for i, l := range b.options {
		letters[i] = letterOf(b, i)
		renamed = renamed || l.kind == isNumbered || i == 0 && letters[0] != 'A' || i > 0 && letters[i] <= letters[i-1]
	}
	if renamed {
		for i := range letters {
			letters[i] = byte('A' + min(i, 25))
		}
	}
	return letters, renamed
}

// renamedAnswer names the options of an answer by new letters. An answer that wasn't understood must not be one by accident.
func (b *block) renamedAnswer(answer *line, letters []byte) string {
	of := *b
	of.answer = answer
	if right, ok := answered(&of); ok {
		return listed(right, letters)
	}
	return flat(answer.plain()) + " ?"
}

// rawSigns are the options that get an asterisk for what marks them. Where marks differ, nothing but asterisks would no longer
// tell: then an answer says the other thing.
func (b *block) rawSigns() (marked, answer []int) {
	signs := b.marked()
	if len(signs) == 0 {
		return nil, nil
	}
	if b.answer == nil {
		for _, s := range signs[1:] {
			if !slices.Equal(s.right, signs[0].right) {
				return signs[0].right, s.right
			}
		}
		return signs[0].right, nil
	}
	right, _ := answered(b)
	for _, s := range signs {
		if !slices.Equal(s.right, right) {
			return s.right, nil
		}
	}
	return signs[0].right, nil
}

// listed are options by their letters.
func listed(options []int, letters []byte) string {
	var names []string
	for _, i := range options {
		names = append(names, string(letters[i]))
	}
	return strings.Join(names, ", ")
}

// flattened is what makes a text one paragraph, without images. Tabs would part options.
var flattened = strings.NewReplacer("\n", lineBreak, "\t", " ", imageRune, "")

func flat(text string) string { return strings.Trim(flattened.Replace(text), " \u00A0"+lineBreak) }
