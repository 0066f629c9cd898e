package formats

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// sampled is how much of a file its format is told from.
const sampled = 64 << 10

// Recognise finds out a file's format from its content; the name decides only where the content could be either.
func Recognise(fsys fs.FS, name string) (Kind, bool) {
	data, err := beginning(fsys, name)
	if err != nil {
		return byName(name)
	}
	format := Format("")
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		format = ofZip(fsys, name)
	case bytes.HasPrefix(data, []byte("\x1F\x8B")):
		if !mayBeOLX(fsys, name) {
			return Kind{}, false
		}
		format = OLX
	default:
		format = ofText(asText(data), name)
	}
	if format == "" {
		return byName(name)
	}
	kind, err := Parse(string(format))
	return kind, err == nil
}

func beginning(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, sampled))
}

// extensions are what names promise, for files that say nothing themselves or can't be read.
var extensions = map[string]Format{
	".yaml": YAML, ".yml": YAML, ".json": JSON, ".gift": GIFT, ".aiken": Aiken, ".xml": MoodleXML, ".imscc": QTI12,
	".csv": CSV, ".tsv": CSV, ".xlsx": XLSX, ".xlsm": XLSX, ".h5p": H5P, ".apkg": Anki, ".colpkg": Anki, ".docx": DOCX, ".gz": OLX, ".tgz": OLX,
}

func byName(name string) (Kind, bool) {
	kind, err := Parse(string(extensions[extension(name)]))
	return kind, err == nil
}

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

// asText is a sample as text with plain line ends. What isn't Unicode keeps its bytes: marks and keywords are ASCII in every
// encoding that files come in.
func asText(data []byte) string {
	if len(data) >= 2 && (data[0] == 0xFF && data[1] == 0xFE || data[0] == 0xFE && data[1] == 0xFF) {
		data = fromUTF16(data[2:], data[0] == 0xFE)
	} else if len(data) >= 4 && (data[1] == 0 && data[3] == 0 || data[0] == 0 && data[2] == 0) {
		data = fromUTF16(data, data[0] == 0)
	}
	text := strings.TrimPrefix(string(data), "\uFEFF")
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}

func fromUTF16(data []byte, bigEndian bool) []byte {
	var units []uint16
	for i := 0; i+1 < len(data); i += 2 {
		low, high := data[i], data[i+1]
		if bigEndian {
			low, high = high, low
		}
		units = append(units, uint16(high)<<8|uint16(low))
	}
	var b []byte
	for _, r := range utf16.Decode(units) {
		b = utf8.AppendRune(b, r)
	}
	return b
}
