// Command items measures item analysis on a large quiz and checks it against a second way to compute it, which reads marks and
// answers themselves and uses textbook formulas.
//
//	go run ./bench/reports/database -data /tmp/million
//	go run ./bench/reports/items -data /tmp/million -quiz ID
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"slices"
	"time"

	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

func main() {
	dir := flag.String("data", "", "the data folder that bench/reports/database made")
	quiz := flag.String("quiz", "", "the id of its quiz")
	runs := flag.Int("runs", 5, "how often it is measured")
	flag.Parse()
	if err := measure(context.Background(), *dir, reports.Filter{Quiz: *quiz}, *runs); err != nil {
		log.Fatal("items: ", err)
	}
}

func measure(ctx context.Context, dir string, f reports.Filter, runs int) error {
	s, err := store.Open(ctx, store.Options{Dir: dir})
	if err != nil {
		return err
	}
	defer s.Close()
	for _, f.Attempts = range []reports.Which{reports.AllAttempts, reports.FirstAttempts} {
		a, took, err := analyse(ctx, s, f, runs)
		if err != nil {
			return err
		}
		fmt.Printf("%s attempts: n = %d, %.2f s (of %d runs the best; %.2f s the median)\n", f.Attempts, a.N, took[0].Seconds(), runs, took[len(took)/2].Seconds())
		off, err := check(ctx, dir, f, a)
		if err != nil {
			return err
		}
		fmt.Printf("the largest relative difference to the second way: %.1e\n", off)
	}
	return nil
}

// analyse is the analysis, and how long each run took, the shortest first.
func analyse(ctx context.Context, s *store.Store, f reports.Filter, runs int) (a reports.Analysis, took []time.Duration, err error) {
	for range runs {
		start := time.Now()
		if a, err = s.Analysis(ctx, f); err != nil {
			return a, nil, err
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	return a, took, nil
}
