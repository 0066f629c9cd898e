package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

const which = `single-choice","stem":"Which?","options":[{"text":"one"},{"text":"two","correct":true}]}`

func TestParagraphsBecomeQuestions(t *testing.T) {
	for name, test := range map[string]struct {
		paragraphs []string
		want, told string
	}{
		"like Aiken":                         {[]string{p("Which?"), p("A) one"), p("B) two"), p("ANSWER: B")}, which, ""},
		"like Aiken, twice":                  {[]string{p("Which?"), p("A. one"), p("B. two"), p("Answer: b"), p("What?"), p("A. x"), p("B. y"), p("Answer: A")}, which + "\n" + `single-choice","stem":"What?","options":[{"text":"x","correct":true},{"text":"y"}]}`, ""},
		"numbered, asterisk before":          {[]string{p("1. Which?"), p("a) one"), p("*b) two")}, which, ""},
		"asterisk behind the letter":         {[]string{p("1)⇥Which?"), p("a)⇥one"), p("b)⇥*two")}, which, ""},
		"asterisk at the end":                {[]string{p("Question 1: Which?"), p("(a) one"), p("(b) two *")}, which, ""},
		"correct in words":                   {[]string{p("Q1. Which?"), p("a. one"), p("b. two (correct)")}, which, ""},
		"number on a line of its own":        {[]string{p("Question 1"), p("Which?"), p("a. one"), p("b. two*")}, which, ""},
		"bold":                               {[]string{p("1. Which?"), p("a) one"), p("b) ‹two›")}, which, ""},
		"bold with its letter":               {[]string{p("1. Which?"), p("a) one"), p("‹b) two›")}, which, ""},
		"bold cut into runs":                 {[]string{p("1. Which?"), p("a) o‹›ne"), p("b) ‹tw›‹o›")}, which, ""},
		"underlined":                         {[]string{p("1. Which?"), p("a) one"), p("b) ‗two‗")}, which, ""},
		"highlighted":                        {[]string{p("1. Which?"), p("a) one"), p("b) ≡two≡")}, which, ""},
		"bold everywhere":                    {[]string{p("‹1. Which?›"), p("‹a) one›"), p("‹b) two›"), p("Answer: B")}, which, ""},
		"bold in a part":                     {[]string{p("1. Which?"), p("a) ‹o›ne"), p("b) two"), p("Answer: B")}, `single-choice","stem":"Which?","options":[{"text":"**o**ne"},{"text":"two","correct":true}]}`, ""},
		"several by bold":                    {[]string{p("1. Which?"), p("a) ‹x›"), p("b) ‹y›"), p("c) z")}, `multiple-response","stem":"Which?","options":[{"text":"x","correct":true},{"text":"y","correct":true},{"text":"z"}]}`, ""},
		"several by an answer":               {[]string{p("1. Which?"), p("a) x"), p("b) y"), p("c) z"), p("Answers: A and C")}, `multiple-response","stem":"Which?","options":[{"text":"x","correct":true},{"text":"y"},{"text":"z","correct":true}]}`, ""},
		"an answer by its text":              {[]string{p("1. Which?"), p("a) one"), p("b) two"), p("Correct answer: Two")}, which, ""},
		"an answer by both":                  {[]string{p("1. Which?"), p("a) one"), p("b) two"), p("Answer: b. two")}, which, ""},
		"an answer by both that differ":      {[]string{p("1. Which?"), p("a) one"), p("b) two"), p("Answer: a. two")}, "", "4:1 error docx-answer a. two\n"},
		"an answer that isn't there":         {[]string{p("1. Which?"), p("a) one"), p("b) two"), p("Answer: C")}, "", "4:1 error docx-answer C\n"},
		"lists of Word":                      {[]string{li(1, 0, "Which?"), li(1, 1, "one"), li(1, 1, "‹two›"), li(1, 0, "What?"), li(1, 1, "x*"), li(1, 1, "y")}, which + "\n" + `single-choice","stem":"What?","options":[{"text":"x","correct":true},{"text":"y"}]}`, ""},
		"lists and an answer":                {[]string{li(1, 0, "Which?"), li(1, 1, "one"), li(1, 1, "two"), p("Answer: B")}, which, ""},
		"letters that go on":                 {[]string{p("1. Which?"), li(4, 0, "one"), li(4, 0, "two"), p("Answer: B"), p("2. What?"), li(4, 0, "x"), li(4, 0, "y"), p("Answer: C")}, which + "\n" + `single-choice","stem":"What?","options":[{"text":"x","correct":true},{"text":"y"}]}`, ""},
		"options with numbers":               {[]string{li(1, 0, "Which?"), li(1, 2, "one"), li(1, 2, "two"), p("Answer: 2")}, which, ""},
		"options with bullets":               {[]string{li(1, 0, "Which?"), li(2, 0, "one"), li(2, 0, "‹two›")}, which, ""},
		"a style with numbers":               {[]string{styled("Question", "Which?"), p("a) one"), p("b) two*")}, which, ""},
		"a bold style":                       {[]string{p("1. Which?"), p("a) one"), `<w:p>` + `<w:r><w:t>b) </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>two</w:t></w:r></w:p>`}, which, ""},
		"bold that is switched off":          {[]string{p("1. Which?"), p("a) one"), p("b) two"), `<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>c) three</w:t></w:r></w:p>`, p("Answer: B")}, `single-choice","stem":"Which?","options":[{"text":"one"},{"text":"two","correct":true},{"text":"three"}]}`, ""},
		"line breaks in one paragraph":       {[]string{p("1. Which?⏎a) one⏎b) two⏎Answer: B⏎2. What?⏎a) x⏎*b) y")}, which + "\n" + `single-choice","stem":"What?","options":[{"text":"x"},{"text":"y","correct":true}]}`, ""},
		"options between tabs":               {[]string{p("1. Which?"), p("a) one⇥b) ‹two›")}, which, ""},
		"a stem of lines":                    {[]string{p("1. Which of⏎these?"), p("a) one"), p("b) two*")}, `single-choice","stem":"Which of\\\nthese?","options":[{"text":"one"},{"text":"two","correct":true}]}`, ""},
		"a stem of paragraphs":               {[]string{p("1. Read."), p("Which?"), p("a) one"), p("b) two*")}, `single-choice","stem":"Read.\n\nWhich?","options":[{"text":"one"},{"text":"two","correct":true}]}`, ""},
		"a stem of paragraphs without one":   {[]string{p("Read."), p("Which?"), p("a) one"), p("b) two*")}, `single-choice","stem":"Read.\n\nWhich?","options":[{"text":"one"},{"text":"two","correct":true}]}`, "1:1 warning docx-stem Which?\n"},
		"a list in a stem":                   {[]string{li(1, 0, "Which?"), li(1, 2, "x"), li(1, 2, "y"), p("a) 1"), p("b) 2*")}, `single-choice","stem":"Which?\n\n1\\. x\n\n2\\. y","options":[{"text":"1"},{"text":"2","correct":true}]}`, ""},
		"true or false":                      {[]string{p("1. It lay there."), p("Answer: False"), p("2. It didn’t."), p("ANSWER: T")}, `true-false","stem":"It lay there.","answer":false}` + "\n" + `true-false","stem":"It didn’t.","answer":true}`, ""},
		"true and false as options":          {[]string{p("1. It lay there."), p("a) True"), p("*b) False")}, `true-false","stem":"It lay there.","answer":false}`, ""},
		"more of a question":                 {[]string{p("1. Which?"), p("a) one"), p("b) two"), p("Answer: B"), p("Points: 2,5"), p("Hint: look"), p("Explanation: So «it» is."), p("And more.")}, `single-choice","stem":"Which?","points":2.5,"explanation":"So *it* is.\n\nAnd more.","hint":"look","options":[{"text":"one"},{"text":"two","correct":true}]}`, ""},
		"text that looks another way":        {[]string{`<w:p><w:r><w:t>1. H</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>O &lt;b&gt; *x*?</w:t></w:r></w:p>`, p("a) one"), p("b) two*")}, `single-choice","stem":"H\u003csub\u003e2\u003c/sub\u003eO \\\u003cb\u003e \\*x\\*?","options":[{"text":"one"},{"text":"two","correct":true}]}`, ""},
		"changes that were tracked":          {[]string{`<w:p><w:r><w:t>1. Wh</w:t></w:r><w:del w:id="1"><w:r><w:delText>at</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>ich</w:t></w:r></w:ins><w:r><w:t>?</w:t></w:r></w:p>`, p("a) one"), p("b) two*")}, which, ""},
		"a link, a field, a box of controls": {[]string{`<w:p><w:sdt><w:sdtContent><w:r><w:t>1. </w:t></w:r></w:sdtContent></w:sdt><w:hyperlink r:id="rId9"><w:r><w:t>Which</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>?</w:t></w:r></w:p>`, p("a) one"), p("b) two*")}, which, ""},
		"a name like an option":              {[]string{p("A. Lincoln was a president."), p("a) one"), p("b) two*")}, "", "1:1 error docx-no-stem A. Lincoln was a president.\n2:1 error docx-no-stem a) one\n"},
		"another name like an option":        {[]string{p("J. Smith said which?"), p("a) one"), p("b) two*")}, `single-choice","stem":"J. Smith said which?","options":[{"text":"one"},{"text":"two","correct":true}]}`, ""},
		"no key":                             {[]string{p("1. Which?"), p("a) one"), p("b) two"), p("2. What?"), p("a) x*"), p("b) y")}, `single-choice","stem":"What?","options":[{"text":"x","correct":true},{"text":"y"}]}`, "1:1 error docx-no-key 1. Which?\n"},
		"keys that differ":                   {[]string{p("1. Which?"), p("a) ‹one›"), p("b) two"), p("Answer: B")}, "", "1:1 error docx-keys-differ answer B bold A\n"},
		"looks that differ":                  {[]string{p("1. Which?"), p("a) ‹one›"), p("b) ‗two‗")}, "", "1:1 error docx-keys-differ bold A underlined B\n"},
		"signs that agree":                   {[]string{p("1. Which?"), p("a) one"), p("*b) ‹two›"), p("Answer: B")}, which, ""},
		"two answers":                        {[]string{p("1. Which?"), p("a) one"), p("b) two"), p("Answer: A"), p("Answer: B")}, "", "4:1 error docx-answers\n"},
		"no options":                         {[]string{p("1. Which?"), p("2. Which?"), p("a) one"), p("b) two*"), p("3. What?"), p("Answer: 42")}, which, "1:1 error docx-no-options 1. Which?\n5:1 error docx-no-options 3. What?\n"},
		"one option":                         {[]string{p("1. Which?"), p("a) one"), p("Answer: A")}, `single-choice","stem":"Which?","options":[{"text":"one","correct":true}]}`, "1:1 error options-few 1\n"},
		"an empty option":                    {[]string{p("1. Which?"), li(4, 0, "one"), li(4, 0, "‹two›"), li(4, 0, "")}, which, ""},
		"an answer alone":                    {[]string{p("Answer: B"), p("Which?"), p("a) one"), p("b) two*")}, which, "1:1 error docx-label-alone Answer: B\n"},
		"text behind a question":             {[]string{p("1. Which?"), p("a) one"), p("b) two*"), p("Now rest."), p("2. What?"), p("a) x*"), p("b) y")}, which + "\n" + `single-choice","stem":"What?","options":[{"text":"x","correct":true},{"text":"y"}]}`, "4:1 error docx-no-options Now rest.\n"},
		"points that are none":               {[]string{p("1. Which?"), p("a) one"), p("b) two*"), p("Points: many")}, which, "4:1 error docx-points many\n"},
		"a table":                            {[]string{p("1. Which?"), `<w:tbl><w:tr><w:tc>` + p("in it") + `</w:tc></w:tr></w:tbl>`, p("a) one"), p("b) two*")}, which, "2:1 warning docx-table\n"},
		"a text box, a formula":              {[]string{`<w:p><w:r><w:t>1. Which</w:t></w:r><m:oMath><m:r><m:t>?</m:t></m:r></m:oMath><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>` + p("box") + `</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + p("box") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:p>`, p("a) one"), p("b) two*")}, which, "1:1 warning docx-formula\n1:1 warning docx-box\n"},
	} {
		t.Run(name, func(t *testing.T) {
			set, problems := readBytes("quiz.docx", document(t, test.paragraphs...))
			if diff := cmp.Diff(test.want, asJSON(t, set)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(test.told, told(problems)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			for _, problem := range problems {
				if problem.File != "quiz.docx!word/document.xml" {
					t.Errorf("%+v", problem)
				}
			}
		})
	}
}

func TestHeadingsAreTheTitleOrTags(t *testing.T) {
	question := p("1. Which?") + p("a) one") + p("b) two*")
	for name, test := range map[string]struct{ document, title, description, tags string }{
		"a title":                  {styled("Titel", "Harbour  quiz") + p("Read ‹well›.") + styled("berschrift1", "Ships") + question, "Harbour quiz", "Read **well**.", "Ships"},
		"one heading":              {styled("berschrift1", "Harbour") + question, "Harbour", "", ""},
		"a style based on another": {styled("Mine", "Harbour") + question, "Harbour", "", ""},
		"several headings":         {styled("berschrift1", "Ships") + question + styled("berschrift1", "Quays"), "About it", "", "Ships"},
		"none":                     {question, "About it", "", ""},
	} {
		set, problems := readBytes("quiz.docx", document(t, test.document))
		if set.Title != test.title || set.Description != test.description || strings.Join(set.Questions[0].Tags, ",") != test.tags {
			t.Errorf("%s: %q, %q, %q, %s", name, set.Title, set.Description, set.Questions[0].Tags, told(problems))
		}
	}
}

func TestImagesAreKept(t *testing.T) {
	drawing := func(id string) string {
		return `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="a quay"/><a:graphic><a:graphicData><a:blip r:embed="` + id + `"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
	}
	set, problems := readBytes("quiz.docx", document(t, p("1. Where is this?"), drawing("rId5"), p("a) here"), p("b) there*"), p("2. And this?"), drawing("rId6"), p("a) here"), p("b) there*")))
	image := questions.Set{}
	name, err := image.Embed(pixel)
	if err != nil {
		t.Fatal(err)
	}
	if want := "Where is this?\n\n![a quay](media:" + name + ")"; set.Questions[0].Stem != want || len(set.Media) != 1 {
		t.Errorf("%q", set.Questions[0].Stem)
	}
	if got := told(problems); got != "5:1 warning image-lost https://example.org/a.png\n" {
		t.Error(got)
	}
}
