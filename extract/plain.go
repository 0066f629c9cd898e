package extract

import (
	"regexp"
	"strings"
	"unicode"
)

// fromPlain takes a text that knows no markup: signs that Markdown would take for some are escaped.
func fromPlain(text string) Article {
	text = plainLines(text)
	if !blankLine.MatchString(strings.TrimSpace(text)) { // then each line is a paragraph
		text = strings.ReplaceAll(text, "\n", "\n\n")
	}
	var blocks []string
	for _, block := range blankLine.Split(text, -1) {
		if block = strings.TrimSpace(block); block != "" {
			blocks = append(blocks, block)
		}
	}
	var a Article
	if len(blocks) > 1 && isHeadline(blocks[0]) {
		a.Title, blocks = blocks[0], blocks[1:]
	}
	for i := range blocks {
		blocks[i] = escapeLines(blocks[i])
	}
	a.Text = strings.Join(blocks, "\n\n")
	return a
}

// fromMarkdown takes the headline from what stands before the text, or from a first heading.
func fromMarkdown(text string) Article {
	var a Article
	text = a.frontMatter(plainLines(text))
	if m := firstHeading.FindStringSubmatch(text); m != nil {
		if a.Title == "" {
			a.Title = m[1]
		}
		if a.Title == m[1] {
			text = text[len(m[0]):]
		}
	}
	a.Text = text
	return a
}

var (
	blankLine    = regexp.MustCompile(`\n[ \t]*(?:\n[ \t]*)+`)
	firstHeading = regexp.MustCompile(`^\s*# +([^\n]+?)[ #]*(?:\n|$)`)
	frontMatter  = regexp.MustCompile(`^---\n((?:[^\n]*\n){1,60}?)---(?:\n|$)`)
	aDay         = regexp.MustCompile(`^\d{4}-\d\d-\d\d`)
)

// frontMatter reads the lines "title: …" between dashes that notes and clippings begin with, and returns what follows.
func (a *Article) frontMatter(text string) string {
	m := frontMatter.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	for _, line := range strings.Split(m[1], "\n") {
		key, value, _ := strings.Cut(line, ":")
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "title":
			a.Title = value
		case "author":
			a.Author = value
		case "publisher", "site":
			a.Publisher = value
		case "date", "published":
			a.Published = aDay.FindString(value)
		case "url", "source":
			a.URL = value
		case "lang", "language":
			a.Language = value
		}
	}
	return text[len(m[0]):]
}

// plainLines makes every end of a line a newline.
func plainLines(text string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n").Replace(text)
}

// visible leaves out what no reader sees: control characters, marks where a word may be parted, and of byte order.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\f' || r == '\v':
			return '\n'
		case unicode.IsControl(r), r == '\u00ad', r == '\u200b', r == '\ufeff', r == '\u2060':
			return -1
		}
		return r
	}, text)
}

// tidied has one blank line between passages, none with white space at its end.
func tidied(text string) string {
	lines := strings.Split(visible(plainLines(text)), "\n")
	for i := range lines {
		lines[i] = strings.TrimRightFunc(lines[i], unicode.IsSpace)
	}
	return strings.Trim(blankLine.ReplaceAllString(strings.Join(lines, "\n"), "\n\n"), "\n")
}
