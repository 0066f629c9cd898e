package category

import "testing"

func TestTag(t *testing.T) {
	for path, want := range map[string]string{
		"":                                       "",
		"Rivers":                                 "Rivers",
		"$course$/top/Rivers/Deltas":             "Rivers/Deltas",
		"$course$/Rivers":                        "Rivers",
		"$course$":                               "",
		"$course$/top":                           "",
		"top/Rivers":                             "Rivers",
		"$course$/top/Default for Floods":        "",
		"$course$/top/Default for Floods/Rivers": "Rivers",
		"Default for Floods":                     "",
		"$course$/top/Rivers/Default for nothing/top/$x$": "Rivers/Default for nothing/top/$x$",
		"top/A//B / C\t D/":               "A/B/C D",
		"$module$/top/Default for 5//6/7": "7",
		"$course$/a //b/ c//":             "a /b/c/",
		"tom/dick/harry":                  "tom/dick/harry",
		"$5/b":                            "$5/b",
		"a/top":                           "a/top",
		"$":                               "$",
	} {
		if got := Tag(path); got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}
