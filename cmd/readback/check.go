package main

import (
	"fmt"

	"github.com/readback/readback/questions"
)

// checkCommand reports the problems of set files.
type checkCommand struct {
	reading
	Files  []string `arg:"" name:"file" help:"Set files, in any known format."`
	Format string   `help:"The files' format; found out from each file when left out." placeholder:"F" enum:",${formats}" default:""`
	JSON   bool     `help:"Print the problems as a JSON list."`
}

// Run implements the command.
func (cmd *checkCommand) Run(c *console) error {
	var all questions.Problems
	for _, file := range cmd.Files {
		loaded := cmd.read(c, file, cmd.Format)
		all = append(all, loaded.Problems...)
		if !cmd.JSON {
			printProblems(c.out, loaded.Problems)
			fmt.Fprintf(c.err, "%s: %s\n", file, understood(loaded))
		}
	}
	if cmd.JSON {
		if err := printJSON(c.out, problemLines(all)); err != nil {
			return err
		}
	} else {
		fmt.Fprintf(c.out, "errors: %d, warnings: %d\n", all.Count(questions.Error), all.Count(questions.Warning))
	}
	if all.Failed() {
		return errProblems
	}
	return nil
}
