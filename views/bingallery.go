package views

// binSpecimens are the bin, and what is said before something goes into it.
func binSpecimens() []Specimen {
	bin := BinPage{Frame: studioFrame("Bin", BinPath), Lines: specimenBin()}
	late := bin
	late.Errors = Errors{"": bin.W.T("bin.not-there")}
	set, group := specimenSetLine(), specimenGroup()
	busy := DeletePage{
		Frame: studioFrame("Delete", DeletePath(SetPath(set.ID))), Kind: "set", Name: set.Title, Path: SetPath(set.ID),
		Quizzes: specimenQuizLines(), Others: 1, Draft: true, Owners: []string{"Bartholomew Featherstonehaugh", "Ines Okafor"},
	}
	quiz := DeletePage{
		Frame: studioFrame("Delete", DeletePath(StudioQuizPath("z1"))), Kind: "quiz", Name: "Why did the harbour close?", Path: StudioQuizPath("z1"),
		Scores: ScoresPath("z1"), Attempts: 31, Running: 2,
	}
	groups := DeletePage{
		Frame: studioFrame("Delete", DeletePath(GroupPath(group.ID))), Kind: "group", Name: group.Name, Path: GroupPath(group.ID),
		Members: 12, Quizzes: specimenQuizLines()[:1],
	}
	return []Specimen{
		{"bin", Bin(bin)},
		{"bin-late", Bin(late)},
		{"bin-empty", Bin(BinPage{Frame: bin.Frame})},
		{"delete-set", Delete(busy)},
		{"delete-quiz", Delete(quiz)},
		{"delete-group", Delete(groups)},
	}
}

func specimenBin() []BinLine {
	line := func(kind, id, title string, days int) BinLine {
		at := specimenNow.AddDate(0, 0, -days)
		return BinLine{Kind: kind, ID: id, Title: title, DeletedAt: at, DeletedBy: "Ada Lindqvist", Until: at.AddDate(0, 0, 30)}
	}
	group := line("group", "g1", specimenGroup().Name, 3)
	group.Quizzes = 2
	kept := line("set", "winter-notices", "Winter notices to mariners of the eastern approaches, with all amendments", 41)
	kept.Kept, kept.DeletedBy = true, ""
	return []BinLine{line("quiz", "z1", "Why did the harbour close?", 0), group, line("draft", "tides", "Tides", 12), kept}
}
