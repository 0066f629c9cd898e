package xlsx

import (
	"strings"
	"unicode/utf8"
)

// maxText is how many UTF-16 units of text a cell of Excel holds; one more, and it calls the file damaged.
const maxText = 32767

// cut ends a text that was longer than a cell can hold.
const cut = "… [cut]"

// appendText adds a cell of text: never a formula, nor a number.
func appendText(xml []byte, letters string, row []byte, text string) []byte {
	switch {
	case text == "":
		return xml
	case text[0] > '@', text[0] > '=' && text[0] < '@', text[0] >= '0' && text[0] <= '9':
		return appendTextCell(xml, letters, row, "", text)
	}
	return appendTextCell(xml, letters, row, quoted(text), text)
}

// quoted is the style of a text: that of a formula's first sign is marked as text for good.
func quoted(text string) string {
	if strings.ContainsRune("=+-@\t\r\n", rune(text[0])) {
		return styleQuoted
	}
	return ""
}

func appendTextCell(xml []byte, letters string, row []byte, style, text string) []byte {
	xml = append(open(xml, letters, row, style), `" t="inlineStr"><is><t`...)
	if outerSpace(text) {
		xml = append(xml, ` xml:space="preserve"`...)
	}
	xml = appendEscaped(append(xml, '>'), fitting(text))
	return append(xml, `</t></is></c>`...)
}

// outerSpace tells whether a text begins or ends with space, or has line breaks, which XML readers may drop.
func outerSpace(text string) bool {
	return text != "" && (text[0] <= ' ' || text[len(text)-1] <= ' ' || strings.IndexByte(text, '\n') >= 0)
}

// fitting is a text as far as a cell holds it.
func fitting(text string) string {
	if len(text) <= maxText {
		return text
	}
	units := 0
	end := len(text)
	for i, r := range text {
		if units <= maxText-len([]rune(cut)) {
			end = i
		}
		if units++; r > 0xFFFF {
			units++
		}
	}
	if units <= maxText {
		return text
	}
	return text[:end] + cut
}

// plain are the bytes that stand for themselves.
var plain = func() (plain [256]bool) {
	for b := ' '; b < utf8.RuneSelf; b++ {
		plain[b] = !strings.ContainsRune("<>&\"_", b)
	}
	return plain
}()

// appendEscaped adds text as XML. What XML can't hold is written as Excel does: _x0001_.
func appendEscaped(xml []byte, text string) []byte {
	from := 0
	for i := 0; i < len(text); {
		if plain[text[i]] {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if with := escape(r, size, text[i:]); with != "" {
			xml = append(append(xml, text[from:i]...), with...)
			from = i + size
		}
		i += size
	}
	return append(xml, text[from:]...)
}

// escape is what stands for a character, or empty when it stands for itself.
func escape(r rune, size int, rest string) string {
	switch {
	case r == '<':
		return "&lt;"
	case r == '>':
		return "&gt;"
	case r == '&':
		return "&amp;"
	case r == '"':
		return "&quot;"
	case r == '_' && looksEscaped(rest):
		return "_x005F_"
	case r == utf8.RuneError && size == 1, r == 0xFFFE, r == 0xFFFF:
		return "\uFFFD"
	case r < ' ' && r != '\t' && r != '\n':
		const hex = "0123456789ABCDEF"
		return "_x00" + string(hex[r>>4]) + string(hex[r&15]) + "_"
	}
	return ""
}

// looksEscaped tells whether a text begins like an escape of Excel's, and would be read as a character.
func looksEscaped(text string) bool {
	if len(text) < 7 || text[1] != 'x' || text[6] != '_' {
		return false
	}
	return strings.Trim(text[2:6], "0123456789ABCDEFabcdef") == ""
}
