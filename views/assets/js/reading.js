// Sources: one at a time behind tabs, on a phone one tap away from the question; every place is found again.

/** What a reader had before them, kept for this tab of the browser. */
class Places {
  constructor(key) {
    this.key = `readback:places:${key}`;
    try { this.all = JSON.parse(sessionStorage.getItem(this.key)) ?? {}; } catch { this.all = {}; }
  }
  get(name) { return this.all[name]; }
  set(name, value) {
    this.all[name] = value;
    try { sessionStorage.setItem(this.key, JSON.stringify(this.all)); } catch { /* it lasts for this page */ }
  }
}

/** Sets up the panes of a page: panes holds .pane-sources and .pane-question. */
export function setUpReading(panes, key, page = '') {
  const places = new Places(key);
  const sources = panes.querySelector('.pane-sources');
  if (!sources) return;
  const tabs = [...sources.querySelectorAll('.tabs a')];
  const wide = matchMedia('(min-width: 64rem)');
  const scroller = () => (wide.matches && getComputedStyle(sources).overflowY === 'auto' ? sources : document.scrollingElement);
  const reading = () => wide.matches || panes.classList.contains('reading');
  const switches = panes.querySelector('[data-read]') !== null; // one pane at a time on a phone
  const chosen = () => sources.querySelector('.source.chosen')?.dataset.source;

  const keep = () => {
    if (reading()) places.set(`source:${chosen()}`, scroller().scrollTop);
    else if (switches) places.set(`question:${page}`, scrollY);
  };
  const choose = (id) => {
    for (const s of sources.querySelectorAll('.source')) s.classList.toggle('chosen', s.dataset.source === id);
    for (const t of tabs) {
      if (t.dataset.source === id) t.setAttribute('aria-current', 'true');
      else t.removeAttribute('aria-current');
    }
    places.set('source', id);
  };
  const show = (id) => {
    keep();
    choose(id);
    if (wide.matches || switches) scroller().scrollTo(0, places.get(`source:${id}`) ?? 0);
    else sources.scrollIntoView();
  };
  const read = (on, id = chosen()) => {
    keep();
    panes.classList.toggle('reading', on);
    places.set('reading', on);
    choose(id);
    scrollTo(0, (on ? places.get(`source:${id}`) : places.get(`question:${page}`)) ?? 0);
    (on ? sources : panes.querySelector('#questions'))?.focus({ preventScroll: true });
  };
  /** Opens the source that holds an element, and brings it into view. */
  const reveal = (element) => {
    const source = element.closest('.source');
    if (!source) return false;
    if (!wide.matches && switches) read(true, source.dataset.source);
    else choose(source.dataset.source);
    const by = scroller();
    const top = by === sources ? sources.getBoundingClientRect().top : 0;
    by.scrollTo(0, by.scrollTop + element.getBoundingClientRect().top - top - innerHeight / 4);
    return true;
  };

  panes.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey) return;
    if (tabs.includes(link)) show(link.dataset.source);
    else if (link.matches('[data-read]')) read(true);
    else if (link.matches('[data-back]')) read(false);
    else if (link.dataset.source && link.matches('.pane-switch')) read(true, link.dataset.source);
    else if (switches && link.matches('.footnote')) {
      read(false);
      return; // and on to the question, as any link
    }
    else return;
    event.preventDefault();
  });
  addEventListener('pagehide', keep);

  const known = (id) => id && sources.querySelector(`.source[data-source="${CSS.escape(id)}"]`);
  choose(known(places.get('source')) ? places.get('source') : chosen());
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && sources.contains(target)) reveal(target);
  else {
    panes.classList.toggle('reading', switches && Boolean(places.get('reading')));
    if (wide.matches || switches && reading()) scroller().scrollTo(0, places.get(`source:${chosen()}`) ?? 0);
  }
  return { reveal, read };
}
