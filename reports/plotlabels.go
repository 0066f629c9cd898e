package reports

// The room that a label takes, in the units of a plot.
const (
	letterWidth  = 7.0 // about
	letterHeight = 11.0
	aside        = 9.0 // from the middle of a dot to the label beside it
)

// area is a part of a plot.
type area struct{ left, top, right, bottom float64 }

func (a area) overlaps(b area) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

// area is what a dot covers.
func (d Dot) area() area {
	return area{d.X - d.Radius, d.Y - d.Radius, d.X + d.Radius, d.Y + d.Radius}
}

// area is about what a label covers.
func (l Label) area() area {
	width := letterWidth * float64(len([]rune(l.Text)))
	left := map[Anchor]float64{Start: l.X, Middle: l.X - width/2, End: l.X - width}[l.Anchor]
	return area{left, l.Y - letterHeight, left + width, l.Y}
}

// takenAreas are the parts of a plot in which something stands.
type takenAreas []area

// place takes the first of the places of a label in which nothing else stands, or else the one in which least does.
func (t *takenAreas) place(places ...Label) Label {
	best, least := places[0], len(*t)+1
	for _, l := range places {
		met := 0
		for _, a := range *t {
			if l.area().overlaps(a) {
				met++
			}
		}
		if met < least {
			best, least = l, met
		}
	}
	*t = append(*t, best.area())
	return best
}

// beside are the places for the name of a dot, without those that reach out of the frame unless all do.
func (f plotFrame) beside(d Dot, name string) []Label {
	all := []Label{
		{X: d.X + aside, Y: d.Y + 4, Anchor: Start}, {X: d.X - aside, Y: d.Y + 4, Anchor: End},
		{X: d.X, Y: d.Y - aside, Anchor: Middle}, {X: d.X, Y: d.Y + aside + letterHeight, Anchor: Middle},
		{X: d.X + aside, Y: d.Y - 5, Anchor: Start}, {X: d.X - aside, Y: d.Y - 5, Anchor: End},
		{X: d.X + aside, Y: d.Y + 15, Anchor: Start}, {X: d.X - aside, Y: d.Y + 15, Anchor: End},
	}
	var within []Label
	for i := range all {
		l := &all[i]
		l.Text, l.Ink = name, d.Ink
		if a := l.area(); a.left >= f.left && a.right <= f.right+aside && a.bottom <= f.bottom && a.top >= f.top-letterHeight {
			within = append(within, *l)
		}
	}
	if within == nil {
		return all
	}
	return within
}
