package extract

import (
	"net/url"
	"regexp"
	"strings"
)

// signs are those that Markdown takes for markup wherever they stand.
var signs = strings.NewReplacer(`\`, `\\`, "*", `\*`, "`", "\\`", "<", `\<`, "[", `\[`, "_", `\_`, "&", "&amp;")

// lineStart is what Markdown takes for a heading, a quotation, a list or a line at the beginning of a line.
var lineStart = regexp.MustCompile(`^(#{1,6}(?:\s|$)|>|[-+](?:\s|$)|~~~|={2,}\s*$|-{2,}\s*$)`)

// numbered is a number that would begin a list.
var numbered = regexp.MustCompile(`^(\d{1,9})([.)](?:\s|$))`)

// escape makes a text stand in Markdown as it is, within a line.
func escape(text string) string { return signs.Replace(text) }

// escapeLines does so for lines, which lose what they are moved in by: that would make code of them.
func escapeLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		line = escape(strings.TrimSpace(line))
		line = lineStart.ReplaceAllString(line, `\$1`)
		lines[i] = numbered.ReplaceAllString(line, `$1\$2`)
	}
	return strings.Join(lines, "\n")
}

// address is a whole address on the web, or nothing.
func address(text string) string {
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}
