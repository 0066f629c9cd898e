package reports

import (
	"encoding/json"
	"encoding/xml"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// The elements of QTI Results Reporting 2.2, as far as we write them.
type (
	assessmentResult struct {
		XMLName xml.Name      `xml:"http://www.imsglobal.org/xsd/imsqti_result_v2p2 assessmentResult"`
		Context resultContext `xml:"context"`
		Test    testResult    `xml:"testResult"`
		Items   []itemResult  `xml:"itemResult"`
	}
	resultContext struct {
		SourcedID string    `xml:"sourcedId,attr"`
		Sessions  []session `xml:"sessionIdentifier"`
	}
	session struct {
		Source     string `xml:"sourceID,attr"`
		Identifier string `xml:"identifier,attr"`
	}
	testResult struct {
		Identifier string `xml:"identifier,attr"`
		Datestamp  string `xml:"datestamp,attr"`
		Variables  []variable
	}
	itemResult struct {
		Identifier string `xml:"identifier,attr"`
		Index      int    `xml:"sequenceIndex,attr"`
		Datestamp  string `xml:"datestamp,attr"`
		Status     string `xml:"sessionStatus,attr"`
		Variables  []variable
	}
	// variable is a responseVariable or an outcomeVariable.
	variable struct {
		XMLName     xml.Name
		Identifier  string             `xml:"identifier,attr"`
		Cardinality string             `xml:"cardinality,attr"`
		BaseType    string             `xml:"baseType,attr,omitempty"`
		Maximum     string             `xml:"normalMaximum,attr,omitempty"`
		Response    *candidateResponse `xml:"candidateResponse"`
		Values      []value            `xml:"value"`
	}
	candidateResponse struct {
		Values []value `xml:"value"`
	}
	value struct {
		Field string `xml:"fieldIdentifier,attr,omitempty"`
		Type  string `xml:"baseType,attr,omitempty"`
		Text  string `xml:",chardata"`
	}
)

func responded(identifier, cardinality, baseType string, values ...value) variable {
	return variable{XMLName: xml.Name{Local: "responseVariable"}, Identifier: identifier, Cardinality: cardinality, BaseType: baseType,
		Response: &candidateResponse{values}}
}

func outcome(identifier, baseType, text string) variable {
	return variable{XMLName: xml.Name{Local: "outcomeVariable"}, Identifier: identifier, Cardinality: "single", BaseType: baseType,
		Values: []value{{Text: text}}}
}

// measured is an outcome that is a number; most, unless nil, is the most that it normally is.
func measured(identifier string, number float64, most *float64) variable {
	v := outcome(identifier, "float", strconv.FormatFloat(number, 'f', -1, 64))
	if most != nil {
		v.Maximum = strconv.FormatFloat(*most, 'f', -1, 64)
	}
	return v
}

// identified are the types whose answers are ids of what can be chosen.
var identified = map[questions.Type]string{
	questions.SingleChoiceType: "identifier", questions.MultipleResponseType: "identifier", questions.OrderingType: "identifier",
}

// response is an answer as QTI has it: one value or several, pairs, or a record of what has parts.
func response(r AnswerRow) variable {
	base := identified[r.Type]
	if base == "" {
		base = "string"
	}
	var given any
	if len(r.Answer) == 0 || json.Unmarshal(r.Answer, &given) != nil || given == nil {
		return responded("RESPONSE", "single", base)
	}
	switch given := given.(type) {
	case bool:
		return responded("RESPONSE", "single", "boolean", value{Text: strconv.FormatBool(given)})
	case float64:
		return responded("RESPONSE", "single", "float", value{Text: string(r.Answer)})
	case string:
		return responded("RESPONSE", "single", base, value{Text: given})
	case []any:
		cardinality := "multiple"
		if r.Type == questions.OrderingType {
			cardinality = "ordered"
		}
		return responded("RESPONSE", cardinality, base, eachOf(given)...)
	case map[string]any:
		if r.Type == questions.MatchingType {
			return responded("RESPONSE", "multiple", "directedPair", pairs(given)...)
		}
		return responded("RESPONSE", "record", "", fields("", given)...)
	}
	return responded("RESPONSE", "single", "string", value{Text: string(r.Answer)})
}

func eachOf(given []any) (values []value) {
	for _, one := range given {
		text, _ := one.(string)
		values = append(values, value{Text: text})
	}
	return values
}

func pairs(given map[string]any) (values []value) {
	for _, from := range slices.Sorted(maps.Keys(given)) {
		to, _ := given[from].(string)
		values = append(values, value{Text: from + " " + to})
	}
	return values
}

// fields are the parts of an answer, those of a part named with it: claim.source.
func fields(within string, given map[string]any) (values []value) {
	for _, name := range slices.Sorted(maps.Keys(given)) {
		switch part := given[name].(type) {
		case map[string]any:
			values = append(values, fields(within+name+".", part)...)
		case string:
			values = append(values, value{Field: ncName(within + name), Type: "string", Text: part})
		default:
			text, _ := json.Marshal(part)
			values = append(values, value{Field: ncName(within + name), Type: "string", Text: string(text)})
		}
	}
	return values
}

// ncName is a name as XML wants identifiers: they begin with a letter or an underscore.
func ncName(name string) string {
	clean := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_.", r) {
			return r
		}
		return '_'
	}, name)
	if clean == "" || strings.ContainsRune("-.0123456789", rune(clean[0])) {
		return "_" + clean
	}
	return clean
}
