package markup

import (
	"html"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	xhtml "golang.org/x/net/html"
	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
)

// spaced is a text in which only one thing matters about white space: that there is some.
func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }

// texts are texts without control characters, most of them full of what Markdown could take for signs.
func texts() *rapid.Generator[string] {
	pieces := []string{"*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "<", ">", "&", "&amp;", "&lt", "#", "##", "-", "--", "---",
		"+", "=", "==", "|", "~", "~~", "~~~", "!", "\\", ".", ":", "1.", "12)", "a", "b c", "é", "中", " ", "  ", "\n", "\n\n", "    ", "\t",
		"http://x.y", "<b>", "</b>", "<!--", "[[1]]", "\\(x_1\\)", "$$", "{", "}", "\"", "'", "“", "/", "?", "\u00A0", "\u0301", "😀"}
	return rapid.OneOf(
		rapid.Map(rapid.SliceOf(rapid.SampledFrom(pieces)), func(list []string) string { return strings.Join(list, "") }),
		rapid.Map(rapid.String(), func(text string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsControl(r) && r != '\n' && r != '\t' {
					return -1
				}
				return r
			}, text)
		}),
	)
}

func TestPlainTextStaysWhatItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		reader := Reader{Set: &questions.Set{}}
		for name, md := range map[string]string{
			"escape": Escape(text), "block": reader.Block(html.EscapeString(text)), "inline": reader.Inline(html.EscapeString(text)),
			"bold": reader.Block("x<b>" + html.EscapeString(text) + "</b>"), "cell": reader.Block("<table><td>" + html.EscapeString(text)),
			"heading": reader.Block("<h2>" + html.EscapeString(text) + "</h2>"), "link": reader.Block("<a href='https://x.y'>" + html.EscapeString(text)),
			"item": reader.Block("<ul><li>" + html.EscapeString(text) + "</ul>"),
		} {
			want := spaced(text)
			if name == "bold" {
				want = spaced("x" + text)
			}
			if got := spaced(questions.PlainText(md)); got != want {
				t.Fatalf("%s: %q became %q, which reads %q", name, text, md, got)
			}
		}
		if got := reader.Text(html.EscapeString(text)); got != spaced(text) {
			t.Fatalf("text: %q became %q", text, got)
		}
		if plain, exact := Plain(Escape(text)); !exact || spaced(plain) != spaced(text) {
			t.Fatalf("%q is plain text: %q, %v", text, plain, exact)
		}
	})
}

func TestWhatIsExactlyPlainComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		md := texts().Draw(t, "markdown")
		text, exact := Plain(md)
		if exact && spaced(questions.RenderMarkdown(Escape(text))) != spaced(questions.RenderMarkdown(md)) {
			t.Fatalf("%q is said to be %q", md, text)
		}
	})
}

// lines is Markdown of one line, inlines deep.
func lines(deep int) *rapid.Generator[string] {
	word := rapid.SampledFrom([]string{"one", "two", "three", "a*b", "x_y", "3 * 4", "C#", "(so)", "“q”", "5%", "é"})
	if deep == 0 {
		return rapid.Map(word, Escape)
	}
	inner := lines(deep - 1)
	around := func(before, after string) *rapid.Generator[string] {
		return rapid.Map(inner, func(s string) string { return before + s + after })
	}
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for i := range rapid.IntRange(1, 4).Draw(t, "parts") {
			if i > 0 {
				b.WriteString(rapid.SampledFrom([]string{" ", " ", " ", "", ", ", "\\\n", "\n"}).Draw(t, "between"))
			}
			b.WriteString(rapid.OneOf(inner, around("*", "*"), around("**", "**"), around("***", "***"), around("~~", "~~"), around("[", "](https://x.y/a?b=1&c=(2))"),
				around("<sub>", "</sub>"), around("<em>", "</em>"), around("<strong>", "</strong>"), rapid.Just("`a * b`"), rapid.Just("``c`d``")).Draw(t, "part"))
		}
		return b.String()
	})
}

// blocks is Markdown of any number of blocks.
func blocks(deep int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var parts []string
		for range rapid.IntRange(1, 3).Draw(t, "blocks") {
			kind := rapid.IntRange(0, 8).Draw(t, "kind")
			line := lines(2).Draw(t, "line")
			flat := strings.NewReplacer("\\\n", " ", "\n", " ", "|", "").Replace(line)
			switch {
			case kind == 1:
				parts = append(parts, "## "+flat)
			case kind == 2:
				parts = append(parts, "```\na  <b>\n\n*c*\n```")
			case kind == 3:
				parts = append(parts, "| a | b |\n| --- | --- |\n| "+flat+" | `x\\|y` |\n| | "+flat+" |")
			case kind == 4:
				parts = append(parts, "---")
			case deep > 0 && kind == 5:
				parts = append(parts, indent(blocks(deep-1).Draw(t, "quote"), "> ", "> "))
			case deep > 0 && kind == 6:
				between := rapid.SampledFrom([]string{"\n", "\n\n"}).Draw(t, "loose")
				parts = append(parts, indent(items(deep-1).Draw(t, "item"), "- ", "  ")+between+indent(line, "- ", "  "))
			case deep > 0 && kind == 7:
				parts = append(parts, indent(items(deep-1).Draw(t, "item"), "3. ", "   ")+"\n"+indent(line, "4. ", "   "))
			default:
				parts = append(parts, line)
			}
		}
		return strings.Join(parts, "\n\n")
	})
}

// items are blocks of an item. Around tables in items, goldmark sees lists without paragraphs where there are blank lines.
func items(deep int) *rapid.Generator[string] {
	return blocks(deep).Filter(func(md string) bool { return !strings.Contains(md, "| ---") })
}

// shown is what is seen of HTML: its blocks, and each character with what it is, without white space.
func shown(text string) string {
	var b strings.Builder
	open, before := map[string]int{}, ""
	z := xhtml.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		token := z.Token()
		switch {
		case kind == xhtml.ErrorToken:
			return b.String()
		case kind == xhtml.TextToken:
			if text := strings.Join(strings.Fields(token.Data), ""); text != "" {
				if now := marksOf(open); now != before {
					before = now
					b.WriteString("{" + now + "}")
				}
				b.WriteString(text)
			}
		case token.Data == "a" || token.Data == "code" || emphasis[token.Data] != "":
			name := token.Data
			if name == "a" {
				name += attr(token, "href")
			}
			if kind == xhtml.StartTagToken {
				open[name]++
			} else if token.Data == "a" {
				maps.DeleteFunc(open, func(name string, _ int) bool { return name[0] == 'a' })
			} else {
				open[name]--
			}
		default:
			b.WriteString("\n" + token.String())
		}
	}
}

func marksOf(open map[string]int) string {
	var list []string
	for name, n := range open {
		if n > 0 {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

func TestMarkdownComesBackThroughHTML(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		md := blocks(2).Filter(func(md string) bool { return !strings.Contains(md, "~~~") }).Draw(t, "markdown")
		reader := Reader{Set: &questions.Set{}, Lost: func(rule string, pairs ...any) { t.Errorf("lost %s %v", rule, pairs) }}
		first := HTML(md, nil)
		again := reader.Block(first)
		second := HTML(again, nil)
		if shown(first) != shown(second) {
			t.Fatalf("Markdown\n%s\nshows\n%s\nwhich became\n%s\nwhich shows\n%s", md, first, again, second)
		}
		third := reader.Block(second) // ***this*** is emphasis around strong emphasis, whichever it was
		if fourth := reader.Block(HTML(third, nil)); fourth != third {
			t.Fatalf("%s\nbecame\n%s", third, fourth)
		}
	})
}
