package plaintext

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// UTF16 tells whether a file is UTF-16: by its byte order mark, or, as programs write it that leave the mark out, by every
// NUL in its first bytes lying on the same side of most letters.
func UTF16(data []byte) (order binary.ByteOrder, is bool) {
	if len(data) < 2 {
		return nil, false
	}
	switch {
	case data[0] == 0xFF && data[1] == 0xFE:
		return binary.LittleEndian, true
	case data[0] == 0xFE && data[1] == 0xFF:
		return binary.BigEndian, true
	}
	var nuls [2]int
	head := data[:min(len(data), 1024)]
	for i, b := range head {
		if b == 0 {
			nuls[i%2]++
		}
	}
	many := max(1, (len(head)+3)/4) // of half of the letters at least
	switch {
	case nuls[0] == 0 && nuls[1] >= many && data[0] != 0:
		return binary.LittleEndian, true
	case nuls[1] == 0 && nuls[0] >= many && data[1] != 0:
		return binary.BigEndian, true
	}
	return nil, false
}

// fromUTF16 is UTF-16 as UTF-8; ok is false for half a character.
func fromUTF16(data []byte, order binary.ByteOrder) (text string, ok bool) {
	if len(data)%2 != 0 {
		return "", false
	}
	var b strings.Builder
	b.Grow(len(data)/2 + len(data)/8)
	for i := 0; i < len(data); i += 2 {
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) {
			if i += 2; i >= len(data) {
				return "", false
			}
			second := rune(order.Uint16(data[i:]))
			if r = utf16.DecodeRune(r, second); r == 0xFFFD {
				return "", false
			}
		}
		b.WriteRune(r)
	}
	return b.String(), true
}
