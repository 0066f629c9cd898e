package handlers

import (
	"net/http"
	"net/url"
	"strings"
)

// crawl looks at every page, picture, style and script that can be reached by links from a path, and follows where
// pages send it on to. What it got is by path.
func (c *client) crawl(from ...string) map[string]*page {
	c.t.Helper()
	seen := map[string]*page{}
	for len(from) > 0 {
		path := from[0]
		from = from[1:]
		if seen[path] == nil {
			seen[path] = c.get(path)
			from = append(from, seen[path].links()...)
		}
	}
	return seen
}

// links are the paths of this site that a page leads to or loads.
func (p *page) links() []string {
	var paths []string
	add := func(link string) {
		to, err := p.Request.URL.Parse(link)
		if err == nil && to.Host == p.Request.URL.Host && to.Path != "" {
			paths = append(paths, (&url.URL{Path: to.Path, RawQuery: to.RawQuery}).String())
		}
	}
	if p.StatusCode == http.StatusSeeOther {
		add(p.to())
	}
	if !p.isHTML() {
		return paths
	}
	for attr, selector := range map[string]string{"href": "[href]", "src": "[src]", "action": "form[method=get]"} {
		for _, element := range p.find(selector).EachIter() {
			add(element.AttrOr(attr, ""))
		}
	}
	return paths
}

func (p *page) isHTML() bool { return strings.HasPrefix(p.Header.Get("Content-Type"), "text/html") }
