// Answers on their way to the server. Each is kept on this device before it is sent and forgotten only when the server
// has acknowledged it, so that neither a lost connection nor a crash nor a sign-in loses one.

const RETRY = { first: 1000, most: 30000 };
const PATIENCE = 15000; // a request that takes longer counts as lost

/** Where unsent answers are kept: this device, or where storage is off this page's memory. */
class Shelf {
  constructor(prefix) {
    this.prefix = prefix;
    this.memory = new Map();
    this.lasting = true;
  }
  put(n, entry) {
    this.memory.delete(n);
    try {
      localStorage.setItem(this.prefix + n, JSON.stringify(entry));
    } catch {
      this.lasting = false;
      this.memory.set(n, entry);
    }
  }
  get(n) {
    if (this.memory.has(n)) return this.memory.get(n);
    try { return JSON.parse(localStorage.getItem(this.prefix + n)); } catch { return null; }
  }
  remove(n) {
    this.memory.delete(n);
    try { localStorage.removeItem(this.prefix + n); } catch { /* it was never there */ }
  }
  /** All entries, in the order in which they were given. */
  all() {
    const found = [...this.memory.keys()];
    try {
      for (let i = 0; i < localStorage.length; i++) {
        const key = localStorage.key(i);
        if (key.startsWith(this.prefix)) found.push(Number(key.slice(this.prefix.length)));
      }
    } catch { /* memory alone */ }
    return [...new Set(found)].map((n) => ({ n, ...this.get(n) })).filter((e) => e.seq).sort((a, b) => a.at - b.at);
  }
}

const prefixOf = (attempt) => `readback:answer:${attempt}:`;

/** Clears the shelf of an attempt that is over. */
export function forget(attempt) {
  const shelf = new Shelf(prefixOf(attempt));
  for (const { n } of shelf.all()) shelf.remove(n);
}

/**
 * The outbox of one attempt. on(n, state, detail) hears what became of question n: "saving", "saved", "unsent" (detail:
 * "offline" or "no-room"), "sign-in", "conflict" (detail: {stored, mine}), "refused" (detail: why), "over" (no more
 * answers are taken; detail: why), "gone"; "taken" when another tab answered it anew meanwhile (detail: its answer).
 *
 * The shelf is shared by the tabs of an attempt, and one of them sends for all. So each remembers what it has heard
 * nothing about: if another tab took it off the shelf, it is sent once more, and the server says what became of it.
 */
export class Outbox {
  constructor(attempt, on) {
    this.attempt = attempt;
    this.on = on;
    this.shelf = new Shelf(prefixOf(attempt));
    this.wait = RETRY.first;
    this.stopped = new Map(); // why questions wait for the learner
    this.conflicts = new Map(); // what is stored of questions that were answered elsewhere, too
    this.failed = new Set(); // questions that couldn't be sent at the last try
    this.unheard = new Map(this.shelf.all().map((e) => [e.n, e])); // answers of this page without a reply
    addEventListener('storage', (event) => this.#elsewhere(event));
    addEventListener('online', () => this.resume());
    document.addEventListener('visibilitychange', () => document.hidden || this.resume());
  }
  get lasting() { return this.shelf.lasting; }
  /** All answers that the server hasn't acknowledged, in the order in which they were given. */
  waiting() {
    const kept = this.shelf.all();
    const others = [...this.unheard.values()].filter((e) => !kept.some((k) => k.n === e.n));
    return [...kept, ...others].sort((a, b) => a.at - b.at);
  }
  pending() { return this.waiting().filter((e) => !this.stopped.has(e.n)); }
  /** What couldn't be sent so far, and can be once there is a connection or a session again. */
  stuck() { return this.waiting().filter((e) => this.failed.has(e.n)); }
  kept(n) { return this.shelf.get(n) ?? this.unheard.get(n); }

  /** Certainty is left out where the quiz doesn't ask. */
  put(n, seq, answer, certainty) {
    const stored = this.conflicts.get(n);
    if (!stored) this.#forget(n);
    const entry = { n, seq: stored?.seq ?? seq, answer, certainty, at: Date.now() }; // under a seq that takes nobody's place
    this.unheard.set(n, entry);
    this.shelf.put(n, entry);
    if (stored) { // the learner chooses first: sent now, it might take the other's place unasked
      this.on(n, 'conflict', { stored, mine: entry });
      return Promise.resolve(true);
    }
    this.on(n, 'saving');
    return this.drain();
  }
  /** Tries again what a new sign-in, perhaps in another tab, may have made possible. */
  resume() {
    for (const [n, why] of this.stopped) if (why !== 'conflict') this.stopped.delete(n);
    return this.drain();
  }
  drop(n) {
    this.#forget(n);
    this.shelf.remove(n);
  }
  #forget(n) {
    this.stopped.delete(n);
    this.conflicts.delete(n);
    this.failed.delete(n);
    this.unheard.delete(n);
  }

  /** Another tab changed the shelf. */
  #elsewhere({ key, newValue }) {
    if (!key?.startsWith(this.shelf.prefix)) return;
    const n = Number(key.slice(this.shelf.prefix.length));
    if (!this.unheard.has(n)) return;
    const newer = newValue && { ...JSON.parse(newValue), n };
    if (!newer) this.resume();
    else if (newer.seq > this.unheard.get(n).seq) {
      this.unheard.set(n, newer);
      this.on(n, 'taken', newer);
    }
  }

  /** Sends what waits, in order. One tab at a time does it; the others find nothing left. Resolves to whether all went. */
  drain() {
    clearTimeout(this.timer);
    const name = `readback:outbox:${this.attempt}`;
    const work = () => this.#sendAll();
    const locked = () => (navigator.locks ? navigator.locks.request(name, work) : work());
    this.running = (this.running ?? Promise.resolve()).then(locked).catch(() => false);
    return this.running;
  }

  async #sendAll() {
    for (let next = this.pending(); next.length > 0; next = this.pending()) {
      if (!await this.#send(next[0])) return false;
    }
    return true;
  }

  /** Sends one; false when it makes no sense to go on now. */
  async #send(entry) {
    if (!this.unheard.has(entry.n)) {
      this.unheard.set(entry.n, entry);
      this.on(entry.n, 'taken', entry);
    }
    let response, body = {};
    try {
      response = await fetch(`/attempts/${this.attempt}/answers/${entry.n}`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ seq: entry.seq, answer: entry.answer, certainty: entry.certainty }),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE),
      });
      body = await response.json().catch(() => ({}));
    } catch {
      return this.#later(entry, 'offline');
    }
    return this.#heard(entry, response, body ?? {});
  }

  #heard(entry, response, body) {
    const status = response.status;
    if (body.deadline) this.on(entry.n, 'deadline', Date.parse(body.deadline));
    if (body.applied === true && (response.ok || status === 409 || status === 410)) return this.#acknowledged(entry);
    if (response.ok && body.applied === false) {
      this.conflicts.set(entry.n, body);
      return this.#stop(entry, 'conflict', { stored: body, mine: this.kept(entry.n) ?? entry }); // which may be newer
    }
    switch (status) {
      case 0: case 401: this.#stop(entry, 'sign-in'); return false;
      case 403: case 404: this.#stop(entry, 'gone'); return false;
      case 409: case 410: return this.#lost(entry, 'over', body.error);
      case 413: return this.#refused(entry, 'too-large');
      case 422: return this.#refused(entry, body.error);
      case 507: return this.#later(entry, 'no-room');
    }
    return this.#later(entry, 'offline');
  }

  #acknowledged(entry) {
    this.wait = RETRY.first;
    this.#done(entry);
    if (!this.kept(entry.n)) this.on(entry.n, 'saved', entry);
    return true;
  }
  /** Forgets an answer, but never a newer one to the same question. */
  #done(entry) {
    this.failed.delete(entry.n);
    if (this.unheard.get(entry.n)?.seq === entry.seq) this.unheard.delete(entry.n);
    if (this.shelf.get(entry.n)?.seq <= entry.seq) this.shelf.remove(entry.n);
  }
  /** Keeps the answer and goes on with the others; the learner has to do something about this one. */
  #stop(entry, state, detail) {
    this.stopped.set(entry.n, state);
    if (state === 'sign-in') this.failed.add(entry.n);
    else this.failed.delete(entry.n);
    if (!this.shelf.get(entry.n)) this.shelf.put(entry.n, entry);
    this.on(entry.n, state, detail);
    return true;
  }
  /** What doesn't fit its question stays here for the learner to mend, unless that has been done meanwhile. */
  #refused(entry, why) {
    return this.kept(entry.n)?.seq > entry.seq || this.#stop(entry, 'refused', why);
  }
  /** The server will never take this answer: keeping it would only send it again. */
  #lost(entry, state, detail) {
    this.#done(entry);
    this.on(entry.n, state, detail);
    return true;
  }
  #later(entry, why) {
    this.failed.add(entry.n);
    this.on(entry.n, 'unsent', why);
    this.timer = setTimeout(() => this.drain(), this.wait);
    this.wait = Math.min(this.wait * 2, RETRY.most);
    return false;
  }
}
