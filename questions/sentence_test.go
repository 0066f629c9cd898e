package questions

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each text has a | where a sentence ends.
var englishSentences = []string{
	"One sentence.",
	"No full stop at the end",
	"One. |Two. |Three.",
	"The U.S. Government said so. |It was right.",
	"It happened in the U.S. |The ministry denied it.",
	"U.S. agencies and U.K. officials met. |They agreed.",
	"An officer of the U.S. Navy spoke.",
	"In Washington, D.C. |On Monday it rained.",
	"Dr. Smith met Prof. Jones. |Mr. Brown and Mrs. White stayed.",
	"Dr. No is a film. |Gen. Paul Nakasone and Lt. Gen. Tim Haugh saw it.",
	"See No. 5 for more. |See Nos. 6 and 7 too.",
	"He said no. |Then he left.",
	"Was it China? |No. |It was someone else.",
	"There he sat. |Officials said nothing.",
	"Under the sun. |People waited.",
	"It began on Sat. Jan. 6 and ended on Feb. 2, 2021. |Nobody knew.",
	"It came out in Dec. 2020. |Then it stopped.",
	"John F. Kennedy and J. K. Rowling met. |They talked.",
	"George W. Bush spoke. |J. Edgar Hoover listened.",
	"Martin Luther King Jr. spoke. |Everyone listened.",
	"Acme Inc. sued Foo Corp. |The case was dropped.",
	"Acme Inc. Chairman John Doe resigned.",
	"He arrived at 9 a.m. Monday. |She left at 5 p.m. |They never met.",
	"It grew by 3.5 percent. |Then by 0.5.",
	"It cost $2.5 million. |That is a lot.",
	"It lists 50 tactics. |30,000 organizations were hit.",
	"He paid. |$5 million was lost. |€3 was found.",
	"Version 2.0.1 is out. |Visit www.example.com for more.",
	"Tools, e.g. scripts, were used, i.e. Python. |They worked.",
	"Tools, e.g. Python, were used.",
	"Scripts, tools, etc. were found. |So were notes.",
	"Scripts, tools, etc. |The rest was lost.",
	"Smith et al. found it. |It was old (cf. Jones).",
	"See Fig. 3 and p. 5 of vol. 2. |It is all there.",
	"The U.S. vs. China is a long story. |Microsoft Corp. v. Smith is a short one.",
	"“I left.” |She stayed.",
	"\"I left.\" |\"I stayed.\"",
	"\"Who did it?\" he asked. |Nobody knew.",
	"“Who did it?” he asked. |“We did!” they cried.",
	"He asked, “Who did it?” |Nobody answered.",
	"“No way!”, he said. |She agreed.",
	"'Leave.' |'Why?' |'Because.'",
	"He called it “a U.S. problem.” |The others laughed.",
	"He left. |(She stayed.) |They met again.",
	"He left (she stayed). |They met (in the U.S.). |It rained.",
	"He wrote “[It was] late.” |[Sic.] |Then he slept.",
	"He waited… |Then he left.",
	"He waited... |Then he left.",
	"He waited... and waited… and left.",
	"“… the allies agreed.” |So it was.",
	"“… The allies agreed.” |So it was.",
	"What?! |Really!! |Yes.",
	"Yahoo! is a company. |So is Jeopardy! they say.",
	"Why? |How? |When?",
	"Three things matter: time, money; and luck. |That is all.",
	"It was late—very late. |He slept – at last.",
	"Smith, Ph.D., spoke. |So did Jones, M.D. |They were heard.",
	"He lives on Main St. |It is near Mt. Everest Ave. and St. James Park.",
	"The approx. 30 agencies (est. 1990) met. |They talked.",
	"It is No. 1. |That is the best.",
	"Is it 5? |6 is better.",
	"NATO's members agreed. |NATO.",
}

var otherSentences = []string{
	"M. Dupont est parti. |Mme Durand aussi.",                                // French
	"« Qui ? » demanda-t-il. |Il partit.",                                    //
	"« Qui ?\u00A0» |Il partit. |« Moi. » |Elle resta.",                      //
	"Vraiment ? |Oui ! |C’est tout.",                                         //
	"Am 5. März 2021 kam es heraus. |Im 19. Jahrhundert nicht.",              // German
	"Dr. Müller kennt z. B. Microsoft. |Frau Meier, d. h. die Chefin, auch.", //
	"»Wer war es?« fragte er. |„Niemand.“ |Es war Nr. 5.",                    //
	"¿Quién fue? |¡Nadie! |El Sr. García y la Dra. López lo dijeron.",        // Spanish
	"EE. UU. impuso sanciones. |China las rechazó.",                          //
	"这是第一句。|这是第二句！|真的吗？|他说：“走吧。”|她走了。|“为什么？”",                                // Chinese
	"これは文です。|次の文です。|「誰ですか。」と彼は言った。|終わり。",                                     // Japanese
	"В 2021 г. США обвинили Китай. |А. С. Пушкин жил на ул. Ленина. |«Кто это?» — спросил он.", // Russian
	"من فعل ذلك؟ |قال د. أحمد إنه لا يعرف. |انتهى.",                                            // Arabic
}

func TestSentenceStarts(t *testing.T) {
	for _, marked := range append(englishSentences, otherSentences...) {
		want := strings.Split(marked, "|")
		text := strings.Join(want, "")
		if diff := cmp.Diff(want, cutAt(text, sentenceStarts(text))); diff != "" {
			t.Errorf("sentences of %q (-want +got):\n%s", text, diff)
		}
	}
}

func cutAt(text string, starts []int) []string {
	var parts []string
	for i, start := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		parts = append(parts, text[start:end])
	}
	return parts
}
