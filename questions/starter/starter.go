// Package starter holds the question set that a new installation begins with: the briefing on the Exchange
// attribution. It is an example to take apart, too.
package starter

import (
	"embed"
	"fmt"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/native"
)

// File is the name of the set file in Files.
const File = "exchange-attribution.yaml"

// Files holds the set file as its authors wrote it.
//
//go:embed exchange-attribution.yaml
var Files embed.FS

// Read returns the starter set. It is part of the program, so an error means that the program was built wrong.
func Read() (questions.Set, error) {
	set, problems := native.Read(Files, File)
	if problems.Failed() {
		return set, fmt.Errorf("the starter set has %d errors", problems.Count(questions.Error))
	}
	return set, nil
}
