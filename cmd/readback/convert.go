package main

import (
	"bytes"
	"os"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
)

// convertCommand writes a set file in another format.
type convertCommand struct {
	reading
	In   string `arg:"" help:"The set file to read."`
	Out  string `short:"o" help:"Where to write; standard output when left out." placeholder:"FILE"`
	From string `help:"The format of IN; found out from the file when left out." placeholder:"F" enum:",${formats}" default:""`
	To   string `help:"The format to write: ${written}." required:"" placeholder:"F" enum:"${written}"`
}

// Run implements the command. Nothing is written when IN has errors.
func (cmd *convertCommand) Run(c *console) error {
	set, err := cmd.good(c, cmd.In, cmd.From)
	if err != nil {
		return err
	}
	return writeSet(c, set, cmd.To, cmd.Out)
}

// writeSet writes a set to a file, or to standard output, and says what the format can't hold.
func writeSet(c *console, set questions.Set, format, file string) error {
	var b bytes.Buffer
	lost, err := formats.Write(&b, set, formats.Format(format))
	if err != nil {
		return err
	}
	for i := range lost {
		lost[i].File = file
	}
	printLosses(c.err, lost)
	return writeOut(c, file, b.Bytes())
}

// writeOut writes to a file, or to standard output when no file is named.
func writeOut(c *console, file string, data []byte) error {
	if file == "" || file == "-" {
		_, err := c.out.Write(data)
		return err
	}
	return os.WriteFile(file, data, 0o644)
}
