package qti

import "strings"

// Version is a version of QTI that is written.
type Version struct {
	Name  string // as people call it
	three bool   // names of elements and attributes in kebab case

	space, schema       string // of items and tests, and where their schema lies
	manifest            string // the name space of manifests
	itemType, testType  string // of resources
	textType            string // of stimuli; empty: there are none
	packageSchema       string
	packageVersion      string
	templates, template string // where standard templates lie, and how their names end
}

// The versions that are written.
var (
	Two = &Version{Name: "QTI 2.1",
		space: "http://www.imsglobal.org/xsd/imsqti_v2p1", schema: "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
		manifest: "http://www.imsglobal.org/xsd/imscp_v1p1", itemType: "imsqti_item_xmlv2p1", testType: "imsqti_test_xmlv2p1",
		packageSchema: "QTIv2.1 Package", packageVersion: "1.0.0", templates: "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"}
	Three = &Version{Name: "QTI 3.0", three: true,
		space: "http://www.imsglobal.org/xsd/imsqtiasi_v3p0", schema: "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
		manifest: "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1", itemType: "imsqti_item_xmlv3p0", testType: "imsqti_test_xmlv3p0", textType: "imsqti_stimulus_xmlv3p0",
		packageSchema: "QTI Package", packageVersion: "3.0.0", templates: "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/", template: ".xml"}
)

// name is an element's name in the version.
func (v *Version) name(name string) string {
	if !v.three || plainNames[name] || strings.Contains(name, ":") || name == "p" || name == "div" {
		return name
	}
	return "qti-" + kebab(name)
}

// attr is an attribute's name in the version.
func (v *Version) attr(element, name string) string {
	if !v.three || plainNames[element] || strings.Contains(name, ":") {
		return name
	}
	return kebab(name)
}

// root are the attributes of a file's first element.
func (v *Version) root(attrs ...string) []string {
	return append(at("xmlns", v.space, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
		"xsi:schemaLocation", v.space+" "+v.schema), attrs...)
}
