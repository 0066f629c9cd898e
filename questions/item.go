package questions

import (
	"bytes"
	"encoding/json"
)

// Item is one of the things to put in order, or a match without a prompt. In a file it is a text, or a text with an id.
type Item struct {
	ID   string `json:"id,omitempty"`
	Text string `json:"text"` // Markdown
}

// MarshalJSON writes a text alone while it has no id.
func (i Item) MarshalJSON() ([]byte, error) {
	if i.ID == "" {
		return json.Marshal(i.Text)
	}
	type fields Item
	return json.Marshal(fields(i))
}

// UnmarshalJSON reads both forms.
func (i *Item) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte(`"`)) {
		return json.Unmarshal(data, &i.Text)
	}
	type fields Item
	return json.Unmarshal(data, (*fields)(i))
}

// findItem returns the item with this id, or nil.
func findItem(items []Item, id string) *Item {
	for i := range items {
		if items[i].ID == id {
			return &items[i]
		}
	}
	return nil
}

func namedItems(items []Item) []named {
	list := make([]named, len(items))
	for i := range items {
		list[i] = named{id: &items[i].ID, text: items[i].Text}
	}
	return list
}
