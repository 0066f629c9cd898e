package csv

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

// TestHostileFiles reads what nobody writes; the time limit of the tests is what it would break.
func TestHostileFiles(t *testing.T) {
	const n = 30_000
	head := "Question,A,B,Correct\n"
	files := map[string]string{
		"NUL":                head + "a\x00b,x,y,A\n",
		"not Unicode":        head + "caf\xE9,x,y,A\n",
		"only separators":    strings.Repeat(",", n),
		"only lines":         strings.Repeat("\n", n),
		"only quotes":        strings.Repeat("\"", n),
		"one long cell":      head + strings.Repeat("x", 10<<20) + ",x,y,A\n",
		"one long heading":   strings.Repeat("x", 2<<20) + ",Question\nx,y\n",
		"many headings":      "Question," + strings.Repeat("Answer 1,", n) + "\nx,y\n",
		"options by letters": "Question," + strings.Repeat("A,B,", n) + "\nx,y\n",
		"lines in a cell":    "id,type,stem,answer\na,short-text,x,\"" + strings.Repeat("y\n", n) + "\"\n",
		"gaps in a cell":     "id,type,stem,answer\na,gap-fill,[[x]],\"" + strings.Repeat("x: y\n", n) + "\"\n",
		"tags in a cell":     "id,type,stem,tags\na,information,x,\"" + strings.Repeat("y,", n) + "\"\n",
		"evidence":           "id,type,stem,evidence\na,information,x,\"" + strings.Repeat("y: z\n", n) + "\"\n",
		"continued lines":    "id,type,stem,answer\na,short-text,x,\"" + strings.Repeat("\\\n", n) + "\"\n",
		"sources":            "id,type,stem\n" + strings.Repeat("a,source,x\n", n),
		"sets":               "id,type,stem\n" + strings.Repeat("a,set,x\n", n),
		"marks":              head + strings.Repeat("x,y,z,\""+strings.Repeat("a,", 400)+"\"\n", 1000),
		"new questions":      strings.Repeat("NewQuestion,MC\n", n),
		"a block":            "NewQuestion,MC\n" + strings.Repeat("Option,100,x\n", n),
		"comments":           strings.Repeat("//\n", n),
	}
	for name, text := range files {
		t.Run(name, func(t *testing.T) {
			set, problems := Read(fstest.MapFS{"a.csv": {Data: []byte(text)}}, "a.csv")
			if len(set.Questions)+len(problems) == 0 {
				t.Error("neither a question nor a problem")
			}
		})
	}
}

// TestMemory reads a hundred thousand questions, and looks at what stays of them.
func TestMemory(t *testing.T) {
	var b strings.Builder
	b.WriteString("Question,Option A,Option B,Option C,Option D,Correct,Points\n")
	for i := range 100_000 {
		fmt.Fprintf(&b, "Which of the answers is right in question %d of them all?,the first %d,the second %d,the third %d,the fourth,B,1\n", i, i, i, i)
	}
	data := []byte(b.String())
	files := fstest.MapFS{"a.csv": {Data: data}}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	set, problems := Read(files, "a.csv")
	runtime.GC()
	runtime.ReadMemStats(&after)
	if len(set.Questions) != 100_000 || len(problems) > 0 {
		t.Fatalf("%d questions, %v", len(set.Questions), problems[:min(len(problems), 3)])
	}
	if kept := int(after.HeapAlloc-before.HeapAlloc) / len(data); kept > 10 {
		t.Errorf("what was read takes %d times the file", kept)
	}
	runtime.KeepAlive(set)
}
