package rows

import (
	"strings"

	"github.com/readback/readback/questions"
)

// kind is what a row says of its type.
type kind int

const (
	kindNone kind = iota
	kindUnknown
	kindChoice // single-choice or multiple-response, by the number of right options
	kindSingle
	kindMultiple
	kindTrueFalse
	kindText
	kindNumeric
	kindMatching
	kindOrdering
	kindGapFill
	kindSentence
	kindCompare
	kindEssay
	kindInformation
	kindSet
	kindSource
)

// ownKinds are the names of our own tables.
var ownKinds = map[string]kind{
	string(questions.SingleChoiceType):     kindSingle,
	string(questions.MultipleResponseType): kindMultiple,
	string(questions.TrueFalseType):        kindTrueFalse,
	string(questions.ShortTextType):        kindText,
	string(questions.NumericType):          kindNumeric,
	string(questions.MatchingType):         kindMatching,
	string(questions.OrderingType):         kindOrdering,
	string(questions.GapFillType):          kindGapFill,
	string(questions.SelectSentenceType):   kindSentence,
	string(questions.CompareSourcesType):   kindCompare,
	string(questions.EssayType):            kindEssay,
	string(questions.InformationType):      kindInformation,
	"set":                                  kindSet,
	"source":                               kindSource,
}

// otherKinds are the types by the names that other tables have for them.
var otherKinds = func() map[string]kind {
	found := map[string]kind{}
	for k, list := range kindWords {
		for name := range strings.SplitSeq(list, ", ") {
			found[name] = k
		}
	}
	return found
}()

// kindWords are the names of types in other tables, as wordsOf makes them.
var kindWords = map[kind]string{
	kindChoice: "multiple choice, mc, mcq, multichoice, choice, multiple choice question, quiz, opcion multiple, meerkeuze, meerkeuzevraag, auswahl, auswahlfrage",
	kindSingle: "single choice, single answer, single select, single response, multiple choice single, multiple choice single answer, one answer, radio, " +
		"radio button, dropdown, sc, einfachauswahl, einzelauswahl, choix unique, opcion unica, seleccion unica, scelta singola, escolha unica",
	kindMultiple: "multiple response, multiple answer, multiple answers, multiple select, multi select, multiselect, multiple correct, ma, ms, mr, msq, " +
		"checkbox, checkboxes, select all, select all that apply, multiple choice multiple answer, mehrfachauswahl, mehrfachantwort, choix multiple, " +
		"seleccion multiple, scelta multipla, multipla escolha, meerdere antwoorden",
	kindTrueFalse: "true false, true or false, truefalse, tf, t f, boolean, yes no, wahr falsch, richtig falsch, ja nein, vrai faux, verdadero falso, vero falso, " +
		"verdadeiro falso, waar onwaar, juist onjuist",
	kindText: "short text, short answer, sa, short response, fill in the blank, fill in the blanks, fill in blank, fill in, fib, text, text input, type answer, " +
		"typed answer, identification, kurzantwort, reponse courte, respuesta corta, risposta breve, resposta curta, kort antwoord",
	kindNumeric:  "numeric, numerical, number, num, nr, integer, numerisch, zahl, numerique, numerica, numeriek",
	kindMatching: "matching, match, match the following, mat, mt, zuordnung, association, appariement, emparejamiento, relacionar, corrispondenza, correspondencia, koppelen",
	kindOrdering: "ordering, order, ord, sequence, sequencing, ranking, reorder, reihenfolge, sortieren, ordre, ordonner, ordenar, ordenamiento, ordinamento, volgorde",
	kindGapFill:  "gap fill, cloze, luckentext, texte a trous",
	kindEssay: "essay, ess, es, wr, written response, long answer, long text, open, open ended, open question, free text, free response, paragraph, " +
		"freitext, aufsatz, dissertation, composition, ensayo, saggio, dissertacao, opstel, open vraag",
	kindInformation: "information, info, slide, text only, content",
}

// kind is what the row says of its type.
func (r *record) kind() kind {
	name := plain(r.cell(fieldType))
	if name == "" {
		return kindNone
	}
	if k, ok := ownKinds[strings.ToLower(name)]; ok && (r.own || k < kindSet) {
		return k
	}
	if len(name) > maxHeading {
		return kindUnknown
	}
	if k, ok := otherKinds[wordsOf(name)]; ok {
		return k
	}
	return kindUnknown
}
