// The small things that make pages better where scripts run; every page works without them.
import { initAll } from './govuk.js';
import { forgetDrafts, forgetSent, keptHere, startDraft } from './draft.js';
import { keepFresh } from './fresh.js';
import { moveCards } from './moving.js';
import { pasteAsText } from './paste.js';
import { beAt, workTogether } from './together.js';
import './file-size.js';
import './list-keys.js';
import './look-first.js';
import { io } from './socket.io.js';

initAll();

// A button pressed twice sends once; a form's buttons may stand elsewhere on the page.
const buttonsOf = (form) => [...form.elements].filter(({ type }) => type === 'submit');
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', (event) => {
    setTimeout(() => {
      if (!event.defaultPrevented) buttonsOf(form).forEach((button) => (button.disabled = true));
    }, 0);
  });
}
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[method="post"]'))
    buttonsOf(form).forEach((button) => (button.disabled = false));
});

// How many wait behind a link of the navigation: asked when the page opens, and again at each news.
const counts = [...document.querySelectorAll('[data-count]')];
function countAgain() {
  for (const count of counts)
    fetch(count.dataset.count, { headers: { accept: 'application/json' } })
      .then((response) => (response.ok ? response.json() : { unread: 0 }))
      .then(({ unread }) => (count.textContent = unread ? ` (${unread})` : ''))
      .catch(() => undefined);
}
countAgain();

// Live rooms: a bar says that something changed; nothing moves under the pointer until the person asks.
const live = document.querySelector('[data-live]');
const draft = document.querySelector('form[data-autosave]');
const fresh = [...document.querySelectorAll('[data-fresh]')];
const together = document.querySelector('[data-together]');
const busy = document.querySelector('[data-at-place]');
const socket = (live || draft?.dataset.room || fresh.length || together || busy) && io({ transports: ['websocket'] });
if (socket) {
  // Closed by the portal because access is another: asks to be let in again, once for each time that it was.
  let isWelcome = false;
  socket.on('welcome', () => (isWelcome = true));
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect' && isWelcome) setTimeout(() => socket.connect(), 500);
    isWelcome = false;
  });
}
if (live) {
  const announcer = live.querySelector('[data-live-bar]');
  let changes = 0;
  socket.on('connect', () => socket.emit('watch', { rooms: live.dataset.live.split(' ') }));
  socket.on('changed', ({ topic }) => {
    const isMessage = topic === 'message.posted';
    if (isMessage) countAgain();
    if (isMessage !== 'liveMessages' in live.dataset) return;
    changes += 1;
    announcer.hidden = false;
    announcer.querySelector('[data-live-words]').textContent =
      changes === 1 ? '1 change since you opened this page.' : `${changes} changes since you opened this page.`;
  });
  socket.on('disconnect', () => (live.dataset.connected = 'no'));
  socket.on('watching', () => (live.dataset.connected = 'yes'));
}

if (fresh.length) keepFresh(fresh, socket);
if (together) moveCards(together, workTogether(together, socket));
if (busy) beAt(busy, socket);
if (draft) startDraft(draft, socket);
else forgetSent();
for (const field of document.querySelectorAll('textarea')) field.addEventListener('paste', pasteAsText);

// Signing out leaves nothing on the device; what the portal does not have yet is asked about first.
for (const form of document.querySelectorAll('form[action="/sign-out"]')) {
  form.addEventListener('submit', (event) => {
    const question =
      'Some of what you wrote is on this device only and not saved yet. Sign out and remove it? To keep it, stay signed in until you are connected and it says saved.';
    if (keptHere().length && !confirm(question)) event.preventDefault();
    else forgetDrafts();
  });
}
