package views

// The fields of the sentences that are ticked in sources, and of the claim that they are evidence for.
const (
	PickField    = "pick"
	PickForField = "pick_for"
)
