package questions

import "encoding/json"

// Information is a text between questions. It takes no answer and carries no marks.
type Information struct{}

func (b *Information) check(c *questionCheck) {
	if c.q.Points != "" {
		c.warn("/points", "points-unused")
	}
}

func (b *Information) fillIDs(Body) {}

func (b *Information) fit(json.RawMessage, *Scope) (json.RawMessage, error) {
	return nil, unfit("takes-no-answer")
}

// marker is never used: no answer fits.
func (b *Information) marker(*Question, *Scope) marker { return nil }

func (b *Information) rename(json.RawMessage, Renamer) (json.RawMessage, error) {
	return nil, unfit("takes-no-answer")
}
