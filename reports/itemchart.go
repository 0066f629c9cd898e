package reports

import (
	"fmt"

	"github.com/readback/readback/reports/xlsx"
)

// itemChart shows how easy questions were beside how well they tell learners apart, in percent.
type itemChart struct {
	names                     []string
	facilities, discriminates []any
	n                         int // attempts
}

func newItemChart() chart[ItemRow] { return &itemChart{} }

func (c *itemChart) see(r ItemRow) {
	c.n = r.Of.N
	c.names = append(c.names, r.Name)
	c.facilities = append(c.facilities, statistic(&r.Facility))
	c.discriminates = append(c.discriminates, statistic(&r.DiscriminationIndex))
}

func (c *itemChart) chart() xlsx.Chart {
	return xlsx.Chart{Sheet: "chart", Label: "question", Labels: c.names, Unit: "percent",
		Title:  fmt.Sprintf("Facility and discrimination of questions, in percent (n = %d)", c.n),
		Series: []xlsx.Series{{Name: "facility", Values: c.facilities}, {Name: "discrimination_index", Values: c.discriminates}}}
}
