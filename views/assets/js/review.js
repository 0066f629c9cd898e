// The review: questions beside the sources that prove them.
import { setUpEvidence } from "./evidence.js";
import { forget } from "./outbox.js";
import { setUpReading } from "./reading.js";

const panes = document.querySelector('.panes');
setUpEvidence(panes, setUpReading(panes, panes.dataset.review));
if ('over' in panes.dataset) forget(panes.dataset.review); // what is still kept on this device would be sent in vain
