// Command readback is the whole program: the web app, and the commands that work on set files and on its database.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	_ "time/tzdata" // a machine without time zones must not refuse or misread them

	"github.com/alecthomas/kong"
)

// Exit codes of every command.
const (
	exitFine     = 0
	exitProblems = 1 // problems were found, or the work couldn't be done
	exitWrongUse = 2 // the command line can't be understood
)

// commands is the command line: one field a command, each in a file of its own.
type commands struct {
	Serve   serveCommand   `cmd:"" default:"withargs" help:"Run the web app (the default command)."`
	Check   checkCommand   `cmd:"" help:"Report the problems of set files. Touches no database."`
	Import  importCommand  `cmd:"" help:"Store set files: all of them, or none when one has errors."`
	Convert convertCommand `cmd:"" help:"Write a set file in another format. Touches no database."`
	Export  exportCommand  `cmd:"" help:"Write a question set out of the database."`
	Report  reportCommand  `cmd:"" help:"Write a score report of a quiz."`
	Analyse analyseCommand `cmd:"" help:"Compute the item analysis of any matrix of marks. Touches no database."`
	Mark    markCommand    `cmd:"" help:"Mark answers to a set file. Touches no database."`
	Backup  backupCommand  `cmd:"" help:"Write a verified copy of the database, beside a running server too."`
	Restore restoreCommand `cmd:"" help:"Put a backup in the place of the database, and keep what it replaces."`
	User    userCommand    `cmd:"" help:"Add, list and change people."`
	Version versionCommand `cmd:"" help:"Print the version."`
}

// errWrongUse is a flag whose value can't be used, with exit code 2.
type errWrongUse struct{ error }

func wrongUse(format string, args ...any) error { return errWrongUse{fmt.Errorf(format, args...)} }

// console is where a command reads and writes.
type console struct {
	in       io.Reader
	out, err io.Writer
}

// errProblems ends a command that has already said what is wrong, with exit code 1.
var errProblems = errors.New("problems were found")

func main() {
	os.Exit(run(os.Args[1:], &console{os.Stdin, os.Stdout, os.Stderr}))
}

// run parses a command line and runs its command; it returns the exit code.
func run(args []string, c *console) int {
	exited := -1
	parser, err := kong.New(&commands{}, kong.Name("readback"),
		kong.Description("Briefing quizzes: read the sources, take the quiz, see the passage that proves each answer."),
		formatVars(), kong.Writers(c.out, c.err), kong.Exit(func(code int) { exited = code }),
		kong.UsageOnError(), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		fmt.Fprintln(c.err, "readback:", err)
		return exitWrongUse
	}
	chosen, err := parser.Parse(args)
	if exited >= 0 { // --help was asked for and printed
		return exited
	}
	if err != nil {
		fmt.Fprintf(c.err, "readback: %v\nreadback --help lists the commands.\n", err)
		return exitWrongUse
	}
	if err := chosen.Run(c); err != nil {
		if !errors.Is(err, errProblems) {
			fmt.Fprintln(c.err, "readback:", err)
		}
		if errors.As(err, new(errWrongUse)) {
			return exitWrongUse
		}
		return exitProblems
	}
	return exitFine
}
