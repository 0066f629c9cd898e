package questions

import "strings"

// Words with a full stop that may not end a sentence, as lastWord gives them. They are told apart by case: in Sat. a
// day is short, in sat. a sentence ends.
var (
	// neverLast stand before a name or an example.
	neverLast = set(`Dr. Mr. Mrs. Ms. Mx. Messrs. Prof. Gen. Lt. Col. Maj. Capt. Sgt. Cmdr. Adm. Gov. Sen. Sens. Rep.
		Reps. Rev. Hon. Pres. Amb. vs. cf. e.g. i.e. viz. M. MM. Sra. Dra. EE. Hr. bzw. sog. vgl. ggf. проф. акад. им. ул.`)
	// beforeFigure end no sentence before a figure: No. 5.
	beforeFigure = set(`No. Nos. no. nos. Fig. Figs. fig. figs. Art. art. Sec. sec. Vol. vol. p. pp. ch. Ch. Nr. núm. n.º
		approx. ca. est. min. max. ext. рис. стр.`)
	// seldomLast end a sentence only where an opener follows.
	seldomLast = set(`Jr. Sr. Inc. Corp. Ltd. Co. Cos. Bros. LLC. PLC. St. Mt. Ft. Ave. Blvd. Rd. Dept. dept. Univ. Assn.
		Ph.D. etc. al. ed. eds. usw. UU. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec.
		Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri. Sat. Sun.`)
	// afterOrdinal are the German words that a number with a full stop counts.
	afterOrdinal = set(`Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember
		Jahrhundert Jahrhunderts`)
)

// openers are words that begin a sentence rather than go on with a name.
var openers = set(`The A An It Its In On At By For From As With After Before When While Where If But And Or So Yet This
	That These Those There They Their He His She Her We Our You Your I To Of Both Each All Some Many Most Few No Not
	Neither Either None Nothing Once Since Until Although Though Because However Meanwhile Instead Also Then Thus Still
	Even Only Other Others Another What Who Which Why How About Over Under During Between Despite Later Earlier Now
	Today Yesterday Such Several Every Any One Two Three Is Are Was Were Do Does Did Has Have Had`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
