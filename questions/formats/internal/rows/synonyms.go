package rows

import "strings"

// synonym is the field that a heading names.
type synonym struct {
	field field
	rank  int // 0 is the best
}

// synonyms are the fields by headings.
var synonyms = func() map[string]synonym {
	found := map[string]synonym{}
	for f, ranks := range plainWords {
		for rank, list := range ranks {
			for word := range strings.SplitSeq(list, ", ") {
				found[word] = synonym{f, rank}
			}
		}
	}
	return found
}()

// plainWords are the headings of other tables, as wordsOf makes them, the best first: English, German, French, Spanish,
// Italian, Portuguese and Dutch, and the word for a question in some more.
var plainWords = map[field][]string{
	fieldStem: {
		"stem, question text, question body, question stem, question prompt, question statement, item stem, prompt, fragetext, fragestellung, " +
			"enonce, intitule, texte de la question, enunciado, texto de la pregunta, testo della domanda, texto da pergunta, vraagtekst",
		"question, questions, frage, fragen, pregunta, preguntas, domanda, domande, pergunta, questao, vraag, vragen, pytanie, otazka, fraga, " +
			"sporsmal, sporgsmal, soru, вопрос, 问题, 题目, 質問, 問題, 질문",
	},
	fieldID: {"id, question id, item id, identifier, ident, question code, code, uid, guid, external id, kennung, identifiant, identificador, identificativo"},
	fieldTitle: {"title, question title, item title, titel, titre, titulo, titolo, bezeichnung",
		"name, question name, item name, nom, nombre, nome, naam"},
	fieldType: {"type, question type, item type, fragetyp, fragentyp, typ, type de question, tipo, tipo de pregunta, tipo di domanda, tipo de pergunta, vraagtype",
		"format, kind"},
	fieldPoints: {"points, point, marks, mark, score, max points, max score, max marks, points possible, point value, default mark, punkte, punktzahl, " +
		"puntos, puntuacion, puntaje, punti, punteggio, pontos, pontuacao, punten, bareme, note", "value, grade, bewertung"},
	fieldTags: {"tags, tag, category, categories, topic, topics, subject, subtopic, keyword, keywords, label, labels, chapter, module, skill, standard, " +
		"objective, learning objective, learning outcome, kategorie, thema, themen, schlagworte, schlagworter, kapitel, lernziel, categorie, theme, " +
		"etiquettes, mots cles, chapitre, categoria, tema, etiquetas, palabras clave, capitulo, argomento, etichette, capitolo, palavras chave, " +
		"onderwerp, trefwoorden, hoofdstuk"},
	fieldOptions: {"options, choices, answers, alternatives, answer options, answer choices, antwortoptionen, antwortmoglichkeiten, choix, reponses, " +
		"opciones, respuestas, opzioni, risposte, opcoes, respostas, opties"},
	fieldCorrect: {
		"correct answer, correct answers, correct option, correct options, correct choice, correct choices, correct response, right answer, right answers, " +
			"answer key, key, richtige antwort, richtige antworten, richtige losung, bonne reponse, bonnes reponses, reponse correcte, reponses correctes, " +
			"respuesta correcta, respuestas correctas, clave, risposta corretta, risposte corrette, risposta esatta, resposta correta, respostas corretas, " +
			"gabarito, correct antwoord, correcte antwoord, juiste antwoord, juiste antwoorden",
		"correct, correct index, is correct, right, richtig, correcte, correcta, corretta, correta, juist, solution, losung, solucion, soluzione, solucao, oplossing",
	},
	fieldAnswer:        {"answer, answer text, accepted answer, accepted answers, acceptable answers, antwort, reponse, respuesta, risposta, resposta, antwoord"},
	fieldTolerance:     {"tolerance, margin, error margin, margin of error, accepted error, toleranz, tolerancia, tolleranza, tolerantie"},
	fieldUnit:          {"unit, units, einheit, unite, unidad, unita, unidade, eenheid"},
	fieldShuffle:       {"shuffle, shuffle answers, shuffle options, randomize, randomize answers, randomise, randomise answers, mischen"},
	fieldWrong:         {"incorrect answers, wrong answers, distractors"},
	fieldFeedbackRight: {"feedback if right, correct feedback, feedback correct, feedback if correct, feedback for correct answer, correct answer feedback, feedback richtig"},
	fieldFeedbackWrong: {"feedback if wrong, incorrect feedback, feedback incorrect, feedback if incorrect, wrong feedback, feedback wrong, feedback for incorrect answer, incorrect answer feedback, feedback falsch"},
	fieldExplanation: {"explanation, explanations, answer explanation, rationale, solution explanation, justification, erklarung, begrundung, explication, " +
		"explicacion, spiegazione, explicacao, uitleg, toelichting",
		"feedback, general feedback, overall feedback, question feedback, comment, comments, ruckmeldung, kommentar, retroaction, commentaire, " +
			"retroalimentacion, comentario, commento"},
	fieldHint:       {"hint, hints, hinweis, tipp, indice, aide, pista, suggerimento, dica, aanwijzing"},
	fieldEvidence:   {"evidence"},
	fieldLanguage:   {"language, sprache, langue, idioma, lingua, taal"},
	fieldDifficulty: {"difficulty, difficulty level, level, schwierigkeit, schwierigkeitsgrad, niveau, difficulte, dificultad, nivel, difficolta, livello, dificuldade, moeilijkheid"},
	fieldImage: {"image, images, image link, image url, image file, picture, media, media url, bild, imagen, immagine, imagem, afbeelding, video, video link, audio, " +
		"attachment"},
	fieldTime: {"time limit, time, time in seconds, time limit in seconds, timer, seconds, duration, zeit, zeitlimit, temps, tiempo, tempo, tijd"},
	fieldPenalty: {"penalty, negative marks, negative points, negative score, abzug, penalite, penalizacion, penalita, penalidade, " +
		"case sensitive, partial credit, required, attempts, max attempts"},
	fieldNumber: {"number, no, nr, n, num, question number, question no, item number, serial number, s no, sl no, sr no, index, nummer, numero, lfd nr"},
}

// letteredBases are the fields by what stands before a letter or a number.
var letteredBases = func() map[string]field {
	found := map[string]field{}
	for f, list := range letteredWords {
		for word := range strings.SplitSeq(list, ", ") {
			found[word] = f
		}
	}
	return found
}()

// letteredWords are what stands before a letter or a number: Option A, Antwort 1.
var letteredWords = map[field]string{
	fieldOption: "option, options, answer, answers, answer option, answer choice, choice, choices, alternative, possible answer, antwort, antwortoption, " +
		"antwortmoglichkeit, auswahl, reponse, choix, proposition, option de reponse, opcion, respuesta, alternativa, opcion de respuesta, opzione, " +
		"risposta, opcao, resposta, antwoord, optie, keuze, antwoordoptie",
	fieldFeedback: "feedback, comment, feedback option, feedback answer, feedback for option, feedback for answer, feedback choice, answer feedback, " +
		"option feedback, ruckmeldung, retroaction, retroalimentacion",
	fieldWeight: "weight, fraction, percent, percentage, answer weight, answer fraction, option weight, gewicht, gewichtung, ponderation, peso",
	fieldWrong: "wrong answer, incorrect answer, wrong, incorrect, wrong option, incorrect option, distractor, falsche antwort, mauvaise reponse, " +
		"reponse incorrecte, respuesta incorrecta, risposta sbagliata, risposta errata, resposta errada, resposta incorreta, fout antwoord, distraktor",
	fieldCorrect: "correct answer, correct option, right answer, richtige antwort, bonne reponse, reponse correcte, respuesta correcta, risposta corretta, " +
		"resposta correta, juiste antwoord",
	fieldPrompt:  "prompt, left, term, item left, matching left",
	fieldMatchOf: "match, right, definition, item right, matching right",
	fieldItem:    "item, step, sequence item",
}
