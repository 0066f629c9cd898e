package moodlexml

import "strings"

// pieces finds the <question> elements of a file one behind the other, without a tree of the whole: 100,000 questions
// take no more memory than their text, and one whose tags are broken ends where the next begins.
type pieces struct {
	text string
	at   int             // what is looked at next
	last int             // behind the last thing that was understood
	gone map[string]bool // ends of comments and the like that don't come any more

	opened, closed bool                          // the <quiz> around the questions
	fault          func(offset int, what string) // is told of what is broken between questions
	entities       func(offset int)              // is told of a DTD with entities
}

// span is a part of the file, by its offsets.
type span struct{ from, to int }

// next returns the next question, or what is left of one whose beginning can't be recognised.
func (p *pieces) next() (span, bool) {
	for {
		i := strings.IndexByte(p.text[p.at:], '<')
		if i < 0 {
			p.at = len(p.text)
			return span{}, false
		}
		from := p.at + i
		switch rest := p.text[from:]; {
		case isTag(rest, "<question"):
			s := p.question(from)
			p.last = p.at
			return s, true
		case isTag(rest, "</question"):
			s := span{p.lost(from), p.tagEnd(from)}
			p.at, p.last = s.to, s.to
			return s, true
		default:
			p.between(from)
		}
	}
}

// lost is where a question begins that has an end and no beginning.
func (p *pieces) lost(end int) int {
	return end - len(strings.TrimLeft(p.text[p.last:end], " \t\n"))
}

// between goes over what stands between questions.
func (p *pieces) between(from int) {
	rest := p.text[from:]
	to, missing := p.skip(from)
	switch isQuiz := isTag(rest, "<quiz"); {
	case isQuiz:
		p.opened, to = true, p.tagEnd(from)
	case isTag(rest, "</quiz"):
		p.closed = true
	}
	if p.at = to; to > from+1 {
		p.last = to
	}
	if missing != "" {
		p.fault(from, missing+" is missing")
	}
	if strings.Contains(p.text[from:to], "<!ENTITY") && strings.HasPrefix(rest, "<!D") {
		p.entities(from)
	}
}

// question returns the question that begins at an offset. One that isn't closed ends where the next one begins.
func (p *pieces) question(from int) span {
	at := p.tagEnd(from)
	if strings.HasSuffix(p.text[from:at], "/>") {
		p.at = at
		return span{from, at}
	}
	for {
		i := strings.IndexByte(p.text[at:], '<')
		if i < 0 {
			p.at = len(p.text)
			return span{from, p.at}
		}
		at += i
		switch rest := p.text[at:]; {
		case isTag(rest, "</question"):
			p.at = p.tagEnd(at)
			return span{from, p.at}
		case isTag(rest, "<question"), isTag(rest, "</quiz"):
			p.at = at
			return span{from, at}
		}
		at, _ = p.skip(at)
	}
}

// marks are the beginnings of what isn't an element, and their ends.
var marks = []struct{ begin, end string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}}

// skip returns where a comment, a CDATA section or a DTD ends, or the offset behind the < of a tag. What has no end is
// reported and read as if it weren't there.
func (p *pieces) skip(at int) (to int, missing string) {
	rest := p.text[at:]
	for _, mark := range marks {
		if !strings.HasPrefix(rest, mark.begin) {
			continue
		}
		if end := p.index(at+len(mark.begin), mark.end); end >= 0 {
			return end + len(mark.end), ""
		}
		return at + len(mark.begin), mark.end
	}
	if strings.HasPrefix(rest, "<!") {
		return p.directiveEnd(at), ""
	}
	return at + 1, ""
}

// index is where a mark comes next; −1 when it doesn't, which is looked for once.
func (p *pieces) index(at int, mark string) int {
	if p.gone[mark] {
		return -1
	}
	i := strings.Index(p.text[at:], mark)
	if i < 0 {
		p.gone[mark] = true
		return -1
	}
	return at + i
}

// directiveEnd is where a <!DOCTYPE …> ends, with what it has in brackets.
func (p *pieces) directiveEnd(at int) int {
	end := p.tagEnd(at)
	if !strings.Contains(p.text[at:end], "[") {
		return end
	}
	if close := p.index(at, "]>"); close >= 0 {
		return close + len("]>")
	}
	return end
}

// tagEnd is the offset behind a tag.
func (p *pieces) tagEnd(at int) int {
	if end := p.index(at, ">"); end >= 0 {
		return end + 1
	}
	return len(p.text)
}

// isTag tells whether a text begins with a tag of just this name.
func isTag(text, tag string) bool {
	if !strings.HasPrefix(text, tag) {
		return false
	}
	return len(text) == len(tag) || strings.IndexByte(" \t\n/>", text[len(tag)]) >= 0
}
