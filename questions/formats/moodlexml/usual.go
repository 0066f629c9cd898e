package moodlexml

import "strings"

// isUsualFeedback tells whether a text is what Moodle says of answers unless an author changes it.
func isUsualFeedback(raw string) bool {
	text := strings.TrimRight(strings.TrimSpace(noParagraphs.Replace(raw)), ".! ")
	return text == "" || usualFeedback[strings.ToLower(text)]
}

// noParagraphs takes off what editors put around a sentence, and what TeX filters leave there.
var noParagraphs = strings.NewReplacer("<p>", "", "</p>", "", "<br>", "", "<br />", "", "<br/>", "", `\(\)`, "", "&nbsp;", " ",
	`<p dir="ltr" style="text-align: left;">`, "", `<p dir="ltr">`, "")

// usualFeedback are Moodle's own sentences in the languages of its language packs with the most sites.
var usualFeedback = func() map[string]bool {
	set := map[string]bool{}
	for _, sentence := range []string{
		"Your answer is correct", "Your answer is partially correct", "Your answer is incorrect",
		"Correct", "Partially correct", "Incorrect", "Well done", "Parts, but only parts, of your response are correct", "That is not right at all",
		"Die Antwort ist richtig", "Die Antwort ist teilweise richtig", "Die Antwort ist falsch", "Ihre Antwort ist richtig",
		"Ihre Antwort ist teilweise richtig", "Ihre Antwort ist falsch",
		"Votre réponse est correcte", "Votre réponse est partiellement correcte", "Votre réponse est incorrecte",
		"Respuesta correcta", "Respuesta parcialmente correcta", "Respuesta incorrecta", "Su respuesta es correcta",
		"Su respuesta es parcialmente correcta", "Su respuesta es incorrecta",
		"Sua resposta está correta", "Sua resposta está parcialmente correta", "Sua resposta está incorreta",
		"A sua resposta está correta", "A sua resposta está parcialmente correta", "A sua resposta está incorreta",
		"Risposta corretta", "Risposta parzialmente esatta", "Risposta errata", "La tua risposta è corretta",
		"La tua risposta è parzialmente corretta", "La tua risposta è sbagliata",
		"Je antwoord is juist", "Je antwoord is gedeeltelijk juist", "Je antwoord is onjuist", "Je antwoord is correct",
		"Je antwoord is gedeeltelijk correct", "Je antwoord is niet correct",
		"Twoja odpowiedź jest poprawna", "Twoja odpowiedź jest częściowo poprawna", "Twoja odpowiedź jest niepoprawna",
		"Vaše odpověď je správná", "Vaše odpověď je částečně správná", "Vaše odpověď je chybná",
		"Ваш ответ верный", "Ваш ответ частично правильный", "Ваш ответ неправильный",
	} {
		set[strings.ToLower(sentence)] = true
	}
	return set
}()
