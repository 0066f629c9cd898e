package reports

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestReadMatrix(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"without a max row", "learner,a,b\nAnn,1,0\nBen,,0.5\n", "2 a/1[1 0] b/1[0 0.5]"},
		{"with one", "\ufefflearner,a,b\r\nMax,2,4\r\nAnn,1,-1\r\n\r\n,,\r\n", "1 a/2[1] b/4[-1]"},
		{"semicolons and commas", "learner;a;b\nmax;2;4\nAnn;1,5;1\n", "1 a/2[1.5] b/4[1]"},
		{"tabs", "learner\ta\nAnn\t1e0\n", "1 a/1[1]"},
		{"a learner called max later", "learner,a\nAnn,1\nMax,1\n", "2 a/1[1 1]"},
	} {
		m, err := ReadMatrix(strings.NewReader(test.text))
		got := fmt.Sprint(m.N)
		for _, q := range m.Questions {
			got += fmt.Sprintf(" %s/%v%v", q.Name, q.Max, q.Points)
		}
		if err != nil || got != test.want {
			t.Errorf("%s: %q %v", test.name, got, err)
		}
	}
}

func TestReadMatrixNamesEveryBadCell(t *testing.T) {
	_, err := ReadMatrix(strings.NewReader("learner,a,a,b\nmax,1,0,x\nAnn,1,NaN,2\nBen,1\n"))
	var places []string
	for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
		var cell *ErrCell
		if errors.As(e, &cell) {
			places = append(places, fmt.Sprint(cell.Line, cell.Column))
		}
	}
	if want := []string{"1a", "2a", "2b", "3a", "4"}; !slices.Equal(places, want) {
		t.Errorf("%q: %v", places, err)
	}
	for _, text := range []string{"", "learner\n", "learner,a\n\"x,1\n"} {
		if _, err := ReadMatrix(strings.NewReader(text)); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}
