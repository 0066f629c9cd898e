package extract

import (
	"bytes"
	"path"
	"regexp"
	"strings"
)

// htmlStart is how a page or a piece of one begins, behind comments and declarations.
var htmlStart = regexp.MustCompile(`(?i)^(?:\s|<!--[\s\S]*?-->|<\?[^>]*>)*<(?:!doctype\s+html|html|head|body|title|meta|main|article|section|header|div|p|h[1-6]|ul|ol|table|blockquote|figure|span)[\s/>]`)

func isHTML(text string) bool { return htmlStart.MatchString(text) }

// isPDF looks a little further than the first byte, as readers of PDF files do.
func isPDF(data []byte) bool { return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) }

func isMarkdown(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown":
		return true
	}
	return false
}

// foreign are beginnings of files that look like text and aren't an article's, and of such as people try: the old Word
// format, images, archives, mail and web archives.
var foreign = []string{"{\\rtf", "\xd0\xcf\x11\xe0", "\x89PNG", "\xff\xd8\xff", "GIF8", "\x1f\x8b", "Rar!", "7z\xbc\xaf", "MIME-Version:", "From: <Saved by", "bplist00", "%!PS"}

func isForeign(data []byte) bool {
	for _, f := range foreign {
		if bytes.HasPrefix(data, []byte(f)) {
			return true
		}
	}
	return false
}
