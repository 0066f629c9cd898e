package reports

import (
	"fmt"

	"github.com/readback/readback/reports/xlsx"
)

// distribution counts learners by tenths of the maximum. Who has no score is in none.
type distribution struct{ tenths [10]int }

func newDistribution() chart[LearnerRow] { return &distribution{} }

func (d *distribution) see(r LearnerRow) {
	if r.Score != nil {
		d.tenths[tenth(r.Score.Percent)]++
	}
}

// tenth is the tenth that a percentage falls into, from 0; 100 falls into the last.
func tenth(percent float64) int { return min(9, max(0, int(percent/10))) }

func (d *distribution) chart() xlsx.Chart {
	c := xlsx.Chart{Sheet: "chart", Label: "percent", Unit: "learners"}
	var values []any
	n := 0
	for i, count := range d.tenths {
		c.Labels = append(c.Labels, fmt.Sprintf("%d–%d", 10*i, 10*i+10))
		values = append(values, count)
		n += count
	}
	c.Series = []xlsx.Series{{Name: "learners", Values: values}}
	c.Title = fmt.Sprintf("Learners by score in percent (n = %d)", n)
	return c
}
