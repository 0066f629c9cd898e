package weights

import (
	"math/big"

	"github.com/readback/readback/questions"
)

// grades are the parts of full marks that Moodle lets an answer be worth, in percent, besides 0 and the same below 0
// (question/engine/bank.php, fraction_options_full).
var grades = []questions.Decimal{"100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20",
	"16.66667", "14.28571", "12.5", "11.11111", "10", "5"}

// gradeNear is how far from a grade Moodle takes another for it, in percent.
var gradeNear = big.NewRat(1, 1000)

// Listed tells whether Moodle has a weight in percent in its list of grades. Its imports stop at another one, unless they
// are told to take the nearest.
func Listed(weight questions.Decimal) bool {
	worth := weight.Rat()
	if worth.Abs(worth).Sign() == 0 {
		return true
	}
	for _, grade := range grades {
		distance := new(big.Rat).Sub(worth, grade.Rat())
		if distance.Abs(distance).Cmp(gradeNear) <= 0 {
			return true
		}
	}
	return false
}
