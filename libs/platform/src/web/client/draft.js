// Drafts: what changed is sent a few seconds after the last key, with the state in words. Until the portal has it, it is
// kept on this device, under the person and the request; it is taken off when it is saved, or at sign-out.
const PAUSE = 2500;
const APART = 5000;
const RETRY = 8000;
const KEPT_DAYS = 14;

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

let keeps = true;

/** Takes every draft off this device, and keeps none more from this page. */
export function forgetDrafts() {
  keeps = false;
  for (const [key] of keptHere()) localStorage.removeItem(key);
}

/** On the page that a sent form led to: the portal has it, so what was kept in case it had not is taken off. */
export function forgetSent() {
  const { responseStatus, redirectCount } = performance.getEntriesByType('navigation')[0] ?? {};
  const isAfterSaving = location.pathname.endsWith('/check') || /[?&](done=submitted|told|later)/.test(location.search);
  if (responseStatus !== 200 || !redirectCount || !isAfterSaving) return;
  for (const [key, { isSent }] of keptHere())
    if (isSent && location.pathname.includes(key.split(':').at(-1))) localStorage.removeItem(key);
}

/** What is kept on this device: [key, what] of each draft; what is too old is taken off. */
export function keptHere() {
  const all = Object.keys(localStorage).filter((key) => key.startsWith('draft:'));
  return all.flatMap((key) => {
    const kept = parse(localStorage.getItem(key));
    if (kept && Date.now() - kept.at < KEPT_DAYS * 86_400_000) return [[key, kept]];
    localStorage.removeItem(key);
    return [];
  });
}

export function startDraft(form, socket) {
  const key = `draft:${form.dataset.draft}`;
  const state = document.querySelector('[data-autosave-state]');
  const button = form.dataset.saveWords ?? 'Save draft';
  const say = (words) => state.textContent !== words && (state.textContent = words);
  const was = () => parse(form.elements.was.value) ?? {};
  // A form that is shown again holds what the portal has not: all of it is sent at the next save.
  const clean = document.querySelector('.govuk-error-summary') ? new Map() : values();
  // The first save makes the draft: it is sent whole, with its blank cards and the name of its author.
  let isNew = 'new' in form.dataset;
  let timer;
  let lastSent = 0;
  let saving = false;
  let saves = 0;
  let both = '';

  // `needs[0][text]` by the card's own key: `needs.n2.text`.
  function stable(name) {
    const [list, at, part] = name.split(/[[\]]+/);
    const card = form.elements[`${list}[${at}][key]`];
    return card ? `${list}.${card.value}.${part}` : [list, at].filter(Boolean).join('.');
  }

  // Every field by its stable name, boxes as keys with commas between, as the portal marks them.
  function values() {
    const all = new Map();
    for (const each of form.elements) {
      if (!each.name || each.type === 'submit' || each.name.startsWith('_') || each.name === 'was') continue;
      const name = stable(each.name);
      const isOff = (each.type === 'checkbox' || each.type === 'radio') && !each.checked;
      const before = all.get(name);
      all.set(name, isOff ? (before ?? '') : before ? `${before},${each.value}` : each.value);
    }
    return all;
  }

  const questionOf = (name) => {
    const field = [...form.elements].find((each) => each.name && stable(each.name) === name);
    const label = field?.closest('fieldset')?.querySelector('legend') ?? field?.labels?.[0];
    return `“${label?.textContent.trim() ?? 'a card that is gone'}”`;
  };

  // Fields that changed since the last save, with the whole of the card that they are on.
  function changed() {
    const now = values();
    const partOf = (name) =>
      name
        .split('.')
        .slice(0, /^(contacts|needs|outcomes|provision)\./.test(name) ? 2 : 3)
        .join('.');
    const parts = new Set([...now].filter(([name, value]) => clean.get(name) !== value).map(([name]) => partOf(name)));
    return isNew && parts.size ? now : new Map([...now].filter(([name]) => parts.has(partOf(name))));
  }

  function body(fields) {
    const sent = new URLSearchParams();
    const lists = {};
    for (const [name, value] of fields) {
      const [list, card, part] = name.split('.');
      if (!part) sent.append(card ? `${list}[${card}]` : list, value);
      else {
        lists[list] ??= [];
        if (!lists[list].includes(card)) lists[list].push(card);
        const at = `${list}[${lists[list].indexOf(card)}][${part}]`;
        if (/\.(needs|outcomes)$/.test(name))
          for (const each of value.split(',').filter(Boolean)) sent.append(`${at}[]`, each);
        else sent.append(at, value);
      }
    }
    return sent;
  }

  function send(fields, marks) {
    const sent = body(fields);
    sent.set('was', JSON.stringify(marks));
    sent.set('_csrf', form.elements._csrf.value);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    return fetch(form.dataset.autosave, { method: 'POST', headers, body: sent });
  }

  const marksOf = (fields) => Object.fromEntries(Object.entries(was()).filter(([name]) => fields.has(name)));

  function keep(isSent = false) {
    const fields = changed();
    if (!keeps) return;
    if (!fields.size) return localStorage.removeItem(key);
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), isSent, fields: [...fields], was: marksOf(fields) }));
    } catch {
      say('Not saved, and this device has no room to keep a copy: leave this page open until it says saved.');
    }
  }

  function schedule(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, Math.max(wait, lastSent + APART - Date.now()));
  }

  async function save() {
    if (saving || !keeps) return;
    const fields = changed();
    if (!fields.size) return;
    saving = true;
    lastSent = Date.now();
    let next = RETRY;
    try {
      const response = await send(fields, marksOf(fields));
      const answer = await response.json().catch(() => ({}));
      if (response.ok) {
        next = PAUSE;
        accept(fields, answer);
      } else if (response.status === 401) {
        say('You are signed out. Your words are kept on this device: sign in again on this device and they are saved.');
      } else if (response.status === 409) {
        next = null;
        say(`A colleague submitted this advice meanwhile. Choose “${button}” to see what to do with your words.`);
      } else if (response.status === 422 || response.status === 403 || response.status === 404) {
        next = null;
        say(`Not saved yet, and kept on this device. Choose “${button}” to see why.`);
      } else say('The portal cannot save just now: kept on this device, will save when it is back.');
    } catch {
      say('Not connected: kept on this device, will save when you are back.');
    } finally {
      saving = false;
      keep();
      if (next && changed().size) schedule(next);
    }
  }

  function accept(fields, answer) {
    isNew = false;
    saves += 1;
    form.elements.was.value = JSON.stringify({ ...was(), ...answer.was });
    for (const [name, value] of fields) clean.set(name, value);
    if (answer.collided.length) both = wordsOfBoth(answer.collided);
    say(both ? `${answer.words}. ${both}` : answer.words);
    remark(answer);
    sayWhere(true);
  }

  const wordsOfBoth = (names) =>
    form.dataset.bothWords ??
    `A colleague wrote in the same place: ${names.map(questionOf).join(', ')}. Both texts are kept, see the top of this page.`;

  // What the portal says beside the words: texts of two, what is done, prompts.
  function remark({ parts, prompts }) {
    for (const [name, html] of Object.entries(parts ?? {})) {
      const part = form.querySelector(`[data-part="${name}"]`);
      if (part && !part.contains(document.activeElement)) part.innerHTML = html;
    }
    for (const place of form.querySelectorAll('[data-prompts]')) {
      const words = prompts?.[place.dataset.prompts] ?? [];
      if (words.join() === [...place.children].map((each) => each.textContent).join()) continue;
      place.replaceChildren(
        ...words.map((each) =>
          Object.assign(document.createElement('p'), { className: 'govuk-body-s', textContent: each }),
        ),
      );
    }
  }

  // A colleague saved: what they wrote appears in the fields that are not being written in here.
  async function pull() {
    const before = saves;
    const response = await fetch(form.dataset.autosave, { headers: { accept: 'application/json' } }).catch(() => null);
    if (!response?.ok) return;
    const theirs = await response.json();
    if (before !== saves) return pull(); // it may have been read before what this page saved meanwhile
    const mine = changed();
    const marks = was();
    const here = values();
    let unseen = Object.keys(theirs.fields).some((name) => name.endsWith('.key') && !here.has(name));
    for (const name of new Set([...clean.keys()])) {
      if ((theirs.was[name] ?? '') === (marks[name] ?? '') || mine.has(name)) continue;
      const value = theirs.fields[name] ?? '';
      if (name.endsWith('.key') || !put(name, value)) unseen = true;
      else {
        marks[name] = theirs.was[name] ?? '';
        clean.set(name, value);
      }
    }
    form.elements.was.value = JSON.stringify(marks);
    const earlier = both;
    if (theirs.collided) both = theirs.collided.length ? wordsOfBoth(theirs.collided) : '';
    if (theirs.parts) remark(theirs);
    if (unseen) say(`A colleague changed something here. Choose “${button}” to see it. ${both}`);
    else if (both !== earlier && !mine.size) say(both || 'Saved');
  }

  function put(name, value) {
    const fields = [...form.elements].filter((each) => each.name && stable(each.name) === name);
    if (!fields.length || fields.includes(document.activeElement)) return false;
    for (const each of fields) {
      if (each.type === 'checkbox' || each.type === 'radio') each.checked = value.split(',').includes(each.value);
      else each.value = value;
    }
    return true;
  }

  // Who of the team is writing where: ids and names of fields only. A draft without a room is one person's own.
  const beside = document.querySelector('[data-beside]');
  const names = parse(form.dataset.colleagues) ?? {};
  const others = new Map();
  let told = 0;
  function place() {
    if (form.dataset.place) return form.dataset.place;
    const card = document.activeElement?.closest?.('.portal-card');
    const heading = [...form.querySelectorAll('h2[id]')].findLast(
      (each) => each.compareDocumentPosition(card ?? document.activeElement) & 4,
    );
    return heading?.id ?? '';
  }
  function sayBeside() {
    for (const [person, { at }] of others) if (Date.now() - at > 20_000) others.delete(person);
    const words = [...others].map(([person, { where }]) => {
      const heading = where && document.getElementById(where)?.textContent;
      return `${names[person] ?? 'A colleague'} is writing${heading ? ` in ${heading}` : ' here too'}.`;
    });
    if (beside.textContent !== words.join(' ')) beside.textContent = words.join(' ');
  }
  const sayWhere = (saved) =>
    form.dataset.room && socket.emit('beside', { room: form.dataset.room, place: place(), saved });
  if (form.dataset.room) {
    let wasConnected = false;
    socket.on('connect', () => socket.emit('watch', { rooms: [form.dataset.room] }));
    socket.on('watching', () => {
      if (form.dataset.place) sayWhere(false);
      if (wasConnected) void pull(); // somebody may have saved meanwhile
      wasConnected = true;
    });
    socket.on('changed', ({ topic }) => topic === form.dataset.pullOn && void pull());
    socket.on('beside', ({ person, place: where, saved }) => {
      if (form.dataset.place && form.dataset.place !== where) return; // at another card
      others.set(person, { where, at: Date.now() });
      sayBeside();
      if (saved) void pull();
    });
    setInterval(sayBeside, 5000);
    if (form.dataset.place) setInterval(() => sayWhere(false), 10_000);
  }

  // What an earlier page could not send: it goes to the same place, field by field, and the page shows what came of it.
  async function sendKept({ fields, was: marks }) {
    say('Saving what was kept on this device…');
    const response = await send(new Map(fields), marks);
    if (!response.ok && response.status !== 422) throw new Error(`${response.status}`);
    if (response.ok) {
      localStorage.removeItem(key);
      keeps = false;
      const page = new URL(location.href);
      page.search = '?done=kept';
      page.hash = '';
      return location.replace(page);
    }
    for (const [name, value] of fields) put(name, value);
    say(
      `Some of what was kept on this device could not be saved. It stands in the form again: choose “${button}” to see why.`,
    );
  }

  form.addEventListener('input', () => {
    say('Saving…');
    keep();
    schedule(PAUSE);
    if (Date.now() - told > 4000) {
      told = Date.now();
      sayWhere(false);
    }
  });
  form.addEventListener('submit', () => {
    keep(true); // the portal may be away: what is in the form stays here until a page of it has come back
    keeps = false;
    clearTimeout(timer);
  });
  addEventListener('pageshow', () => (keeps = true));
  addEventListener('pagehide', () => keep());
  addEventListener('online', () => schedule(100));

  const kept = keptHere().find(([each]) => each === key);
  const plain = (text) => (text ?? '').replaceAll('\r\n', '\n').trim();
  const here = values();
  const stands = kept?.[1].fields.every(([name, value]) => plain(here.get(name)) === plain(value));
  if (stands && clean.size) localStorage.removeItem(key);
  else if (stands) schedule(PAUSE);
  else if (kept)
    sendKept(kept[1]).catch(() => say('Not connected: what was kept on this device will be saved when you are back.'));
}
