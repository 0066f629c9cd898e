package anki

import (
	"encoding/base64"
	"encoding/csv"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/loss"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// The columns of the files that are written. The note types are those that every collection has.
const fileHead = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"

// Write writes a set as a text file for Anki: notes of the types Basic and Cloze. Each is read back as it is written, so that
// whatever is lost of a question is told.
func Write(w io.Writer, set questions.Set) (questions.Problems, error) {
	f := &writer{set: &set, report: loss.New("Anki"), shown: map[string]bool{}}
	head := fileHead
	if tags := f.setTags(); len(tags) > 0 {
		head += "#tags:" + strings.Join(tags, " ") + "\n"
	}
	f.report.Parts(&set, "set title", "set tags", "set media", "id", "tags", "explanation", "hint")
	if f.deck() != set.Title || set.Title == defaultDeck {
		f.report.Set("title")
	}
	if _, err := io.WriteString(w, head); err != nil {
		return nil, err
	}
	rows := csv.NewWriter(w)
	rows.Comma = '\t'
	for i := range set.Questions {
		if row := f.row(i); row != nil {
			if err := rows.Write(row); err != nil {
				return nil, err
			}
		}
	}
	f.unshown()
	rows.Flush()
	return f.report.Problems(), rows.Error()
}

// writer writes one set.
type writer struct {
	set    *questions.Set
	report *loss.Report
	shown  map[string]bool // media that a note shows
}

// deck is the set's title as the name of a deck.
func (f *writer) deck() string { return strings.Join(strings.Fields(f.set.Title), " ") }

func (f *writer) setTags() []string {
	tags, exact := spaceless(f.set.Tags)
	if !exact {
		f.report.Set("blanks in tags")
	}
	return tags
}

// spaceless are tags as Anki has them: without blanks, which stand between them there.
func spaceless(tags []string) (list []string, exact bool) {
	exact = true
	for _, tag := range tags {
		joined := strings.Join(strings.Fields(tag), "_")
		exact = exact && joined == tag
		if joined != "" {
			list = append(list, joined)
		}
	}
	return list, exact
}

// row is a question's row: guid, notetype, deck, two fields, tags; nil for one that no note can hold.
func (f *writer) row(i int) []string {
	q := &f.set.Questions[i]
	as := f.asCard(q)
	if as == nil {
		f.report.Left(i, q)
		return nil
	}
	tags, exact := spaceless(q.Tags)
	if !exact {
		f.report.Changed(i, q, "blanks in tags", "_")
	}
	kind, front, back := "Basic", "", ""
	if b, ok := as.Body.(*questions.GapFill); ok {
		kind = "Cloze"
		front, back = f.cloze(as, b), f.html(as.Explanation)
	} else {
		front, back = f.sides(as)
	}
	f.losses(i, q, kind, front, back)
	return []string{q.ID, kind, f.deck(), front, back, strings.Join(tags, " ")}
}

// html is Markdown as HTML, with its images in it.
func (f *writer) html(text string) string { return guarded(markup.HTML(text, f.image)) }

// lineHTML is Markdown as HTML on one line: without what would begin another.
func (f *writer) lineHTML(text string) string {
	html := strings.TrimSpace(guarded(markup.InlineHTML(text, f.image)))
	if lineBreak.MatchString(html) || strings.Contains(html, "<hr") || strings.Contains(html, "<pre") || strings.Contains(html, "<blockquote") {
		html = guarded(escapeHTML(questions.PlainText(text)))
	}
	return strings.Join(strings.Fields(html), " ")
}

// guarded keeps what is only text from being taken for a cloze or a sound.
func guarded(html string) string {
	if !strings.Contains(html, "{{") && !strings.Contains(html, "[sound:") {
		return html
	}
	return strings.NewReplacer("{{", "&#123;&#123;", "[sound:", "&#91;sound:").Replace(html)
}

// image is a medium as an address that has the whole image in it, since a text file has no files beside it.
func (f *writer) image(name string) string {
	m := f.set.Medium(name)
	if m == nil {
		return name
	}
	f.shown[name] = true
	kind := strings.TrimPrefix(path.Ext(name), ".")
	if kind == "jpg" {
		kind = "jpeg"
	}
	return "data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(m.Data)
}

// unshown reports images that no note shows.
func (f *writer) unshown() {
	if slices.ContainsFunc(f.set.Media, func(m questions.Medium) bool { return !f.shown[m.Name] }) {
		f.report.Set("media that no question shows")
	}
}

// sides are the front and the back of a card.
func (f *writer) sides(q *questions.Question) (front, back string) {
	front = f.html(q.Stem)
	more := f.html(q.Explanation)
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		best := bestOption(b.Options)
		front, back = f.letteredSides(front, b.Options, func(i int) bool { return i == best })
	case *questions.MultipleResponse:
		front, back = f.letteredSides(front, b.Options, func(i int) bool { return b.Options[i].Rewards() })
	case *questions.TrueFalse:
		back = "False"
		if b.Answer != nil && *b.Answer {
			back = "True"
		}
	case *questions.ShortText:
		back = guarded(escapeHTML(shownText(b.Accept)))
	case *questions.Numeric:
		back = guarded(escapeHTML(shownNumber(b)))
	}
	if more != "" {
		back += "<hr>" + more
	}
	return front, back
}

// letteredSides puts the options below the front and makes a back of the right ones.
func (f *writer) letteredSides(front string, options questions.Options, isRight func(i int) bool) (both, back string) {
	var lines, right []string
	for i := range options {
		line := letter(i) + ") " + f.lineHTML(options[i].Text)
		lines = append(lines, line)
		if isRight(i) {
			right = append(right, line)
		}
	}
	return strings.TrimRight(front, "\n") + "<br><br>" + strings.Join(lines, "<br>"), strings.Join(right, "<br>")
}

// bestOption is the number of the right option, or the first with the highest weight.
func bestOption(options questions.Options) int {
	best := 0
	for i := range options {
		if worth(&options[i]) > worth(&options[best]) {
			best = i
		}
	}
	return best
}

// shownText is the accepted text that people should learn: the first that is worth everything, if possible without wildcards.
func shownText(accept []questions.Accept) string {
	best := -1
	for i := range accept {
		if accept[i].Weight != "" && accept[i].Weight != "100" {
			continue
		}
		if best < 0 || hasWildcard(accept[best].Text) && !hasWildcard(accept[i].Text) {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	return unstarred(accept[best].Text)
}

var escapedStar = regexp.MustCompile(`\\\*`)

func hasWildcard(text string) bool {
	return strings.Contains(escapedStar.ReplaceAllString(text, ""), "*")
}

// unstarred is an accepted text as people read it.
func unstarred(text string) string { return escapedStar.ReplaceAllString(text, "*") }

// shownNumber is the accepted number that people should learn, with its unit.
func shownNumber(b *questions.Numeric) string {
	for i := range b.Accept {
		if a := &b.Accept[i]; a.Weight == "" || a.Weight == "100" {
			return strings.TrimSpace(numberText(a) + " " + b.Unit)
		}
	}
	return ""
}

// numberText is an accepted number as number reads it, or a range.
func numberText(a *questions.NumericAccept) string {
	switch {
	case a.Value != "" && a.Tolerance != "":
		return string(a.Value) + " ± " + string(a.Tolerance)
	case a.Value != "":
		return string(a.Value)
	case a.Min == "":
		return "≤ " + string(a.Max)
	case a.Max == "":
		return "≥ " + string(a.Min)
	}
	return string(a.Min) + " – " + string(a.Max)
}

// losses reports what isn't read back of a question.
func (f *writer) losses(i int, q *questions.Question, kind, front, back string) {
	d := draft.New("")
	r := newReader(d)
	k := &notetype{name: kind}
	k.settle()
	r.note(&note{kind: k, guid: q.ID, fields: []string{front, back}})
	if len(d.Set.Questions) == 0 {
		f.report.Question(i, q, "what is right")
		return
	}
	compare(f.report, i, q, &d.Set.Questions[0])
}
