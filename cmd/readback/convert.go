package main

import (
	"bytes"
	"os"

	"github.com/readback/readback/questions/formats"
)

// convertCommand writes a set file in another format.
type convertCommand struct {
	In   string `arg:"" help:"The set file to read."`
	Out  string `short:"o" help:"Where to write; standard output when left out." placeholder:"FILE"`
	From string `help:"The format of IN; found out from the file when left out." placeholder:"F" enum:",yaml,json" default:""`
	To   string `help:"The format to write: yaml or json." required:"" placeholder:"F" enum:"yaml,json"`
}

// Run implements the command. Nothing is written when IN has errors.
func (cmd *convertCommand) Run(c *console) error {
	set, err := readGoodSet(c, cmd.In, formats.Format(cmd.From))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if _, err := formats.Write(&b, set, formats.Format(cmd.To)); err != nil {
		return err
	}
	return writeOut(c, cmd.Out, b.Bytes())
}

// writeOut writes to a file, or to standard output when no file is named.
func writeOut(c *console, file string, data []byte) error {
	if file == "" || file == "-" {
		_, err := c.out.Write(data)
		return err
	}
	return os.WriteFile(file, data, 0o644)
}
