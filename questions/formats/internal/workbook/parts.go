package workbook

import (
	"encoding/xml"
	"path"
	"strconv"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// readStrings reads the texts that cells share.
func (b *Book) readStrings(folder string, d *draft.Draft) bool {
	return b.each(path.Join(folder, "sharedStrings.xml"), d, func(p *parser, e xml.StartElement) {
		if e.Name.Local == "si" {
			b.strings = append(b.strings, p.text("si"))
		}
	})
}

// format is what a style shows numbers as.
type format uint8

const (
	plainFormat format = iota
	percentFormat
	dateFormat
)

// readStyles reads as what the styles show numbers.
func (b *Book) readStyles(folder string, d *draft.Draft) bool {
	custom := map[string]format{}
	inCells := false
	return b.each(path.Join(folder, "styles.xml"), d, func(_ *parser, e xml.StartElement) {
		switch e.Name.Local {
		case "numFmt":
			custom[attribute(e, "numFmtId")] = formatOf(attribute(e, "formatCode"))
		case "cellXfs":
			inCells = true
		case "cellStyles", "dxfs", "cellStyleXfs":
			inCells = false
		case "xf":
			if inCells {
				b.formats = append(b.formats, builtIn(attribute(e, "numFmtId"), custom))
			}
		}
	})
}

// builtIn is the format with a number: those below 164 mean the same everywhere (ECMA-376, 18.8.30).
func builtIn(id string, custom map[string]format) format {
	if f, ok := custom[id]; ok {
		return f
	}
	switch n, _ := strconv.Atoi(id); {
	case n == 9, n == 10:
		return percentFormat
	case n >= 14 && n <= 22, n >= 27 && n <= 36, n >= 45 && n <= 47, n >= 50 && n <= 58:
		return dateFormat
	}
	return plainFormat
}

// formatOf goes by the letters of a format's code, without what is only written out: "text", \x, [Red].
func formatOf(code string) format {
	positive, _, _ := strings.Cut(code, ";")
	found := plainFormat
	for i := 0; i < len(positive); i++ {
		switch c := positive[i]; c {
		case '"', '[':
			end := strings.IndexByte(positive[i+1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if end < 0 {
				return found
			}
			if c == '[' && strings.Trim(strings.ToLower(positive[i+1:i+1+end]), "hms") == "" {
				return dateFormat
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '%':
			found = percentFormat
		case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S':
			return dateFormat
		case 'G', 'g':
			if strings.HasPrefix(strings.ToLower(positive[i:]), "general") {
				i += len("general") - 1
			}
		}
	}
	return found
}
