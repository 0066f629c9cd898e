// Package examples has the sets that the guides speak of, for pages that hand one out.
package examples

import (
	"embed"
	"fmt"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/native"
)

//go:embed harbour.yaml
var files embed.FS

// Harbour is a set with one question of each type on two short sources. It is part of the program, so an error means that the
// program was built wrong.
func Harbour() (questions.Set, error) {
	set, problems := native.Read(files, "harbour.yaml")
	if problems.Failed() {
		return set, fmt.Errorf("the example has %d errors", problems.Count(questions.Error))
	}
	return set, nil
}
