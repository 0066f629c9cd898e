package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	digits     = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(`(?i)^\W*(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?\W*$`)
	parted     = regexp.MustCompile(`(\p{L}+)-\n(\p{Ll}+)`)
)

// edgeLines is how many lines at the top and the bottom of a page may be its head and foot.
const edgeLines = 2

// fromPages makes an article of the pages of a printed one: without heads, feet and page numbers, words that were parted
// at the end of a line in one piece, and paragraphs that go on over a page as one.
func fromPages(text string) Article {
	pages := strings.Split(strings.TrimRight(plainLines(text), "\f\n"), "\f")
	cut := make([][]string, len(pages))
	for i, page := range pages {
		cut[i] = strings.Split(strings.Trim(page, "\n"), "\n")
	}
	running := runningLines(cut)
	whole := ""
	for _, lines := range cut {
		page := strings.Trim(strings.Join(withoutEdges(lines, running), "\n"), "\n ")
		whole = joinPages(whole, page)
	}
	whole = join(whole)
	a := fromPlain(whole)
	a.Text = withoutAsides(a.Text)
	return a
}

// runningLines are the heads and feet, with their numbers made alike: lines at the edge of at least half of the pages.
func runningLines(pages [][]string) map[string]bool {
	seen := map[string]int{}
	for _, lines := range pages {
		once := map[string]bool{}
		for _, at := range edges(lines) {
			once[alike(lines[at])] = true
		}
		for line := range once {
			seen[line]++
		}
	}
	running := map[string]bool{}
	for line, n := range seen {
		running[line] = n >= 2 && 2*n >= len(pages)
	}
	return running
}

func alike(line string) string {
	return digits.ReplaceAllString(strings.Join(strings.Fields(line), " "), "0")
}

// edges are the places of the first and the last lines of a page that have text.
func edges(lines []string) []int {
	var full []int
	for i, line := range lines {
		if strings.TrimSpace(line) != "" {
			full = append(full, i)
		}
	}
	if len(full) <= 2*edgeLines {
		return full
	}
	return append(full[:edgeLines:edgeLines], full[len(full)-edgeLines:]...)
}

func withoutEdges(lines []string, running map[string]bool) []string {
	drop := map[int]bool{}
	for _, at := range edges(lines) {
		drop[at] = running[alike(lines[at])] || pageNumber.MatchString(strings.TrimSpace(lines[at]))
	}
	var kept []string
	for i, line := range lines {
		if !drop[i] {
			kept = append(kept, line)
		}
	}
	return kept
}

// joinPages puts a page behind the others: in the same paragraph where the sentence goes on.
func joinPages(before, page string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(page)
	switch {
	case before == "" || page == "":
		return before + page
	case last == '-' || unicode.IsLower(first) && !strings.ContainsRune(`.!?:"”’`, last):
		return before + "\n" + page
	}
	return before + "\n\n" + page
}

// join makes one line of each paragraph. A word that was parted keeps its hyphen where the text has it so elsewhere.
func join(text string) string {
	text = parted.ReplaceAllStringFunc(text, func(found string) string {
		m := parted.FindStringSubmatch(found)
		if hyphened := m[1] + "-" + m[2]; strings.Contains(text, hyphened) {
			return hyphened
		}
		return m[1] + m[2]
	})
	blocks := blankLine.Split(text, -1)
	for i := range blocks {
		blocks[i] = strings.Join(strings.Fields(blocks[i]), " ")
	}
	return strings.Join(blocks, "\n\n")
}
