// Command database makes a data folder with a large quiz, on which reports are measured: by default a million answers. The
// same seed makes the same attempts. It prints the quiz's id.
//
//	go run ./bench/reports/database -data /tmp/million
package main

import (
	"flag"
	"fmt"
	"log"
	"time"

	"github.com/readback/readback/bench/reports/sample"
)

func main() {
	dir := flag.String("data", "", "the data folder, which must have no database yet")
	attempts := flag.Int("attempts", 84_000, "attempts of twelve answers each")
	seed := flag.Uint64("seed", 1, "what is drawn from")
	flag.Parse()
	if *dir == "" {
		log.Fatal("database: -data says where to")
	}
	start := time.Now()
	q, err := sample.Make(*dir, *attempts, *seed)
	if err != nil {
		log.Fatal("database: ", err)
	}
	log.Printf("%d attempts in %.1f s", *attempts, time.Since(start).Seconds())
	fmt.Println(q.ID)
}
