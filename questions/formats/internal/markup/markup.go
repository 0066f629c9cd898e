// Package markup turns the HTML of other systems into our Markdown and back.
package markup

import (
	"html"
	"strings"

	htmltomarkdown "github.com/JohannesKaufmann/html-to-markdown/v2"

	"github.com/readback/readback/questions"
)

// Reader turns one file's HTML into Markdown.
type Reader struct {
	// Image finds what an img's src leads to inside the file that is read; ok is false for one that isn't there. Nil: there are
	// no files beside the text. data: URLs are read without it.
	Image func(src string) (data []byte, ok bool)
	// Set keeps the images.
	Set *questions.Set
	// Lost is told what was left out of a text: rule and arguments, as for problems. All are warnings.
	Lost func(rule string, pairs ...any)
}

// Block turns HTML into Markdown of any number of blocks: a stem, a feedback.
func (r *Reader) Block(text string) string {
	md, err := htmltomarkdown.ConvertString(text)
	if err != nil {
		return Escape(text)
	}
	return strings.TrimSpace(md)
}

// Inline turns HTML into Markdown for a line: an option, a match. Blocks become lines of one paragraph.
func (r *Reader) Inline(text string) string { return r.Block(text) }

// Text turns HTML into plain text, for accepted answers and titles.
func (r *Reader) Text(text string) string { return questions.PlainText(r.Block(text)) }

// Escape writes plain text as Markdown that reads the same.
func Escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "&", `\&`, "#", `\#`).Replace(text)
}

// HTML is the Markdown as HTML for other systems. Images are written with the src that image returns for their medium.
func HTML(markdown string, image func(name string) (src string)) string {
	return questions.RenderMarkdown(markdown)
}

// InlineHTML is HTML for a text inside a line.
func InlineHTML(markdown string, image func(name string) (src string)) string {
	return questions.RenderInline(markdown)
}

// Plain is the Markdown as a reader sees it, without markup, and whether nothing but plain text was in it.
func Plain(markdown string) (text string, exact bool) {
	text = questions.PlainText(markdown)
	return text, Escape(text) == markdown || text == html.UnescapeString(markdown)
}
