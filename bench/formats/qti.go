package main

import (
	"fmt"
	"strings"
)

const (
	qtiBegin = `<?xml version="1.0" encoding="UTF-8"?>
<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">
  <assessment ident="i1" title="The harbour's radio">
    <section ident="root_section">
`
	qtiEnd = "    </section>\n  </assessment>\n</questestinterop>\n"
)

// qtiItems are questions as Canvas exports them.
func qtiItems() []string {
	choice := `<response_lid ident="response1" rcardinality="Single">
            <render_choice>` + qtiLabel("%[1]d1", "The runway to hold short of") + qtiLabel("%[1]d2", "The weather") + qtiLabel("%[1]d3", "The name") + `
            </render_choice>
          </response_lid>`
	typed := `<response_str ident="response1" rcardinality="Single">
            <render_fib>
              <response_label ident="answer1" rshuffle="No"/>
            </render_fib>
          </response_str>`
	return []string{
		qtiItem("multiple_choice_question", "Which part of clearance %[1]d is <b>read back</b>?", choice, qtiWhen("%[1]d1")),
		qtiItem("short_answer_question", "At which quay lay the ship of call %[1]d?", typed, qtiWhen("Quay Seven")+qtiWhen("Quay 7")),
		qtiItem("essay_question", "Why was call %[1]d repeated three times?", typed, ""),
	}
}

func qtiItem(kind, stem, response, conditions string) string {
	stem = strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace("<p>" + stem + "</p>")
	return fmt.Sprintf(`      <item ident="read-back-%%[1]d" title="Read-back %%[1]d">
        <itemmetadata>
          <qtimetadata>
            <qtimetadatafield>
              <fieldlabel>question_type</fieldlabel>
              <fieldentry>%s</fieldentry>
            </qtimetadatafield>
            <qtimetadatafield>
              <fieldlabel>points_possible</fieldlabel>
              <fieldentry>1.0</fieldentry>
            </qtimetadatafield>
          </qtimetadata>
        </itemmetadata>
        <presentation>
          <material>
            <mattext texttype="text/html">%s</mattext>
          </material>
          %s
        </presentation>
        <resprocessing>
          <outcomes>
            <decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/>
          </outcomes>%s
        </resprocessing>
      </item>
`, kind, stem, response, conditions)
}

func qtiLabel(ident, text string) string {
	return fmt.Sprintf(`
              <response_label ident="%s">
                <material>
                  <mattext texttype="text/plain">%s</mattext>
                </material>
              </response_label>`, ident, text)
}

func qtiWhen(answer string) string {
	return fmt.Sprintf(`
          <respcondition continue="No">
            <conditionvar>
              <varequal respident="response1">%s</varequal>
            </conditionvar>
            <setvar action="Set" varname="SCORE">100</setvar>
          </respcondition>`, answer)
}
