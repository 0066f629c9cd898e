package rows

import "strings"

// Several texts in one cell are lines. A text that has line breaks of its own goes on behind a backslash at the end of a
// line; a backslash that stands at the end of a line for itself is written twice. Nothing else is escaped.

// joinLines writes texts as lines of one cell.
func joinLines(texts []string) string {
	var b strings.Builder
	for i, text := range texts {
		if i > 0 {
			b.WriteByte('\n')
		}
		for line, rest, more := "", text, true; more; {
			line, rest, more = strings.Cut(rest, "\n")
			b.WriteString(line)
			b.WriteString(line[len(line)-backslashes(line):])
			if more {
				b.WriteString("\\\n")
			}
		}
	}
	return b.String()
}

// splitLines reads what joinLines wrote. Blank lines between texts are nothing.
func splitLines(cell string) []string {
	if cell == "" {
		return nil
	}
	if !strings.Contains(cell, "\n") && !strings.HasSuffix(cell, `\`) {
		return []string{cell}
	}
	var texts []string
	var b strings.Builder
	begun := false
	for line := range strings.SplitSeq(cell, "\n") {
		if !begun && isBlank(line) {
			continue
		}
		n := backslashes(line)
		b.WriteString(line[:len(line)-n+n/2])
		if begun = n%2 == 1; begun {
			b.WriteByte('\n')
			continue
		}
		texts = append(texts, b.String())
		b.Reset()
	}
	if begun {
		texts = append(texts, strings.TrimSuffix(b.String(), "\n"))
	}
	return texts
}

// backslashes counts those at the end of a line.
func backslashes(line string) int { return len(line) - len(strings.TrimRight(line, `\`)) }

// joinList writes short texts in one line, with commas between them. A backslash takes from a comma, a semicolon, a
// backslash and a space at either end what they would mean.
func joinList(texts []string) string {
	parts := make([]string, len(texts))
	for i, text := range texts {
		parts[i] = listEscapes.Replace(text)
		if strings.HasPrefix(text, " ") {
			parts[i] = `\` + parts[i]
		}
		if strings.HasSuffix(text, " ") && len(text) > 1 {
			parts[i] = parts[i][:len(parts[i])-1] + `\ `
		}
	}
	return strings.Join(parts, ", ")
}

var listEscapes = strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`, "\n", `\n`)

// splitList reads what joinList wrote, and what people write: commas, semicolons or lines between the texts.
func splitList(cell string) []string {
	var texts []string
	var b strings.Builder
	kept := 0 // of what is in b: not to be trimmed
	end := func() {
		text := b.String()
		text = text[:kept] + strings.TrimRight(text[kept:], " \t\r")
		if text != "" {
			texts = append(texts, text)
		}
		b.Reset()
		kept = 0
	}
	for i := 0; i < len(cell); i++ {
		switch c := cell[i]; {
		case c == '\\' && i+1 < len(cell) && strings.IndexByte(`\,; n`, cell[i+1]) >= 0:
			i++
			b.WriteByte(unescaped(cell[i]))
			kept = b.Len()
		case c == ',' || c == ';' || c == '\n':
			end()
		case (c == ' ' || c == '\t' || c == '\r') && b.Len() == 0:
		default:
			b.WriteByte(c)
		}
	}
	end()
	return texts
}

func unescaped(c byte) byte {
	if c == 'n' {
		return '\n'
	}
	return c
}
