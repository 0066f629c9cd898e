// Command schemagen writes the JSON Schema of the set file, which editors read, to the file named by its argument.
package main

import (
	"log"
	"os"

	"github.com/readback/readback/questions/formats/native"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: schemagen FILE")
	}
	schema, err := native.Schema()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(os.Args[1], schema, 0o644); err != nil {
		log.Fatal(err)
	}
}
