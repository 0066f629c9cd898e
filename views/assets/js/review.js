// The review: questions beside the sources that prove them.
import { setUpEvidence } from "./evidence.js";
import { setUpReading } from "./reading.js";

const panes = document.querySelector('.panes');
setUpEvidence(panes, setUpReading(panes, panes.dataset.review));
