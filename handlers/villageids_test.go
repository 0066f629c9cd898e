package handlers

import "strings"

// idKinds are the ids in paths, by parameter: whose they are. The missing one comes first, since the others are
// compared with it.
var idKinds = map[string][]string{
	":quiz":        {"missing", "program's-open", "administrator's-group", "instructor's-open", "both's-group", "instructor's-group"},
	":attempt":     {"missing", "instructor's-try", "guest's-open", "learner's-finished", "learner's-open"},
	":set":         {"missing", "program's", "administrator's", "both's", "instructor's"},
	":medium":      {"missing", "there"},
	":upload":      {"missing", "instructor's"},
	":group":       {"missing", "both's", "instructor's"},
	":export":      {"missing", "instructor's"},
	":person":      {"missing", "learner"},
	":code":        {"missing", "instructor's"},
	":certificate": {"missing", "learner's"},
	":token":       {"missing"},
	":specimen":    {"missing", "there"},
	"*":            {"missing", "there"},
}

// thingIn is the parameter of a route that names a thing; "" when there is none.
func thingIn(route string) string {
	for _, part := range strings.Split(pathOf(route), "/") {
		if _, ok := idKinds[part]; ok {
			return part
		}
	}
	return ""
}

// idsOf are the kinds of id that a route is asked with.
func idsOf(route string) []string {
	if thing := thingIn(route); thing != "" {
		return idKinds[thing]
	}
	return []string{"-"}
}

// id is the id itself.
func (v *village) id(route, kind string) string {
	if kind == "missing" || kind == "-" {
		return "nothing-has-this-id"
	}
	return v.ids[thingIn(route)][kind]
}

// path puts an id into a route's path.
func (v *village) path(route, kind string) string {
	path := strings.NewReplacer(":n", "1", ":format", "csv", ":report", "attempts", ":question", "when", ":source", "log").Replace(pathOf(route))
	if thing := thingIn(route); thing != "" {
		path = strings.Replace(path, thing, v.id(route, kind), 1)
	}
	path = strings.Replace(path, ":person", v.learner.ID, 1) // the member of a group
	if strings.HasSuffix(path, "/download") {
		path += "?format=gift"
	}
	return path
}
