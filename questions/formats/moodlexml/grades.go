package moodlexml

import (
	"math/big"

	"github.com/readback/readback/questions"
)

// listedGrades are the parts of full marks that Moodle lets an answer be worth, in percent, besides 0 and negative ones
// (question/engine/bank.php, fraction_options_full).
var listedGrades = []string{"100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20",
	"16.66667", "14.28571", "12.5", "11.11111", "10", "5"}

// gradeNear is how far from a listed grade Moodle takes another for it, in percent.
var gradeNear = big.NewRat(1, 1000)

// listed reports a weight that Moodle's list of grades doesn't have: its import stops there, unless it is told to take the
// nearest one.
func (x *writer) listed(worth []questions.Decimal) {
	for _, w := range worth {
		if !isListed(w) {
			x.loss.Changed(x.index, x.q, "the weight "+string(w)+" %", "a grade that isn't in Moodle's list: choose “Nearest grade if not listed” when you import the file there")
			return
		}
	}
}

func isListed(w questions.Decimal) bool {
	if w == "0" || w == "100" {
		return true
	}
	worth := w.Rat()
	worth.Abs(worth)
	for _, grade := range listedGrades {
		distance := new(big.Rat).Sub(worth, questions.Decimal(grade).Rat())
		if distance.Abs(distance).Cmp(gradeNear) <= 0 {
			return true
		}
	}
	return false
}
