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

// Drafts: saved a few seconds after the last key, with the state in words.
const draft = document.querySelector('form[data-autosave]');
if (draft) {
  const state = document.querySelector('[data-autosave-state]');
  const key = `draft:${draft.dataset.autosave}`;
  let timer;
  let saving = false;
  let dirty = false;

  const fields = () => new URLSearchParams(new FormData(draft));
  const say = (words) => (state.textContent = words);

  async function save() {
    if (saving) return;
    saving = true;
    dirty = false;
    try {
      const response = await fetch(draft.dataset.autosave, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: fields(),
      });
      const answer = await response.json().catch(() => ({}));
      if (response.ok) {
        draft.elements.draftVersion.value = answer.draftVersion;
        localStorage.removeItem(key);
        say(`Saved ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`);
      } else if (response.status === 409) {
        say('Somebody else saved this draft. Choose "Save draft" to see both.');
      } else if (response.status === 401) {
        say('You are signed out: kept on this device. Choose "Save draft", sign in, and it continues.');
      } else {
        say('Not saved yet: choose "Save draft" to see why.');
      }
    } catch {
      localStorage.setItem(key, fields().toString());
      say('Not connected: kept on this device, will save.');
      schedule(5000);
    } finally {
      saving = false;
      if (dirty) schedule(1500);
    }
  }

  function schedule(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  draft.addEventListener('input', () => {
    dirty = true;
    say('Saving…');
    schedule(2000);
  });
  draft.addEventListener('submit', () => clearTimeout(timer));
  addEventListener('online', () => schedule(100));
}
