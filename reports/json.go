package reports

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"iter"
)

// WriteJSON writes a report as a JSON list of objects, row by row as they come. Names are those of the columns, in
// their order; a blank number, time or answer is null, and a blank text "".
func WriteJSON[R any](w io.Writer, columns []Column[R], rows iter.Seq2[R, error]) error {
	out := bufio.NewWriter(w)
	separator := "[\n"
	for row, err := range rows {
		if err != nil {
			return err
		}
		object, err := jsonObject(columns, row)
		if err != nil {
			return err
		}
		out.WriteString(separator)
		out.Write(object)
		separator = ",\n"
	}
	if separator == "[\n" {
		out.WriteString("[")
	}
	out.WriteString("\n]\n")
	return out.Flush()
}

// WriteJSONLines writes a report as JSON Lines: an object a line, each as in WriteJSON, so that a program can read them
// one by one.
func WriteJSONLines[R any](w io.Writer, columns []Column[R], rows iter.Seq2[R, error]) error {
	out := bufio.NewWriter(w)
	for row, err := range rows {
		if err != nil {
			return err
		}
		object, err := jsonObject(columns, row)
		if err != nil {
			return err
		}
		out.Write(object)
		out.WriteByte('\n')
	}
	return out.Flush()
}

func jsonObject[R any](columns []Column[R], row R) ([]byte, error) {
	var b bytes.Buffer
	for i, c := range columns {
		value, err := json.Marshal(plainValue(c.Value(row)))
		if err != nil {
			return nil, err
		}
		b.WriteString(map[bool]string{true: "{", false: ","}[i == 0])
		b.WriteString(`"` + c.Name + `":`)
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
