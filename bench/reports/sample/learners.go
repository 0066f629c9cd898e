package sample

import (
	"fmt"
	"math/rand/v2"
)

// Names in several scripts, some of which begin as a formula would.
var (
	first = []string{"Ada", "Grace", "Søren", "Łucja", "Zoë", "José", "Đorđe", "Ольга", "Дмитро", "Ελένη", "أمينة", "דוד", "प्रिया", "美咲", "민준", "伟", "Ngọc", "=Max", "O'Neil", "Şebnem"}
	last  = []string{"Lovelace", "Hopper", "Ångström", "Wójcik", "Müller-Lüdenscheid", "García, Jr.", "Petrović", "Иванова", "Шевченко", "Παπαδοπούλου", "حداد", "לוי", "शर्मा", "佐藤", "김", "王", "Nguyễn", "de \"la\" Cruz", "Yılmaz", "Smith"}
)

// learner is somebody who takes the quiz.
type learner struct {
	id, name, number string
	guest            bool
	knows            float64 // how much, in standard deviations
	taken            int     // attempts so far
}

func newLearner(rng *rand.Rand, i int) *learner {
	l := &learner{id: newID(rng), name: first[rng.IntN(len(first))] + " " + last[rng.IntN(len(last))], knows: rng.NormFloat64()}
	l.guest = rng.IntN(20) == 0
	if !l.guest {
		l.number = fmt.Sprintf("%07d", 1000+i*7) // a number with leading zeros, which spreadsheets like to lose
	}
	return l
}

const letters = "abcdefghijklmnopqrstuvwxyz234567"

// newID is an id as accounts.NewID makes them, but drawn from the seed.
func newID(rng *rand.Rand) string {
	var id [26]byte
	for i := range id {
		id[i] = letters[rng.IntN(len(letters))]
	}
	return string(id[:])
}
