package qti

import (
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

func simple(id string) string {
	text := fixture{declare: oneChoice, body: askABC, processing: "match_correct"}.xml()
	return strings.Replace(text, `identifier="it" title="it"`, `identifier="`+id+`" title="`+id+`"`, 1)
}

func idsOf(set questions.Set) string {
	var ids []string
	for _, q := range set.Questions {
		ids = append(ids, q.ID)
	}
	return strings.Join(ids, " ")
}

const manifest = `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:imsmd="http://ltsc.ieee.org/xsd/LOM"><metadata><schema>QTIv2.1 Package</schema>
 <imsmd:lom><imsmd:general><imsmd:title><imsmd:string>From the manifest</imsmd:string></imsmd:title><imsmd:description><imsmd:string>What a *harbour* is</imsmd:string></imsmd:description><imsmd:keyword><imsmd:string>harbour</imsmd:string></imsmd:keyword></imsmd:general></imsmd:lom></metadata>
<resources>
 <resource identifier="I1" type="imsqti_item_xmlv2p1" href="items/item%20one.xml"><metadata><imsmd:lom><imsmd:general><imsmd:keyword><imsmd:string>first</imsmd:string></imsmd:keyword></imsmd:general></imsmd:lom></metadata></resource>
 <resource identifier="I2" type="imsqti_item_xmlv2p1" href="items/two.xml"/>
 <resource identifier="I3" type="imsqti_item_xmlv2p1" href="items/three.xml"/>
 %TEST%
</resources></manifest>`

func TestAPackageIsReadInTheOrderOfItsTest(t *testing.T) {
	test := `<assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="port_test" title="The port" xml:lang="en"><testPart identifier="P" navigationMode="linear" submissionMode="individual">
<assessmentSection identifier="S1" title="First" visible="true"><rubricBlock view="candidate"><p>Read the log first.</p></rubricBlock><ordering shuffle="true"/><selection select="1"/>
 <assessmentItemRef identifier="R2" href="items/two.xml" fixed="true"/><assessmentSection identifier="S2" title="Second"><assessmentItemRef identifier="R1" href="items/item%20one.xml" category="port sea"/></assessmentSection>
</assessmentSection></testPart></assessmentTest>`
	data := zipped("folder/imsmanifest.xml", strings.Replace(manifest, "%TEST%", `<resource identifier="T" type="imsqti_test_xmlv2p1" href="test.xml"/>`, 1),
		"folder/test.xml", test, "folder/items/item one.xml", simple("one"), "folder/items/two.xml", simple("two"), "folder/items/three.xml", simple("three"))
	set, problems := unpacked(data)
	if got := idsOf(set); got != "s1 two one three" || problems.Failed() {
		t.Fatalf("%s: %+v", got, problems)
	}
	if set.ID != "port-test" || set.Title != "The port" || set.Language != "en" || set.Description != "What a \\*harbour\\* is" || strings.Join(set.Tags, " ") != "harbour" {
		t.Errorf("%+v", set)
	}
	if q := set.Questions; q[0].Type != questions.InformationType || q[0].Stem != "Read the log first." || !q[1].Pinned || q[2].Pinned || strings.Join(q[2].Tags, " ") != "first port sea" {
		t.Errorf("%+v", set.Questions)
	}
	if len(problems) != 1 || problems[0].Rule != "not-kept" || problems[0].Args["what"] != "of the test: ordering, selection" || problems[0].File != "set.zip!folder/test.xml" {
		t.Errorf("%+v", problems)
	}
}

func TestWithoutATestTheManifestGivesTheOrder(t *testing.T) {
	set, problems := unpacked(zipped("imsmanifest.xml", strings.Replace(manifest, "%TEST%", "", 1), "items/three.xml", simple("three"), "items/two.xml", simple("two"), "items/item one.xml", simple("one")))
	if got := idsOf(set); got != "one two three" || told(problems) != "" || set.Title != "From the manifest" {
		t.Errorf("%s: %s", got, told(problems))
	}
}

func TestWithoutAManifestAllItemsAreFound(t *testing.T) {
	set, problems := unpacked(zipped("b/two.xml", simple("two"), "a/one.xml", simple("one"), "notes.txt", "no XML", "broken.xml", "<", "other.xml", "<other/>"))
	if got := idsOf(set); got != "two one" || told(problems) != "" {
		t.Errorf("%s: %s", got, told(problems))
	}
}

func TestOneBrokenItemHidesNoOther(t *testing.T) {
	data := zipped("imsmanifest.xml", strings.Replace(manifest, "%TEST%", "", 1), "items/item one.xml", strings.Replace(simple("one"), "</itemBody>", "", 1), "items/two.xml", simple("two"))
	set, problems := unpacked(data)
	if got := idsOf(set); got != "two" || len(problems) != 2 {
		t.Fatalf("%s: %+v", got, problems)
	}
	for _, p := range problems {
		if p.Severity != questions.Error || p.Raw == "" || p.Rule != "xml" && p.Rule != "archive-missing" {
			t.Errorf("%+v", p)
		}
	}
	if p := problems[0]; p.File != "set.zip!items/item one.xml" || p.Line != 6 {
		t.Errorf("%+v", p)
	}
}

func TestPackagesOfNothingSaySo(t *testing.T) {
	for name, data := range map[string][]byte{
		"empty":            zipped(),
		"results":          zipped("a.xml", `<assessmentResult/>`),
		"an empty package": zipped("imsmanifest.xml", "<manifest><resources/></manifest>"),
	} {
		if set, problems := unpacked(data); len(set.Questions) != 0 || told(problems) != "no-questions@1" {
			t.Errorf("%s: %d, %s", name, len(set.Questions), told(problems))
		}
	}
}

func TestImagesOfAPackageAreKept(t *testing.T) {
	item := fixture{declare: oneChoice, body: `<p><img src="../pictures/a%20b.png" alt="The quay"/></p><p><object type="image/png" data="/pictures/c.png">The pier</object></p>` + askABC, processing: "match_correct"}.xml()
	item = strings.Replace(item, `data="/pictures`, `data="pictures`, 1) // from the package's root, as some programs have it
	set, problems := unpacked(zipped("items/a.xml", item, "pictures/a b.png", string(pixel), "pictures/c.png", string(pixel)))
	q := only(t, set, problems)
	if told(problems) != "" || len(set.Media) != 1 || strings.Count(q.Stem, "](media:"+set.Media[0].Name+")") != 2 || !strings.Contains(q.Stem, "![The pier]") {
		t.Errorf("%s: %q", told(problems), q.Stem)
	}
}

func TestAStimulusIsASourceOfTheBriefing(t *testing.T) {
	item := strings.Replace(simple("one"), "<itemBody>", `<assessmentStimulusRef identifier="log" href="../texts/log.xml" title="Log"/><itemBody>`, 1)
	text := `<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="Log_1" title="The log"><qti-stimulus-body><p>It lay at quay 7.</p><p>Then it left.</p></qti-stimulus-body></qti-assessment-stimulus>`
	set, problems := unpacked(zipped("items/one.xml", item, "items/two.xml", strings.Replace(item, `identifier="one"`, `identifier="two"`, 1), "texts/log.xml", text))
	if len(set.Questions) != 2 || told(problems) != "" || len(set.Briefing) != 1 || set.Evidence != questions.EvidenceOptional {
		t.Fatalf("%d, %s: %+v", len(set.Questions), told(problems), set)
	}
	if s := set.Briefing[0]; s.ID != "log-1" || s.Title != "The log" || s.Text != "It lay at quay 7.\n\nThen it left." {
		t.Errorf("%+v", s)
	}
}

func TestATestThatRefersToItselfEnds(t *testing.T) {
	section := `<assessmentSection identifier="S" title="S"><assessmentSectionRef href="a.xml"/><assessmentSectionRef href="b.xml"/><assessmentItemRef href="one.xml"/></assessmentSection>`
	test := `<assessmentTest identifier="T" title="T"><testPart>` + section + `</testPart></assessmentTest>`
	set, problems := unpacked(zipped("t.xml", test, "a.xml", section, "b.xml", section, "one.xml", simple("one")))
	if idsOf(set) != "one" || problems.Failed() {
		t.Errorf("%s: %+v", idsOf(set), problems)
	}
}
