package quiz

// PageCount is how many pages an attempt with a number of questions has; at least 1.
func (r Rules) PageCount(questions int) int {
	if r.PerPage <= 0 || questions == 0 {
		return 1
	}
	return (questions + r.PerPage - 1) / r.PerPage
}

// PageOf is the page (from 1) on which the question with number n (from 1) stands.
func (r Rules) PageOf(n int) int {
	if r.PerPage <= 0 {
		return 1
	}
	return (n-1)/r.PerPage + 1
}

// OnPage lists the numbers (from 1) of the questions on a page (from 1).
func (r Rules) OnPage(page, questions int) []int {
	var numbers []int
	for n := 1; n <= questions; n++ {
		if r.PageOf(n) == page {
			numbers = append(numbers, n)
		}
	}
	return numbers
}
