package main

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
)

// formatVars are the names of the formats, for the flags that take one.
func formatVars() kong.Vars {
	return kong.Vars{"formats": names(formats.All()), "written": names(formats.Written()),
		"reportKinds": reportKinds(), "reportFormats": reportFormats()}
}

func names(kinds []formats.Kind) string {
	list := make([]string, len(kinds))
	for i, k := range kinds {
		list[i] = string(k.Format)
	}
	return strings.Join(list, ",")
}

// reading is the flags of commands that read set files.
type reading struct {
	Encoding string            `help:"The encoding of text files that aren't Unicode: windows-1252, iso-8859-1…" placeholder:"NAME"`
	Columns  map[string]string `help:"What a column of a table holds, where its heading doesn't say." placeholder:"HEADING=FIELD" mapsep:"none"`

	Before func(set string) *questions.Set `kong:"-"` // as in formats.Options
}

// frugal is how much garbage may gather once a large file is read, in percent of what is in use: time for memory.
const frugal = 30

// read reads a set file by its path, and names that path in the problems.
func (r *reading) read(c *console, file, format string) formats.Loaded {
	options := formats.Options{Format: formats.Format(format), Encoding: r.Encoding, Columns: r.Columns, Before: r.Before}
	if info, err := os.Stat(file); err == nil && info.Size() > large {
		debug.SetGCPercent(frugal)
		defer debug.FreeOSMemory() // what reading took is free for storing
	}
	bar := newProgress(c, file)
	if bar != nil {
		options.Progress = bar.read
	}
	loaded := formats.Load(os.DirFS(filepath.Dir(file)), filepath.Base(file), options)
	bar.done()
	folder := strings.TrimSuffix(file, filepath.Base(file))
	for i := range loaded.Problems {
		loaded.Problems[i].File = folder + loaded.Problems[i].File
	}
	return loaded
}

// good is read for a set file that is to be worked on; with errors in it, it prints them and returns errProblems.
func (r *reading) good(c *console, file, format string) (questions.Set, error) {
	loaded := r.read(c, file, format)
	printProblems(c.err, loaded.Problems)
	if loaded.Problems.Failed() {
		return loaded.Set, errProblems
	}
	return loaded.Set, nil
}
