package reports

import (
	"strconv"
	"testing"
)

// TestNamesOfDotsStandApart: dots in a heap as close as dots that can still be told apart.
func TestNamesOfDotsStandApart(t *testing.T) {
	f := plotFrame{left: 44, top: 34, right: 386, bottom: 286, xMax: 100, yMax: 100}
	var dots []questionDot
	for i, at := range [][2]float64{{61.8, 14.3}, {65.1, 18.5}, {65.2, 12.6}, {65, 34}, {100, 100}, {0, 0}, {100, 0}, {0, 100}, {3, 17}} {
		dots = append(dots, questionDot{Dot{X: f.x(at[0]), Y: f.y(at[1]), Radius: 5, Ink: WeakInk}, strconv.Itoa(40 + i)})
	}
	shapes, weak := f.named(dots, "hardly tells learners apart")
	var labels []Label
	for _, s := range shapes {
		if l, ok := s.(Label); ok {
			labels = append(labels, l)
		}
	}
	if weak != len(dots) || len(labels) != len(dots)+1 {
		t.Fatalf("%d labels", len(labels))
	}
	for i, l := range labels {
		for _, other := range labels[:i] {
			if l.area().overlaps(other.area()) {
				t.Errorf("%q stands on %q", l.Text, other.Text)
			}
		}
		for _, d := range dots {
			if l.area().overlaps(d.area()) {
				t.Errorf("%q stands on the dot of %s", l.Text, d.name)
			}
		}
	}
}

// TestANameHasAPlaceWhereverItsDotIs: the dots are in one spot, more than there are places around it.
func TestANameHasAPlaceWhereverItsDotIs(t *testing.T) {
	f := plotFrame{left: 44, top: 34, right: 386, bottom: 286, xMax: 100, yMax: 100}
	var taken takenAreas
	for range 12 {
		taken.place(f.beside(Dot{X: f.right, Y: f.bottom, Radius: 5}, "123")...)
	}
	if len(taken) != 12 {
		t.Errorf("%d labels", len(taken))
	}
}
