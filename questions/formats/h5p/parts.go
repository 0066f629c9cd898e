package h5p

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// setHead reads what parameters of a whole file say of the set.
func (r *reader) setHead(library string, n *node) {
	if library != "H5P.QuestionSet" {
		return
	}
	intro := n.get("introPage")
	if title := intro.get("title"); r.d.Set.Title == "" {
		r.d.Set.Title = r.markup.Text(title.str())
	}
	r.q = draft.NewQuestion(r.at(n)) // for what is lost of the text
	r.d.Set.Description = r.block(intro.get("introduction"))
	for _, rule := range []struct {
		what string
		at   *node
		is   bool
	}{
		{"the percentage that passes", n.get("passPercentage"), n.get("passPercentage").number(0) > 0},
		{"the number of questions that are drawn", n.get("poolSize"), n.get("poolSize").number(0) > 0},
		{"the random order of questions", n.get("randomQuestions"), n.get("randomQuestions").is(false)},
	} {
		if rule.is {
			r.d.Warn(r.at(rule.at), "not-kept", "what", rule.what)
		}
	}
}

// block is HTML as Markdown.
func (r *reader) block(n *node) string { return r.markup.Block(n.str()) }

func (r *reader) inline(n *node) string { return r.markup.Inline(n.str()) }

// image finds an image of the file; it lies beside content.json.
func (r *reader) image(src string) (data []byte, ok bool) {
	if r.archive == nil {
		return nil, false
	}
	src, _, _ = strings.Cut(src, "#") // images that weren't saved yet are marked so
	for _, name := range []string{src, unescaped(src)} {
		if data, err := r.archive.Read(path.Join(r.folder, path.Clean("/"+name))); err == nil {
			return data, true
		}
	}
	return nil, false
}

func unescaped(src string) string {
	if name, err := url.PathUnescape(src); err == nil {
		return name
	}
	return src
}

// picture is an image's parameters as Markdown.
func (r *reader) picture(file *node, alt string) string {
	src := file.get("path").str()
	if src == "" {
		return ""
	}
	data, ok := r.image(src)
	if !ok {
		r.q.Warn(r.at(file), "image-lost", "src", shortened(src))
		return ""
	}
	name, err := r.d.Set.Embed(data)
	if err != nil {
		r.q.Warn(r.at(file), "image-lost", "src", shortened(src))
		return ""
	}
	return "![" + markup.Escape(strings.Join(strings.Fields(alt), " ")) + "](" + questions.MediaScheme + name + ")"
}

// medium is what stands above a question: an image, or something that isn't kept.
func (r *reader) medium(params *node) string {
	c, ok := contentOf(params.get("media", "type"))
	if !ok {
		if c, ok = contentOf(params.get("media")); !ok {
			return r.picture(params.get("image"), params.get("imageAltText").str()) // as versions before 2015 had it
		}
	}
	if c.library == "H5P.Image" {
		return r.picture(c.params.get("file"), c.params.get("alt").str())
	}
	if len(c.params.get("sources").list()) > 0 || len(c.params.get("files").list()) > 0 {
		r.q.Warn(r.at(c.whole), "not-kept", "what", c.library)
	}
	return ""
}

// joined puts blocks below each other.
func joined(blocks ...string) string {
	var list []string
	for _, b := range blocks {
		if b != "" {
			list = append(list, b)
		}
	}
	return strings.Join(list, "\n\n")
}

// overall reads the feedback on the whole task. One that is shown for every score explains; others depend on the score, which
// nothing here does.
func (r *reader) overall(params *node) {
	feedback := params.get("overallFeedback")
	ranges := feedback.list()
	if feedback.get("overallFeedback") != nil {
		ranges = feedback.get("overallFeedback").list()
	}
	for _, n := range ranges {
		text := n.get("feedback")
		if strings.TrimSpace(text.str()) == "" {
			continue
		}
		if n.get("from").number(0) == 0 && n.get("to").number(100) == 100 {
			r.q.Explanation = joined(r.q.Explanation, r.block(text))
		} else {
			r.q.Warn(r.at(text), "not-kept", "what", "feedback that depends on the score")
		}
	}
}

// points are those of a task with so many right parts, where that is more than one.
func points(parts int) questions.Decimal {
	if parts < 2 {
		return ""
	}
	return questions.Decimal(strconv.Itoa(parts))
}

// hint is the tips of parts, each behind what it is for.
type tips []string

func (t *tips) add(what, tip string) {
	if tip != "" {
		*t = append(*t, markup.Escape(what)+": "+tip)
	}
}

func (t tips) markdown() string {
	switch len(t) {
	case 0:
		return ""
	case 1:
		return t[0]
	}
	return "- " + strings.Join(t, "\n- ")
}
