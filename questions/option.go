package questions

// Option is one of the things that can be chosen.
type Option struct {
	ID       string  `json:"id,omitempty"`
	Text     string  `json:"text"` // Markdown
	Correct  bool    `json:"correct,omitempty"`
	Weight   Decimal `json:"weight,omitempty"`   // percent, −100…100; instead of Correct
	Feedback string  `json:"feedback,omitempty"` // Markdown, shown in review to who chose it
	Pinned   bool    `json:"pinned,omitempty"`   // keeps its place when options are shuffled
}

// Options are what a choice question offers, in authored order.
type Options []Option

// Find returns the option with this id, or nil.
func (os Options) Find(id string) *Option {
	for i := range os {
		if os[i].ID == id {
			return &os[i]
		}
	}
	return nil
}

// byID are the options by their ids; of two with one id the first, as Find has it.
func (os Options) byID() map[string]*Option {
	options := make(map[string]*Option, len(os))
	for i := range os {
		if options[os[i].ID] == nil {
			options[os[i].ID] = &os[i]
		}
	}
	return options
}

func (os Options) weighted() bool {
	for _, o := range os {
		if o.Weight != "" {
			return true
		}
	}
	return false
}

func (os Options) fillIDs(previous Options) {
	texts := func(os Options) []named {
		list := make([]named, len(os))
		for i := range os {
			list[i] = named{id: &os[i].ID, text: os[i].Text}
		}
		return list
	}
	fillIDs(texts(os), texts(previous), letters)
}

func (os Options) known(id string) error {
	if os.Find(id) == nil {
		return unfit("unknown-option", "id", id)
	}
	return nil
}

// Rewards tells whether choosing the option earns anything: it is right, or has a positive weight.
func (o *Option) Rewards() bool { return o.Correct || o.Weight.Rat().Sign() > 0 }
