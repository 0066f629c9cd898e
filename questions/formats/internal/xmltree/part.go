package xmltree

// Text is a document as UTF-8 with plain line ends, for readers that cut it into parts themselves: a file of 100,000
// questions would be a tree of millions of nodes, and one that is broken shouldn't concern the others.
func Text(data []byte, file string, fail Fail) (text string, ok bool) {
	text, _, ok = decode(data, file, fail)
	return text, ok
}

// Part reads a part of what Text returned, an element with its tags. Its places count from the beginning of the part.
func Part(text string, fail Fail) *Node {
	p := parser{doc: &document{text: text}, fail: fail, names: map[string]string{}}
	p.run(0)
	return p.root
}
