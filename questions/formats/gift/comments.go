package gift

import (
	"slices"
	"strings"
)

// remarks are what a block's comments say of its question.
type remarks struct {
	id   string
	tags []string
}

// maxTags bounds the tags of a question.
const maxTags = 100

// uncommented is a block without its comments, which keep their room so that offsets stay what they are.
func uncommented(b piece) (piece, remarks) {
	var found remarks
	if !strings.Contains(b.text, "//") {
		return b.trim(), found
	}
	var text []byte // with its comments blanked, once there is one behind other lines
	begun := -1
	for from := 0; from < len(b.text); {
		end := lineEnd(b.text, from)
		line := piece{b.text[from:end], from}.trim().text
		switch {
		case !strings.HasPrefix(line, "//"):
			if begun < 0 {
				begun = from
			}
		case begun < 0:
			found.note(line)
		default:
			if text == nil {
				text = []byte(b.text)
			}
			copy(text[from:end], strings.Repeat(gone, end-from))
			found.note(line)
		}
		from = end
	}
	if begun < 0 {
		return b.from(len(b.text)), found
	}
	if text != nil {
		b.text = string(text)
	}
	return b.from(begun).trim(), found
}

func lineEnd(text string, from int) int {
	if i := strings.IndexByte(text[from:], '\n'); i >= 0 {
		return from + i + 1
	}
	return len(text)
}

// note takes over the id and the tags of a comment. The first id counts.
func (f *remarks) note(line string) {
	if f.id == "" {
		f.id, _ = remark(line, "[id:", "")
	}
	for rest := line; len(f.tags) < maxTags; {
		var tag string
		if tag, rest = remark(rest, "[tag:", "<>`"); rest == "" {
			return
		}
		if tag != "" && !slices.Contains(f.tags, tag) {
			f.tags = append(f.tags, tag)
		}
	}
}

// remark finds [id:…] or [tag:…], in which a bracket is written as \] and some characters can't be. The rest of the line is
// empty when there is none.
func remark(line, begin, never string) (text, rest string) {
	for {
		_, behind, found := strings.Cut(line, begin)
		if !found {
			return "", ""
		}
		end, ok := remarkEnd(behind, never)
		if ok {
			return strings.ReplaceAll(strings.TrimSpace(behind[:end]), `\]`, "]"), behind[end:]
		}
		line = behind[end:]
	}
}

// remarkEnd is the place of the bracket that ends a remark, or of what can't be in one.
func remarkEnd(text, never string) (end int, ok bool) {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == ']':
			return i, true
		case c == '\\' && strings.HasPrefix(text[i+1:], "]"):
			i++
		case c < ' ' || c == 0x7F || strings.IndexByte(never, c) >= 0:
			return i, false
		}
	}
	return len(text), false
}

// tagged writes an id or a tag for a comment.
func tagged(what, text string) string {
	return "[" + what + ":" + strings.ReplaceAll(text, "]", `\]`) + "]"
}

// isTag tells whether a tag can be written in a comment.
func isTag(tag string) bool {
	found, _ := remark(tagged("tag", tag), "[tag:", "<>`")
	return found == tag && tag != ""
}

// remarked puts the remarks to the question, behind the tag of its category.
func (r *reading) remarked(found remarks) {
	r.q.ID = found.id
	if r.category == "" {
		r.q.Tags = found.tags
		return
	}
	r.q.Tags = append(make([]string, 0, 1+len(found.tags)), r.category)
	for _, tag := range found.tags {
		if tag != r.category {
			r.q.Tags = append(r.q.Tags, tag)
		}
	}
}

// fence begins and ends code in Markdown.
const fence = "```"

// fences warns of code that a blank line cuts, since it ends the question, and of comments that were lines of code.
func (r *reading) fences(b piece) {
	open := -1
	for from := 0; strings.Contains(b.text[from:], fence); {
		end := lineEnd(b.text, from)
		line := b.text[from:end]
		switch {
		case open >= 0 && strings.HasPrefix(strings.Trim(line, blank), "//"):
			r.q.Warn(r.lines.Place(b.at+from), "gift-code-comment")
		case strings.Count(line, fence)%2 == 0:
		case open >= 0:
			open = -1
		default:
			open = b.at + from
		}
		from = end
	}
	if open >= 0 {
		r.q.Warn(r.lines.Place(open), "gift-code-blank")
	}
}
