package gift

import (
	"encoding/base64"
	"path"
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/loss"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// chooseFormat writes a question without the name of a format when all its texts are plain, otherwise as Markdown, which
// its parts inherit.
func (w *writing) chooseFormat() {
	w.format = moodle
	for _, text := range w.texts() {
		if _, ok := plainForm(text); !ok {
			w.format = markdown
		}
	}
}

// texts are those that have a format.
func (w *writing) texts() []string {
	texts := []string{w.q.Stem, w.q.Explanation}
	switch b := w.q.Body.(type) {
	case *questions.SingleChoice:
		texts = append(texts, optionTexts(b.Options)...)
	case *questions.MultipleResponse:
		texts = append(texts, optionTexts(b.Options)...)
	case *questions.TrueFalse:
		texts = append(texts, b.Feedback.True, b.Feedback.False)
	case *questions.ShortText:
		for _, a := range b.Accept {
			texts = append(texts, a.Feedback)
		}
	case *questions.Numeric:
		for _, a := range b.Accept {
			texts = append(texts, a.Feedback)
		}
	case *questions.Matching:
		for _, p := range b.Pairs {
			texts = append(texts, p.Prompt)
		}
	}
	return texts
}

func optionTexts(options questions.Options) []string {
	var texts []string
	for _, o := range options {
		texts = append(texts, o.Text, o.Feedback)
	}
	return texts
}

// plainForm is a Markdown text as one without markup that is read as the same Markdown; ok is false where there is none.
func plainForm(md string) (text string, ok bool) {
	text = md
	if markup.Escape(md) != md {
		text, _ = markup.Plain(md)
	}
	written := escape(text)
	same := escaped(written, true) == strings.TrimSpace(md) && !strings.Contains(md, "\n")
	return text, same && !hasTags(text) && !strings.HasPrefix(text, "//")
}

// words writes a text in the question's format. What would be taken for the name of a format, or for a weight, has the
// format's name before it.
func (w *writing) words(md string) string {
	text := strings.TrimSpace(md)
	if w.format == markdown {
		text = w.withImages((&markup.Reader{}).Markdown(text)) // as it will be read
	} else {
		text, _ = plainForm(md)
	}
	_, f := prefixed(piece{text, 0}, "")
	if f != "" || strings.HasPrefix(text, "%") {
		return "[" + string(w.format) + "]" + escape(text)
	}
	return escape(text)
}

// arrowless is words for where -> has a meaning. As an entity it has none in plain text; in Markdown a backslash takes it
// away, except in code.
func (w *writing) arrowless(md *string, part string) string {
	if !strings.Contains(*md, "->") {
		return w.words(*md)
	}
	if w.format != markdown {
		return strings.ReplaceAll(w.words(*md), "->", "-&gt;")
	}
	w.lost.Changed(w.index, w.q, "-> in "+part, `-\>`)
	*md = strings.ReplaceAll(*md, "->", `-\>`)
	return w.words(*md)
}

// plainWords writes a text that has no format.
func plainWords(text string) string {
	text = strings.TrimSpace(text)
	_, f := prefixed(piece{text, 0}, "")
	if f != "" || strings.HasPrefix(text, "%") {
		return "[plain]" + escape(text)
	}
	return escape(text)
}

// plainMatch is a Markdown text for where GIFT has plain text alone.
func (w *writing) plainMatch(md *string, part string) string {
	text, _ := markup.Plain(*md)
	text = strings.Join(strings.Fields(text), " ")
	if again := markup.Escape(text); again != *md {
		w.lost.Changed(w.index, w.q, part, "plain text")
		*md = again
	}
	return escape(text)
}

// linkedMedium is a medium in a Markdown text.
var linkedMedium = regexp.MustCompile(`\]\(media:([0-9a-f]{32}\.[a-z]{3,4})`)

// withImages puts the images into a Markdown text.
func (w *writing) withImages(md string) string {
	return linkedMedium.ReplaceAllStringFunc(md, func(found string) string {
		if src, ok := w.image(linkedMedium.FindStringSubmatch(found)[1]); ok {
			return "](" + src
		}
		return found
	})
}

var imageTypes = map[string]string{".png": "image/png", ".jpg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp"}

// image is a medium as a URL that has it in itself.
func (w *writing) image(name string) (src string, ok bool) {
	medium := w.set.Medium(name)
	if medium == nil || len(medium.Data) == 0 {
		return "", false
	}
	w.used[name] = true
	return "data:" + imageTypes[path.Ext(name)] + ";base64," + base64.StdEncoding.EncodeToString(medium.Data), true
}

// unusedMedia reports the images that no text in the file shows.
func (w *writing) unusedMedia() questions.Problems {
	lost := loss.New("GIFT")
	for _, m := range w.set.Media {
		if !w.used[m.Name] {
			lost.Set("image " + m.Name)
		}
	}
	return lost.Problems()
}
