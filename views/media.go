package views

import "github.com/readback/readback/questions"

// MediumPath is an image of a set, by the name that texts give it.
func MediumPath(name string) string { return questions.MediaPath + name }
