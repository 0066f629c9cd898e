package anki

import "encoding/binary"

// field is a field of a protocol buffer: a number or bytes, whichever it is.
type protoField struct {
	number int
	value  uint64
	bytes  []byte
}

// eachField calls do for the fields of a message, as far as it can be read. Anki's messages have no groups.
func eachField(message []byte, do func(protoField)) {
	for len(message) > 0 {
		tag, n := binary.Uvarint(message)
		if n <= 0 || tag>>3 > 1<<29 {
			return
		}
		message = message[n:]
		f := protoField{number: int(tag >> 3)}
		switch tag & 7 {
		case 0:
			if f.value, n = binary.Uvarint(message); n <= 0 {
				return
			}
		case 1:
			n = 8
		case 2:
			length, m := binary.Uvarint(message)
			if m <= 0 || length > uint64(len(message)-m) {
				return
			}
			n = m + int(length)
			f.bytes = message[m:n]
		case 5:
			n = 4
		default:
			return
		}
		if n > len(message) {
			return
		}
		message = message[n:]
		do(f)
	}
}
