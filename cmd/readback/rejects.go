package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/readback/readback/questions/formats"
)

// reject writes the questions that are left out to a file of their own, in the format they came in.
func (cmd *importCommand) reject(c *console, file string, loaded *formats.Loaded) bool {
	var b bytes.Buffer
	err := formats.WriteRejects(&b, os.DirFS(filepath.Dir(file)), filepath.Base(file), *loaded)
	if err == nil {
		err = os.WriteFile(cmd.Rejects, b.Bytes(), 0o644)
	}
	if err != nil {
		fmt.Fprintf(c.err, "readback: the rejects can't be written: %v\n", err)
		return false
	}
	if formats.Packed(os.DirFS(filepath.Dir(file)), filepath.Base(file)) {
		fmt.Fprintf(c.err, "The images of these questions are not in %s.\n", cmd.Rejects)
	}
	fmt.Fprintf(c.err, "They are in %s. Mend them there, then: readback import --add --set %s%s %s\n", cmd.Rejects, loaded.Set.ID, cmd.columns(), cmd.Rejects)
	return true
}

// columns are the flags that a table has to be read with again.
func (cmd *importCommand) columns() string {
	text := ""
	for _, heading := range slices.Sorted(maps.Keys(cmd.Columns)) {
		text += fmt.Sprintf(" --columns %q", heading+"="+cmd.Columns[heading])
	}
	return text
}
