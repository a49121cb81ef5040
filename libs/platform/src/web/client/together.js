// A page of cards on which several people work: who is here and at which card, and what others change appears at once
// without moving what is under the pointer. Everything is fetched through the page's own address; news hold no words.
const HEARTBEAT = 10_000;
const GONE_AFTER = 25_000;
/** The portal takes word of where somebody is twice a second. */
const SAY_APART = 600;
const SHOWN = 4000;

export function workTogether(root, socket) {
  const room = root.dataset.together;
  const find = (selector) => root.querySelector(selector);
  const say = (words) => (find('[data-live-words]').textContent = words);
  let version = root.dataset.version;
  let shown = snapshot(root);
  let running;
  let again = false;

  // What changed, once for each version: news may come twice, and after a broken connection none may have come.
  function refresh() {
    again = true;
    running ??= (async () => {
      while (again) {
        again = false;
        try {
          const answer = await fetch(root.dataset.versionAt, { headers: { accept: 'application/json' } });
          if (answer.ok && (await answer.json()).version === version) continue;
          await readAgain();
        } catch {
          // not connected: asked again once it is
        }
      }
      running = undefined;
    })();
  }

  async function readAgain() {
    const answer = await fetch(location.pathname + location.search, {
      headers: { accept: 'text/html' },
      cache: 'no-store',
    });
    if (answer.ok) take(await answer.text());
    else if (answer.status !== 503) takeAway();
  }

  /** Shows a page as the portal gave it. @returns whether it was this page */
  function take(html) {
    const next = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-together]');
    if (!next) return false;
    version = next.dataset.version;
    const changed = keepPlace(root, () => patch(root, next, shown));
    shown = snapshot(next);
    if (changed.length)
      say(
        changed.length === 1 ? `Changed just now: ${changed[0]}` : `${changed.length} changes on this page just now.`,
      );
    showPeople();
    return true;
  }

  // What cannot be read any more is taken away: it may be what was withdrawn.
  function takeAway() {
    root.textContent = 'This page is not open to you any more. Reload it to see what you may read.';
    socket.disconnect();
  }

  const others = new Map();
  const names = new Map();
  let place = '';
  let told = 0;
  let telling;
  function tell(saved = false) {
    clearTimeout(telling);
    const wait = saved ? 0 : Math.max(0, told + SAY_APART - Date.now());
    telling = setTimeout(() => {
      told = Date.now();
      socket.emit('beside', { room, place, saved });
    }, wait);
  }
  function move(to) {
    if (to === place) return;
    place = to;
    tell();
  }
  root.addEventListener('focusin', (event) => move(event.target.closest('[data-card]')?.id ?? ''));
  root.addEventListener('focusout', (event) => event.relatedTarget || move(''));

  async function name() {
    const unknown = [...others.values()].filter(({ id }) => !names.has(id));
    if (!unknown.length) return;
    for (const { id } of unknown) names.set(id, null);
    const asked = new URLSearchParams({
      memberships: unknown
        .filter(({ isFamily }) => !isFamily)
        .map(({ id }) => id)
        .join(),
      family: unknown
        .filter(({ isFamily }) => isFamily)
        .map(({ id }) => id)
        .join(),
    });
    try {
      const answer = await fetch(`${root.dataset.people}?${asked}`, { headers: { accept: 'application/json' } });
      for (const each of answer.ok ? await answer.json() : []) names.set(each.id, each);
    } catch {
      for (const { id } of unknown) names.delete(id);
    }
    showPeople();
  }

  const showPeople = () => keepPlace(root, writePeople);
  function writePeople() {
    for (const [from, { at }] of others) if (Date.now() - at > GONE_AFTER) others.delete(from);
    const here = [...others.values()].flatMap(({ id, place: where }) =>
      names.get(id) ? [{ ...names.get(id), where }] : [],
    );
    const lines = [...new Map(here.map((each) => [each.id, each])).values()];
    const list = find('[data-here-list]');
    const words = lines.map(({ name: who, role }) => (role ? `${who}, ${role}` : who));
    if ([...list.children].map((each) => each.textContent).join() !== words.join())
      list.replaceChildren(...words.map((text) => Object.assign(document.createElement('li'), { textContent: text })));
    find('[data-here-box]').hidden = words.length === 0;
    for (const at of root.querySelectorAll('[data-at-card]')) {
      const card = at.closest('[data-card]').id;
      const those = here.filter(({ where }) => where === card);
      const marks = those.map(({ initials, name: who }) => {
        const mark = Object.assign(document.createElement('span'), {
          className: 'portal-initials',
          title: `${who} is here`,
        });
        const hidden = Object.assign(document.createElement('span'), {
          className: 'govuk-visually-hidden',
          textContent: `${who} is at this card. `,
        });
        mark.append(
          hidden,
          Object.assign(document.createElement('span'), { ariaHidden: 'true', textContent: initials }),
        );
        return mark;
      });
      if (at.textContent !== marks.map((each) => each.textContent).join('')) at.replaceChildren(...marks);
    }
  }

  function line(words) {
    const state = find('[data-line-state]');
    state.hidden = !words;
    state.textContent = words;
  }

  let wasConnected = false;
  socket.on('connect', () => socket.emit('watch', { rooms: [room] }));
  socket.on('watching', ({ rooms }) => {
    if (!rooms) return takeAway();
    root.dataset.connected = 'yes';
    line('');
    tell();
    if (wasConnected) refresh();
    wasConnected = true;
  });
  socket.on('disconnect', () => {
    root.dataset.connected = 'no';
    others.clear();
    showPeople();
    line('Not connected just now. What others change appears again once you are back.');
  });
  socket.on('beside', ({ from, person, membership, place: where, saved }) => {
    const isNew = !others.has(from);
    others.set(from, { id: membership ?? person, isFamily: !membership, place: where, at: Date.now() });
    if (isNew) tell();
    void name();
    showPeople();
    if (saved) refresh();
  });
  socket.on('gone', ({ from }) => {
    others.delete(from);
    showPeople();
  });
  socket.on('changed', ({ topic }) => topic === 'outcomes.changed' && refresh());
  setInterval(() => {
    tell();
    showPeople();
  }, HEARTBEAT);

  return { take, refresh, saved: () => tell(true), say, at: move };
}

/** A page beside the cards, on which somebody is busy with one of them. */
export function beAt(element, socket) {
  const [room, place] = element.dataset.atPlace.split(' ');
  socket.on('connect', () => socket.emit('watch', { rooms: [room] }));
  const tell = () => socket.emit('beside', { room, place, saved: false });
  socket.on('watching', tell);
  setInterval(tell, HEARTBEAT);
}

// The portal's own words for each part of the page, without what differs each time that it is made.
const plain = (element) =>
  element.outerHTML.replaceAll(/<input type="hidden" name="_(once|csrf)"[^>]*>| data-govuk-[\w-]+-init=""/g, '');
const wordsOf = (element) => {
  const copy = element.cloneNode(true);
  for (const form of copy.querySelectorAll('form')) form.remove(); // where it may go is no news of the card
  return copy.textContent.replaceAll(/\s+/g, ' ').trim();
};
const snapshot = (root) =>
  new Map(
    [...root.querySelectorAll('[data-live-part], [data-live-list] > [id]')].map((each) => [
      each.id,
      { html: plain(each), words: wordsOf(each) },
    ]),
  );

function patch(root, next, shown) {
  const changed = [];
  const titleOf = (element) =>
    (element.querySelector('h3') ?? element.querySelector('blockquote') ?? element).textContent.trim().slice(0, 120);

  for (const part of next.querySelectorAll('[data-live-part]')) {
    const old = document.getElementById(part.id);
    if (!old || plain(part) === shown.get(part.id)?.html) continue;
    old.replaceWith(document.importNode(part, true));
  }
  const lists = [...next.querySelectorAll('[data-live-list]')].map((list) => [list, document.getElementById(list.id)]);
  for (const [list, old] of lists) {
    const stay = new Set([...list.children].map(({ id }) => id));
    for (const child of [...old.children]) if (!stay.has(child.id)) takeOut(child);
  }
  for (const [list, old] of lists) {
    let after = null;
    for (const child of list.children) {
      let here = root.querySelector(`[data-live-list] > [id="${child.id}"]`);
      if (!here || plain(child) !== shown.get(child.id)?.html) {
        const fresh = keepOpen(here, document.importNode(child, true));
        if (here) here.replaceWith(fresh);
        here = fresh;
        if (child.matches('[data-card]') && wordsOf(child) !== shown.get(child.id)?.words) {
          changed.push(titleOf(child));
          mark(fresh);
        }
      }
      let follows = after ? after.nextElementSibling : old.firstElementChild;
      while (follows?.matches('.portal-card--gone')) follows = follows.nextElementSibling;
      if (here.parentElement !== old || follows !== here) old.insertBefore(here, follows);
      after = here;
    }
  }
  const once = next.querySelector('input[name="_once"]')?.value;
  for (const input of root.querySelectorAll('input[name="_once"]')) input.value = once ?? input.value;
  root.dispatchEvent(new CustomEvent('patched'));
  return changed;
}

// What is under the pointer, or else has the focus, or else is first in view, stays where it is while something changes.
function keepPlace(root, change) {
  const anchor =
    root.querySelector('[data-card]:hover, .portal-card--gone:hover') ??
    document.activeElement?.closest?.('[data-card]') ??
    [...root.querySelectorAll('[data-card]')].find((each) => each.getBoundingClientRect().top >= 0);
  const before = anchor?.getBoundingClientRect().top;
  const list = anchor?.closest('[data-live-list]');
  const isPointedAt = list?.matches(':hover');
  const result = change();
  const now = anchor?.isConnected
    ? anchor
    : anchor &&
      (root.querySelector(`.portal-card--gone[data-of="${anchor.id}"]`) ??
        root.querySelector(`[data-card][id="${anchor.id}"]`));
  if (!now) return result;
  const moved = () => now.getBoundingClientRect().top - before;
  for (const scroller of [now.closest('.portal-workbench__side'), window]) {
    const by = moved();
    scroller?.scrollBy({ top: by, behavior: 'instant' });
    if (Math.abs(moved()) > Math.abs(by)) scroller.scrollBy({ top: -by, behavior: 'instant' });
  }
  if (isPointedAt && moved()) hold(list, moved());
  return result;
}

// Where there is nothing to scroll, the list itself makes up for it until the pointer leaves.
function hold(list, by) {
  list.style.position = 'relative';
  list.style.top = `${(parseFloat(list.style.top) || 0) - by}px`;
  list.addEventListener('pointerleave', () => (list.style.top = ''), { once: true });
}

// What is open stays open, and the focus stays where it was.
function keepOpen(old, fresh) {
  if (!old) return fresh;
  const open = [...old.querySelectorAll('details')].map((each) => each.open);
  [...fresh.querySelectorAll('details')].forEach((each, nth) => (each.open = open[nth] ?? each.open));
  const focused = old.contains(document.activeElement)
    ? [...old.querySelectorAll('a, button, select, summary')].indexOf(document.activeElement)
    : -1;
  if (focused >= 0)
    queueMicrotask(() => fresh.querySelectorAll('a, button, select, summary')[focused]?.focus({ preventScroll: true }));
  return fresh;
}

// Under the pointer a place stays as tall as it was until the pointer leaves.
function takeOut(child) {
  if (!child.matches('[data-card]:hover')) return child.remove();
  const gone = Object.assign(document.createElement('div'), { className: 'portal-card portal-card--gone' });
  gone.dataset.of = child.id;
  gone.style.height = `${child.getBoundingClientRect().height}px`;
  gone.textContent = 'Somebody moved this just now.';
  child.replaceWith(gone);
  gone.addEventListener('pointerleave', () => gone.remove(), { once: true });
}

function mark(card) {
  card.classList.add('portal-card--changed');
  setTimeout(() => card.classList.remove('portal-card--changed'), SHOWN);
}
