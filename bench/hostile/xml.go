package main

import (
	"fmt"
	"strings"
)

// xmls are XML bombs with the elements of a format.
func xmls(root, item string) []hostile {
	begin, end := "<?xml version=\"1.0\"?>\n<"+root+">", "</"+root+">"
	return []hostile{
		repeated("deep", begin, "<"+item+">", ""), repeated("elements", begin, "<"+item+"/>", end), repeated("short elements", begin, "<a/>", end),
		repeated("open elements", begin, "<"+item+"><a>", end), repeated("ends", begin, "</a>", end), repeated("text", begin, "text ", end),
		repeated("entities", begin, "&amp;", end), repeated("unknown entities", begin, "&x;", end), repeated("comments", begin, "<!-- a -->", end),
		repeated("CDATA", begin, "<![CDATA[a]]>", end), repeated("angles", begin, "<", end), repeated("attributes", begin+"<"+item, " a=\"b\"", "/>"+end),
		repeated("other attributes", begin+"<"+item, " a=", "/>"+end), repeated("name spaces", begin, "<a xmlns:b=\"c\">", end), repeated("instructions", begin, "<?a b?>", end),
		repeated("line breaks", begin, "\n", end), repeated("ISO-8859-1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><"+root+">", "\xe9", end),
		repeated("HTML", begin+"<"+item+"><p>", "&lt;b&gt;&lt;p&gt;x", "</p></"+item+">"+end), repeated("images", begin+"<"+item+"><p>", "&lt;img src=\"data:,x\"&gt;", "</p></"+item+">"+end),
		{"billion laughs", func(int) []byte { return []byte(laughs(root)) }},
		{"a file of the machine", func(int) []byte {
			return []byte(fmt.Sprintf("<!DOCTYPE %s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><%s>&x;</%s>", root, root, root))
		}},
	}
}

func laughs(root string) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE " + root + " [<!ENTITY a0 \"ha\">")
	for i := 1; i < 10; i++ {
		fmt.Fprintf(&b, "<!ENTITY a%d \"%s\">", i, strings.Repeat(fmt.Sprintf("&a%d;", i-1), 10))
	}
	return b.String() + "]><" + root + ">&a9;</" + root + ">"
}
