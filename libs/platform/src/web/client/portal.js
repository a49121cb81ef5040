// The small things that make pages better where scripts run; every page works without them.
import { initAll } from './govuk.js';
import { io } from './socket.io.js';

initAll();

// A button pressed twice sends once.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', () => {
    setTimeout(() => form.querySelectorAll('button').forEach((button) => (button.disabled = true)), 0);
  });
}
addEventListener('pageshow', () => {
  document.querySelectorAll('form[method="post"] button').forEach((button) => (button.disabled = false));
});

// Live rooms: a bar says that something changed; nothing moves under the pointer until the person asks.
const live = document.querySelector('[data-live]');
if (live) {
  const socket = io({ transports: ['websocket'] });
  const announcer = live.querySelector('[data-live-bar]');
  let changes = 0;
  socket.on('connect', () => socket.emit('watch', { rooms: live.dataset.live.split(' ') }));
  socket.on('changed', () => {
    changes += 1;
    announcer.hidden = false;
    announcer.querySelector('[data-live-words]').textContent =
      changes === 1 ? '1 change since you opened this page.' : `${changes} changes since you opened this page.`;
  });
  socket.on('disconnect', () => (live.dataset.connected = 'no'));
  socket.on('watching', () => (live.dataset.connected = 'yes'));
}

// Drafts: saved a few seconds after the last key, with the state in words. What could not be sent stays on this device
// and is sent when the page is next open; where somebody else saved meanwhile, the page shows both.
const draft = document.querySelector('form[data-autosave]');
if (draft) {
  const PAUSE = 3000;
  const APART = 10_000;
  const state = document.querySelector('[data-autosave-state]');
  const key = `draft:${draft.dataset.autosave}`;
  let timer;
  let lastSent = 0;
  let saving = false;
  let dirty = false;

  const say = (words) => (state.textContent = words);
  const token = () => draft.elements._csrf.value;

  function fields() {
    const all = new URLSearchParams(new FormData(draft));
    all.delete('_once');
    all.delete('_csrf');
    return all;
  }

  function send(what) {
    const body = new URLSearchParams(what);
    body.set('_csrf', token());
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    return fetch(draft.dataset.autosave, { method: 'POST', headers, body });
  }

  function schedule(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, Math.max(wait, lastSent + APART - Date.now()));
  }

  async function save() {
    if (saving) return;
    saving = true;
    dirty = false;
    lastSent = Date.now();
    const sent = fields();
    try {
      const response = await send(sent);
      const answer = await response.json().catch(() => ({}));
      if (response.ok) {
        draft.elements.draftVersion.value = answer.draftVersion;
        localStorage.removeItem(key);
        if (!dirty) say(answer.words);
      } else if (response.status === 409) {
        say('Somebody else saved this too. Choose “Save draft” to see both: nothing is lost.');
      } else if (response.status === 401) {
        say('You are signed out. Your words are still here: choose “Save draft” and sign in, and they are saved.');
      } else {
        say('Not saved yet. Choose “Save draft” to see why.');
      }
    } catch {
      keep(sent);
      say('Not connected: kept on this device, will save.');
      dirty = true;
    } finally {
      saving = false;
      if (dirty) schedule(PAUSE);
    }
  }

  function keep(what) {
    try {
      localStorage.setItem(key, what.toString());
    } catch {
      say('Not connected, and this device has no room to keep a copy: leave this page open until it says saved.');
    }
  }

  // Sends what an earlier page could not. Refused for any reason, it goes to the page that shows why, with every word.
  async function sendKept(kept) {
    say('Sending what was kept on this device…');
    const response = await send(kept);
    if (response.status === 401 || response.status >= 500) return;
    localStorage.removeItem(key);
    if (response.ok) return location.reload();
    const form = document.createElement('form');
    form.method = 'post';
    form.action = draft.action;
    const all = [...new URLSearchParams(kept), ['_csrf', token()], ['_once', draft.elements._once.value]];
    for (const [name, value] of all)
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    document.body.append(form);
    form.submit();
  }

  draft.addEventListener('input', () => {
    dirty = true;
    say('Saving…');
    schedule(PAUSE);
  });
  draft.addEventListener('submit', () => {
    dirty = false;
    clearTimeout(timer);
    localStorage.removeItem(key);
  });
  addEventListener('pagehide', () => dirty && keep(fields()));
  addEventListener('online', () => dirty && schedule(100));

  const kept = localStorage.getItem(key);
  if (kept) sendKept(kept).catch(() => say('Not connected: kept on this device, will save.'));
}
