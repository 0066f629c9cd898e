package docx

import (
	"fmt"
	"html"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// question makes a question of what belongs to it.
func (r *reader) question(b *block, tag string) {
	q := draft.NewQuestion(r.at(b.first().paragraph))
	r.q = q
	r.blocksRead++
	q.Raw = b.raw(r.blocksRead)
	if tag != "" {
		q.Tags = []string{tag}
	}
	q.Stem = r.blockText(b.stem)
	q.Explanation, q.Hint = r.blockText(b.more["explanation"]), r.blockText(b.more["hint"])
	r.points(b)
	if n := len(b.stem); n > 1 && !b.numbered {
		q.Warn(draft.Place{}, "docx-stem", "count", n, "text", shortened(b.stem[n-1].text))
	}
	switch {
	case b.alone == "docx-answers":
		q.Fail(r.at(b.answer.paragraph), b.alone)
	case b.alone != "":
		q.Fail(draft.Place{}, b.alone, "text", shortened(b.first().text))
	case len(b.options) == 0:
		r.statement(b)
	default:
		r.choice(b)
	}
	r.d.Add(q)
}

// points reads how much the question is worth.
func (r *reader) points(b *block) {
	for _, l := range b.more["points"] {
		points, err := questions.ParseDecimal(strings.Replace(l.plain(), ",", ".", 1))
		if err != nil {
			r.q.Fail(r.at(l.paragraph), "docx-points", "found", shortened(l.plain()))
			continue
		}
		r.q.Points = points
	}
}

// statement makes a question without options: one that is true or false, and says so.
func (r *reader) statement(b *block) {
	if b.answer != nil {
		if is, ok := truth(b.answer.plain()); ok {
			r.q.Body = &questions.TrueFalse{Answer: &is}
			return
		}
	}
	r.q.Fail(draft.Place{}, "docx-no-options", "text", shortened(b.first().text))
}

// truth reads true or false.
func truth(text string) (is, ok bool) {
	switch strings.ToLower(strings.Trim(text, ".! ")) {
	case "true", "t", "wahr", "richtig":
		return true, true
	case "false", "f", "falsch":
		return false, true
	}
	return false, false
}

// choice makes a question of options and what marks the right ones.
func (r *reader) choice(b *block) {
	options := make(questions.Options, len(b.options))
	for i, l := range b.options {
		options[i].Text = r.lineText(l)
		r.q.At(fmt.Sprintf("/options/%d/text", i), r.at(l.paragraph))
	}
	right, ok := r.right(b)
	if !ok {
		return
	}
	if is, ok := trueOrFalse(b, right); ok {
		r.q.Body = &questions.TrueFalse{Answer: &is}
		return
	}
	for _, i := range right {
		options[i].Correct = true
	}
	if len(right) == 1 {
		r.q.Body = &questions.SingleChoice{Options: options}
	} else {
		r.q.Body = &questions.MultipleResponse{Options: options}
	}
}

// trueOrFalse tells whether the options are True and False, and which of them is right.
func trueOrFalse(b *block, right []int) (is, ok bool) {
	if len(b.options) != 2 || len(right) != 1 {
		return false, false
	}
	first, ok := truth(b.options[0].plain())
	second, ok2 := truth(b.options[1].plain())
	if !ok || !ok2 || first == second || len(b.options[0].plain()) < 2 {
		return false, false
	}
	return first == (right[0] == 0), true
}

// blockText are lines as paragraphs of Markdown. Text that is bold as a whole is so for its looks.
func (r *reader) blockText(lines []*line) string {
	all := ^marks(0)
	for _, l := range lines {
		all &= shared(l.content())
	}
	var b strings.Builder
	for i, l := range lines {
		b.WriteString("<p>")
		if i > 0 {
			b.WriteString(l.item.shown())
		}
		b.WriteString(r.htmlOf(l.content(), all) + "</p>")
	}
	return r.markup.Block(b.String())
}

// lineText is an option as Markdown.
func (r *reader) lineText(l *line) string {
	content := l.content()
	return r.markup.Inline(r.htmlOf(content, shared(content)))
}

// shared are the marks that all of a text has.
func shared(runs []run) marks {
	all := ^marks(0)
	for _, r := range runs {
		if strings.Trim(r.text, " \t\n\u00A0"+imageRune) != "" {
			all &= r.marks
		}
	}
	return all
}

// tags are the elements for marks that texts keep. What is underlined or highlighted only looks so.
var tags = []struct {
	mark marks
	name string
}{{bold, "strong"}, {italic, "em"}, {struck, "del"}, {raised, "sup"}, {lowered, "sub"}}

// htmlOf are runs as HTML, without some marks.
func (r *reader) htmlOf(runs []run, without marks) string {
	var b strings.Builder
	for _, piece := range runs {
		if piece.image != "" {
			b.WriteString(`<img src="` + html.EscapeString(r.images[piece.image]) + `" alt="` + html.EscapeString(piece.alt) + `">`)
			continue
		}
		for _, t := range tags {
			if piece.marks&^without&t.mark != 0 {
				b.WriteString("<" + t.name + ">")
			}
		}
		b.WriteString(strings.NewReplacer("\n", "<br>", "\t", " ").Replace(html.EscapeString(piece.text)))
		for i := range tags {
			if t := tags[len(tags)-1-i]; piece.marks&^without&t.mark != 0 {
				b.WriteString("</" + t.name + ">")
			}
		}
	}
	return b.String()
}
