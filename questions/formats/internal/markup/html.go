package markup

import (
	"html"
	"regexp"
	"strings"
	"unicode"

	"github.com/readback/readback/questions"
)

// HTML is the Markdown as HTML for other systems, well-formed as XML too. Images are written with the src that image returns
// for their medium; without one, what they show stands in their place.
func HTML(markdown string, image func(name string) (src string)) string {
	return forOthers(questions.RenderMarkdown(markdown), image)
}

// InlineHTML is HTML for a text inside a line.
func InlineHTML(markdown string, image func(name string) (src string)) string {
	return forOthers(questions.RenderInline(markdown), image)
}

var (
	emptyTag = regexp.MustCompile(`<(br|hr|img [^<>]*?)/?>`)
	imageTag = regexp.MustCompile(`<img src="/media/([^"]+)" alt="([^"]*)"[^<>]*>`)
)

// forOthers changes what is written for our own pages.
func forOthers(rendered string, image func(name string) (src string)) string {
	if !strings.ContainsAny(rendered, "<") {
		return rendered
	}
	rendered = strings.ReplaceAll(rendered, ` rel="nofollow noreferrer"`, "")
	rendered = imageTag.ReplaceAllStringFunc(rendered, func(tag string) string {
		parts := imageTag.FindStringSubmatch(tag)
		src := ""
		if image != nil {
			src = image(parts[1])
		}
		if src == "" {
			return parts[2]
		}
		return `<img src="` + html.EscapeString(src) + `" alt="` + parts[2] + `">`
	})
	return emptyTag.ReplaceAllString(rendered, "<$1/>")
}

// Plain is the Markdown as a reader sees it, without markup, and whether nothing but plain text was in it.
func Plain(markdown string) (text string, exact bool) {
	plain := strings.TrimRight(markdown, " \t\n")
	if plain != "" && !unicode.IsSpace(rune(plain[0])) && !strings.ContainsAny(plain, "\\*_`[]<>&~|!\n") && lineEscape(plain, '\n') < 0 {
		return plain, true
	}
	rendered := questions.RenderMarkdown(markdown)
	text = questions.PlainText(markdown)
	inner := strings.TrimSuffix(strings.TrimPrefix(rendered, "<p>"), "</p>")
	if inner = strings.ReplaceAll(inner, "</p>\n<p>", "\n\n"); strings.Contains(inner, "<") {
		return text, false
	}
	text = strings.Trim(html.UnescapeString(inner), " \n")
	return text, questions.RenderMarkdown(Escape(text)) == rendered // a tag that is left out leaves nothing behind
}
